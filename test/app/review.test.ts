import * as v from 'valibot';
import { openPostmortem } from '../../src/app/postmortem';
import { saveMeeting, savePlan } from '../../src/app/review';
import { REVIEW_DEADLINES } from '../../src/app/review-deadlines';
import { saveSetting } from '../../src/app/site-settings';
import { deadlineRules, reviewMeeting, reviewPlan } from '../../src/contract/review';
import { Conflict } from '../../src/domain/failure';
import { NO_MEETING, NO_PLAN, type ReviewMeeting, type ReviewPlan } from '../../src/domain/review';
import { DEFAULT_DEADLINES, PAGERDUTY_DEADLINES } from '../../src/domain/review-deadline';
import { aCaller, anEdit, anId, aPage, PLACE } from '../support/builders';
import { type MemoryWorld, memoryWorld } from '../support/ports-world';

const AT = '2026-03-04T11:30:00.000Z';

async function opened(world: MemoryWorld) {
  const answer = await openPostmortem(world, aCaller(), aPage(), PLACE);
  if (answer.kind !== 'postmortem') throw new Error('nothing was saved');
  return answer.postmortem;
}

const plan = (world: MemoryWorld, part: Partial<ReviewPlan>, version = 0, edit = anEdit()) =>
  savePlan(world, edit, { version, value: { ...NO_PLAN, ...part } });
const meet = (world: MemoryWorld, part: Partial<ReviewMeeting>, version = 0, edit = anEdit()) =>
  saveMeeting(world, edit, { version, value: { ...NO_MEETING, ...part } });

describe('a review', () => {
  it('is planned by account, kept without it, and shown by account', async () => {
    const world = memoryWorld();
    await plan(world, { at: AT, invitees: ['ada', 'bob'] });
    const { reviewPlan: shown, people } = await opened(world);
    expect(shown).toEqual({ version: 1, value: { ...NO_PLAN, at: AT, invitees: ['ada', 'bob'] } });
    expect(people).toEqual(['ada', 'bob']);
    expect(JSON.stringify(world.db.log)).not.toMatch(/ada|bob/);
    expect(world.db.log.at(-1)?.change.what).toBe('review-planned');
  });

  it('that is planned by one while another notes who came is no conflict', async () => {
    const world = memoryWorld();
    const came = { person: 'ada', role: 'scribe' as const, attended: true };
    await plan(world, { at: AT });
    await meet(world, { startedAt: AT, attendance: [came] });
    await plan(world, { at: null }, 1);
    expect(await opened(world)).toMatchObject({
      reviewPlan: { version: 2, value: { at: null } },
      reviewMeeting: { version: 1, value: { startedAt: AT, heldAt: null, attendance: [came] } },
    });
  });

  it('started by two at once was started once', async () => {
    const world = memoryWorld();
    await meet(world, { startedAt: AT });
    const late = meet(world, { startedAt: '2026-03-04T11:30:01.000Z' });
    await expect(late).rejects.toThrow(Conflict);
    await expect(late).rejects.toMatchObject({ current: { version: 1, value: { startedAt: AT } } });
  });

  it('keeps those who closed their accounts, as nobody', async () => {
    const world = memoryWorld();
    await meet(world, { attendance: [{ person: 'ada', role: null, attended: true }] });
    world.db.people.delete('ada');
    const gone = { person: '', role: null, attended: true };
    expect((await opened(world)).reviewMeeting.value.attendance).toEqual([gone]);
    await meet(world, { heldAt: AT, attendance: [gone] }, 1);
    expect((await opened(world)).reviewMeeting.value).toMatchObject({ heldAt: AT, attendance: [gone] });
  });

  it('is due by what the site says, which the page is told', async () => {
    const world = memoryWorld();
    await plan(world, {});
    expect((await opened(world)).reviewDeadlines).toEqual(DEFAULT_DEADLINES);
    const input = { changeId: anId(), version: 0, value: PAGERDUTY_DEADLINES };
    await saveSetting(world, aCaller(), REVIEW_DEADLINES, input);
    expect((await opened(world)).reviewDeadlines).toEqual(PAGERDUTY_DEADLINES);
  });
});

describe('what is said of a review', () => {
  const planned = (part: object) => v.safeParse(reviewPlan, { ...NO_PLAN, ...part });

  it('is checked: people once, minutes whole, texts of one line, real times', () => {
    expect(planned({ invitees: ['ada', 'ada', '', ''] }).output).toMatchObject({ invitees: ['ada', '', ''] });
    expect(planned({ minutes: 7.5 }).success).toBe(false);
    expect(planned({ minutes: 5 }).issues?.[0].message).toMatch(/from 15 to 480/);
    expect(planned({ agenda: [{ title: ' ', minutes: 5 }] }).issues?.[0].message).toMatch(/is empty/);
    expect(planned({ at: '2026-02-30T10:00:00.000Z' }).success).toBe(false);
    expect(planned({ invitees: ['no id!'] }).success).toBe(false);
    const someone = { person: 'ada', role: 'boss', attended: true };
    expect(v.is(reviewMeeting, { ...NO_MEETING, attendance: [someone] })).toBe(false);
  });

  it('takes the presets as deadlines, and none that lie too far or nowhere', () => {
    expect(v.is(deadlineRules, DEFAULT_DEADLINES) && v.is(deadlineRules, PAGERDUTY_DEADLINES)).toBe(true);
    for (const rule of [
      { unit: 'hours', count: 0 },
      { unit: 'business-days', count: 21 },
      { unit: 'weeks', count: 1 },
    ])
      expect(v.is(deadlineRules, { ...DEFAULT_DEADLINES, SEV1: rule })).toBe(false);
  });
});
