import { readIssues } from '../../src/app/jira-sync';
import { sendReminders, startReminders } from '../../src/app/reminders';
import { JiraLimited, JiraNotConnected, JiraUnavailable } from '../../src/domain/failure';
import { aChange, aHeader, EDITOR, PLACE } from '../support/builders';
import { LATE, OTHER, SOON } from '../support/builders-reminders';
import { savedActions, stored } from '../support/builders-saved';
import { type MemoryWorld, memoryWorld } from '../support/ports-world';
import { reminderRuns } from '../support/reminder-runs';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let world: MemoryWorld;
beforeEach(() => {
  world = memoryWorld();
});

const { drain, issueOf, linked, linkedToOthers, resolved, runDay, subjects } = reminderRuns(() => world);

describe('what is due', () => {
  it('is told its owner once, in one mail about the most urgent issue', async () => {
    const [soon, late, low] = await linked(
      {},
      { dueOn: LATE, priority: 'high' },
      { dueOn: LATE, priority: 'low' },
    );
    await runDay();
    expect(world.notices.mails).toMatchObject([
      {
        issueId: await issueOf(late ?? ''),
        accountId: EDITOR,
        subject: '2 actions overdue, 1 action due soon',
      },
    ]);
    const { textBody } = world.notices.mails[0] ?? { textBody: '' };
    for (const id of [soon, late, low])
      expect(textBody).toContain(`- ${(await stored(world, id ?? '')).issue.issueKey ?? ''} Rehearse`);
    await runDay();
    world.clock.advance(DAY);
    await runDay();
    expect(world.notices.mails).toHaveLength(1);
  });

  it('is told again once it is overdue', async () => {
    await linked({});
    await runDay();
    world.clock.advance(3 * DAY);
    await runDay();
    expect(subjects()).toEqual(['OPS-1 is due in 2 days', 'OPS-1 is 1 day overdue']);
  });

  it('waits for the page to take over what was edited in Jira', async () => {
    const [id = ''] = await linked({ dueOn: LATE });
    const issueId = await issueOf(id);
    await readIssues(world, [issueId]);
    world.issues.edit(issueId, { dueOn: '2026-03-20' });
    await runDay();
    world.issues.edit(issueId, { dueOn: LATE, owner: OTHER });
    await runDay();
    expect(subjects()).toEqual([]);
    world.issues.edit(issueId, { dueOn: SOON });
    await readIssues(world, [issueId]);
    expect((await stored(world, id)).fields).toMatchObject({ dueOn: SOON, owner: OTHER });
    await runDay();
    expect(world.notices.mails).toMatchObject([{ subject: 'OPS-1 is due in 2 days', accountId: OTHER }]);
  });

  it('is nothing where Jira knows better: done, archived, gone, or given to somebody else', async () => {
    const ids = await linked({ dueOn: LATE }, { dueOn: LATE }, { dueOn: LATE });
    const [done, archived, gone] = await Promise.all(ids.map(issueOf));
    world.issues.change(done ?? '', { done: true });
    world.issues.change(archived ?? '', { archived: 'issue' });
    world.issues.change(gone ?? '', { gone: true });
    await runDay();
    expect(world.notices.mails).toEqual([]);
    world.issues.change(done ?? '', { done: false });
    await runDay();
    expect(subjects()).toEqual(['OPS-1 is 3 days overdue']);
  });

  it('is no mail without an issue', async () => {
    await savedActions(world, [{ owner: EDITOR, dueOn: LATE }]);
    await runDay();
    expect(world.notices.askedAbout).toEqual([]);
    expect(world.notices.mails).toEqual([]);
  });

  it('goes in a mail of its own where not everybody with a look at the project may see it', async () => {
    const ids = await linked({ dueOn: LATE }, { dueOn: LATE }, { dueOn: LATE });
    const [, , secured] = await Promise.all(ids.map(issueOf));
    world.issues.change(secured ?? '', { secured: true });
    await linkedToOthers({ dueOn: LATE });
    await runDay();
    expect(subjects().sort()).toEqual([
      '2 actions overdue',
      'OPS-3 is 3 days overdue',
      'OPS-4 is 3 days overdue',
    ]);
    for (const { subject, textBody } of world.notices.mails)
      expect(textBody.match(/OPS-\d/g)).toHaveLength(subject.startsWith('OPS') ? 1 : 2);
    expect(new Set(world.notices.mails.map(({ accountId }) => accountId))).toEqual(new Set([EDITOR]));
  });

  it('goes in one mail for each project', async () => {
    const ids = await linked({ dueOn: LATE }, { dueOn: LATE }, { dueOn: LATE });
    world.issues.change(await issueOf(ids[2] ?? ''), { projectId: '10007' });
    await runDay();
    expect(subjects()).toEqual(['2 actions overdue', 'OPS-3 is 3 days overdue']);
  });

  it('says nothing of the page, which may be confidential', async () => {
    await linked({ dueOn: LATE });
    await resolved(60 * HOUR);
    await runDay();
    const { title } = aHeader();
    expect(JSON.stringify(world.notices.mails)).not.toContain(title);
    expect(JSON.stringify(world.notices.mails)).not.toContain(PLACE.pageId);
  });
});

