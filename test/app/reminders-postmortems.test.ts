import { readIssues } from '../../src/app/jira-sync';
import { aCause, aChange, EDITOR } from '../support/builders';
import { LATE, OTHER } from '../support/builders-reminders';
import { savedActions, stored } from '../support/builders-saved';
import { keyOf } from '../support/ports-contract';
import { type MemoryWorld, memoryWorld } from '../support/ports-world';
import { reminderRuns } from '../support/reminder-runs';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let world: MemoryWorld;
beforeEach(() => {
  world = memoryWorld();
});

const { issueOf, linked, linkedToOthers, resolved, runDay, subjects } = reminderRuns(() => world);

/** With a summary and a cause. */
async function finished(): Promise<void> {
  const { postmortem } = await world.postmortems.basis(keyOf('x'));
  if (!postmortem) throw new Error('there is a record');
  await world.postmortems.saveSection(postmortem.id, 'summary', null, 'It was down', aChange());
  await world.causes.save(postmortem.id, null, aCause(), aChange());
}

describe('a review', () => {
  it('is told whoever recorded the postmortem, with an issue of theirs, before its deadline and after', async () => {
    await linked({ dueOn: null });
    await resolved(47 * HOUR);
    await runDay();
    expect(subjects()).toEqual([]);
    world.clock.advance(DAY);
    await runDay();
    await runDay();
    expect(subjects()).toEqual(['1 review due']);
    expect(world.notices.mails[0]?.textBody).toContain(
      'the postmortem that OPS-1 is an action of is to be held by',
    );
    world.clock.advance(DAY);
    await runDay();
    world.clock.advance(DAY);
    await runDay();
    expect(subjects()).toEqual(['1 review due', '1 review due']);
    expect(world.notices.mails[1]?.textBody).toContain('was to be held by');
  });

  it('goes along with what else is due, and by an issue that the recipient has', async () => {
    await linkedToOthers({ dueOn: LATE });
    await linked({ dueOn: null });
    await resolved(60 * HOUR);
    await runDay();
    expect(subjects()).toEqual(['OPS-1 is 3 days overdue', '1 review due']);
    expect(world.notices.mails[1]?.textBody).toContain('OPS-2');
    expect(world.notices.mails[1]?.textBody).not.toContain('OPS-1');
  });

  it('goes by any issue of the postmortem that is open to its project where the recipient has none', async () => {
    const [secured = ''] = await linked({ owner: OTHER, dueOn: null }, { owner: OTHER, dueOn: null });
    world.issues.change(await issueOf(secured), { secured: true });
    await resolved(60 * HOUR);
    await runDay();
    expect(world.notices.mails).toMatchObject([{ accountId: EDITOR, subject: '1 review due' }]);
    expect(world.notices.mails[0]?.textBody).toContain('OPS-2');
    expect(JSON.stringify(world.notices.mails)).not.toContain('OPS-1');
    await runDay();
    expect(world.notices.mails).toHaveLength(1);
  });

  it('is no mail where only some may see its issues, or where there is none', async () => {
    const [secured = ''] = await linked({ owner: OTHER, dueOn: null });
    world.issues.change(await issueOf(secured), { secured: true });
    await savedActions(world, [{ owner: EDITOR, dueOn: null }]);
    await resolved(60 * HOUR);
    await runDay();
    expect(subjects()).toEqual([]);
    world.issues.change(await issueOf(secured), { secured: false });
    await runDay();
    expect(subjects()).toEqual(['1 review due']);
  });
});

describe('an old postmortem', () => {
  it('is told whoever recorded it after four weeks and after eight, while actions are open', async () => {
    const [id = ''] = await linked({ owner: OTHER, dueOn: null });
    await finished();
    await resolved(27 * DAY);
    await runDay();
    expect(subjects()).toEqual([]);
    world.clock.advance(DAY);
    await runDay();
    await runDay();
    expect(subjects()).toEqual(['1 old postmortem']);
    expect(world.notices.mails[0]?.textBody).toContain(
      'actions of the postmortem that OPS-1 is an action of',
    );
    world.clock.advance(27 * DAY);
    await runDay();
    expect(subjects()).toHaveLength(1);
    world.clock.advance(DAY);
    await runDay();
    await runDay();
    expect(subjects()).toEqual(['1 old postmortem', '1 old postmortem']);
    expect(new Set(world.notices.mails.map(({ accountId }) => accountId))).toEqual(new Set([EDITOR]));
    expect(await stored(world, id)).toMatchObject({ issue: { issueDone: false } });
  });

  it('is told of once when it was never finished, and not at all when it was and all is done', async () => {
    const [id = ''] = await linked({ owner: OTHER, dueOn: null });
    world.issues.change(await issueOf(id), { done: true });
    await readIssues(world, [await issueOf(id)]);
    await resolved(29 * DAY);
    await runDay();
    expect(subjects()).toEqual([]);
    world.clock.advance(DAY);
    await runDay();
    world.clock.advance(DAY);
    await runDay();
    expect(subjects()).toEqual(['1 old postmortem']);
    expect(world.notices.mails[0]?.textBody).toContain('still lacks its summary or its causes');
  });

  it('that is finished and has nothing open is nobody’s concern', async () => {
    const [id = ''] = await linked({ owner: OTHER, dueOn: null });
    world.issues.change(await issueOf(id), { done: true });
    await readIssues(world, [await issueOf(id)]);
    await finished();
    await resolved(40 * DAY);
    await runDay();
    expect(world.notices.askedAbout).toEqual([]);
    expect(subjects()).toEqual([]);
  });

  it('that was told of has its issues read no more', async () => {
    await linked({ owner: OTHER, dueOn: null });
    await finished();
    await resolved(30 * DAY);
    await runDay();
    const { length } = world.issues.reads;
    await runDay();
    expect(world.issues.reads).toHaveLength(length);
    expect(subjects()).toHaveLength(1);
  });
});
