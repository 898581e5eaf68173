import { readIssues } from '../../src/app/jira-sync';
import { sendReminders, startReminders } from '../../src/app/reminders';
import type { ActionFields } from '../../src/domain/actions';
import { aCause, aChange, aHeader, EDITOR } from '../support/builders';
import { pressCreate, savedActions, stored } from '../support/builders-saved';
import { keyOf } from '../support/ports-contract';
import { type MemoryWorld, memoryWorld } from '../support/ports-world';

const OTHER = 'account-other';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** The clock stands at 2 March 2026, 09:00 UTC. */
const LATE = '2026-02-27';
const SOON = '2026-03-04';

let world: MemoryWorld;
beforeEach(() => {
  world = memoryWorld();
});

/** Actions of the editor with an issue each. */
async function linked(...actions: readonly Partial<ActionFields>[]): Promise<string[]> {
  const ids = await savedActions(
    world,
    actions.map((fields) => ({ owner: EDITOR, dueOn: SOON, ...fields })),
  );
  await pressCreate(world, ids);
  return ids;
}

/** Its owner cannot be assigned there, so Jira has somebody else. */
async function linkedToOthers(fields: Partial<ActionFields>): Promise<void> {
  world.issues.leaves = { owner: 'This owner cannot be assigned.' };
  const [id] = await linked(fields);
  world.issues.leaves = {};
  world.issues.edit(await issueOf(id ?? ''), { owner: OTHER });
}

const issueOf = async (id: string) => (await stored(world, id)).issue.issueId ?? '';

/** Everything that is queued, as the platform delivers it; time passes while a job waits. */
async function drain(): Promise<void> {
  for (let entry = world.queues.reminders.shift(); entry; entry = world.queues.reminders.shift()) {
    world.clock.advance(entry.delaySeconds * 1000);
    await sendReminders(world, entry.job);
  }
}

async function runDay(): Promise<void> {
  await startReminders(world);
  await drain();
}

const subjects = () => world.notices.mails.map(({ subject }) => subject);

/** Nothing but the record: resolved so long ago, made by the editor. */
async function resolved(msAgo: number): Promise<void> {
  const basis = await world.postmortems.basis(keyOf('x'));
  if (!basis.postmortem || !basis.row) throw new Error('there is a record');
  const header = aHeader({ resolvedAt: world.clock.iso(-msAgo) });
  await world.postmortems.saveHeader(basis.postmortem.id, basis.row, header, aChange());
}

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