describe('who is not reminded', () => {
  it('is whoever has an inactive account; back again, they are told', async () => {
    await linked({});
    world.notices.inactive.add(EDITOR);
    await runDay();
    expect(world.notices.mails).toEqual([]);
    expect(world.issues.reads).toEqual([]);
    world.notices.inactive.clear();
    await runDay();
    expect(world.notices.mails).toHaveLength(1);
  });

  it('is whoever wants no mail, and everybody while the site wants none', async () => {
    await linked({});
    const personId = await world.people.idOf(EDITOR);
    await world.reminders.saveSwitch({ personId }, 0, false, aChange());
    await runDay();
    await world.reminders.saveSwitch({ personId }, 1, true, aChange());
    await world.reminders.saveSwitch('site', 0, false, aChange());
    await runDay();
    expect(world.notices.mails).toEqual([]);
    await world.reminders.saveSwitch('site', 1, true, aChange());
    await runDay();
    expect(world.notices.mails).toHaveLength(1);
  });
});

describe('when something fails', () => {
  it('a refused mail is tried with the next run', async () => {
    await linked({});
    world.notices.script = ['refused'];
    await runDay();
    expect(world.queues.reminders).toEqual([]);
    expect(world.notices.mails).toEqual([]);
    world.clock.advance(DAY);
    await runDay();
    expect(world.notices.mails).toHaveLength(1);
  });

  it.each(['lost', 'late'] as const)('a mail in doubt (%s) is never sent again', async (fate) => {
    await linked({});
    world.notices.script = [fate];
    await runDay();
    await runDay();
    expect(world.notices.mails).toHaveLength(fate === 'late' ? 1 : 0);
  });

  it('a used-up quota stops the site, and the run goes on the same day', async () => {
    await linked({});
    world.notices.script = [new JiraLimited({ reason: 'quota', waitMs: 40 * 60_000 })];
    const before = world.clock.now();
    await runDay();
    expect(world.notices.mails).toHaveLength(1);
    expect(world.clock.now() - before).toBeGreaterThanOrEqual(40 * 60_000);
    expect(world.clock.now() - before).toBeLessThan(HOUR);
  });

  it('nothing is asked while the site is paused, and a run of yesterday gives way to that of today', async () => {
    await linked({});
    await world.jiraLimits.pause(world.clock.iso(30 * HOUR));
    await runDay();
    expect(world.notices.askedAbout).toEqual([]);
    expect(world.issues.reads).toEqual([]);
    world.clock.advance(12 * HOUR);
    await runDay();
    expect(world.notices.mails).toHaveLength(1);
  });

  it('a Jira without this app is left alone until tomorrow', async () => {
    await linked({});
    world.notices.failures = [new JiraNotConnected()];
    await runDay();
    expect(world.notices.mails).toEqual([]);
    world.notices.script = [new JiraNotConnected()];
    await runDay();
    await runDay();
    expect(world.notices.mails).toHaveLength(1);
  });

  it('a Jira that does not answer is asked again, with growing pauses', async () => {
    await linked({});
    world.notices.failures = [new JiraUnavailable('x'), new JiraUnavailable('x')];
    world.issues.failures = [new JiraUnavailable('x')];
    await runDay();
    expect(world.notices.mails).toHaveLength(1);
  });

  it('somebody whose issues cannot be read at all does not keep the others waiting for ever', async () => {
    await linked({}, { owner: OTHER });
    const { read } = world.issues;
    world.issues.read = async (as, ids) => {
      if (ids.includes('10001')) throw new JiraUnavailable('cannot be read');
      return read.call(world.issues, as, ids);
    };
    await runDay();
    expect(world.notices.mails.map(({ accountId }) => accountId)).toEqual([OTHER]);
  });

  it('a claim that failed is given back', async () => {
    await linked({});
    const { claim } = world.reminders;
    const broken = async (...given: Parameters<typeof claim>) => {
      await claim(...given);
      throw new Error('the database timed out');
    };
    const claims = [broken];
    Object.assign(world.reminders, {
      claim: (...given: Parameters<typeof claim>) => (claims.shift() ?? claim)(...given),
    });
    await expect(runDay()).rejects.toThrow('timed out');
    await runDay();
    expect(world.notices.mails).toHaveLength(1);
  });
});

describe('a run', () => {
  it('goes from page to page of people, and twenty accounts are one question', async () => {
    await linked(...Array.from({ length: 45 }, (_, place) => ({ owner: `account-${String(place)}` })));
    await runDay();
    expect(world.notices.mails).toHaveLength(45);
    expect(world.notices.askedAbout.map((accounts) => accounts.length)).toEqual([20, 20, 5]);
  });

  it('leaves to the next function what it has no time for', async () => {
    await linked({}, { owner: OTHER });
    await startReminders(world);
    world.deadline.ms = 10_000;
    const [first] = world.queues.reminders.splice(0);
    if (!first) throw new Error('a run begins');
    await sendReminders(world, first.job);
    expect(world.notices.mails).toEqual([]);
    expect(world.queues.reminders).toHaveLength(1);
    world.deadline.ms = 250_000;
    await drain();
    expect(world.notices.mails).toHaveLength(2);
  });

  it('twice at once tells nobody twice', async () => {
    await linked({}, { dueOn: LATE }, { owner: OTHER });
    await startReminders(world);
    const [{ job } = { job: null }] = world.queues.reminders;
    if (!job) throw new Error('a run begins');
    await Promise.all([sendReminders(world, job), sendReminders(world, job), sendReminders(world, job)]);
    expect(world.notices.mails.map(({ accountId }) => accountId).sort()).toEqual([EDITOR, OTHER]);
  });
});
