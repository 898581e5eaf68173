import { readIssues, refreshActions, sweep } from '../../src/app/jira-sync';
import { linkIssue } from '../../src/app/link-issue';
import { askGate } from '../../src/app/release-gate';
import { createGateToken } from '../../src/app/release-gate-settings';
import { retrySync } from '../../src/app/retry-sync';
import { JiraUnavailable } from '../../src/domain/failure';
import { aCaller, aChange, anId, aPage, PLACE } from '../support/builders';
import { pressCreate, savedActions, stored } from '../support/builders-saved';
import { drainJobs } from '../support/jobs';
import { memoryWorld, type MemoryWorld } from '../support/ports-world';

const HOUR = 3_600_000;
/** The platform starts a sweep when it can. */
const SLOW_HOUR = HOUR + 60_000;

async function linked(count: number) {
  const world = memoryWorld();
  const actions = Array.from({ length: count }, () => ({}));
  const ids = await savedActions(world, actions);
  await pressCreate(world, ids);
  await drainJobs(world);
  return { world, ids, issueId: '10001', id: ids[0] ?? '' };
}

/** Issues that the app may read and nobody may mark. */
async function unmarked(count: number) {
  const world = memoryWorld();
  world.issues.marking = 'refused';
  const ids = await savedActions(
    world,
    Array.from({ length: count }, () => ({})),
  );
  for (const actionId of ids) {
    const { issueId } = world.issues.add({ done: true });
    await linkIssue(world, { caller: aCaller(), page: aPage(), place: PLACE, actionId, issueId });
  }
  await drainJobs(world, 2 * count);
  return world;
}

async function gateOf(world: MemoryWorld) {
  const service = await world.services.findOrCreate('Checkout', anId(), aChange());
  const input = { changeId: anId(), name: 'ci', serviceIds: [service.id] };
  const { token } = await createGateToken(world, aCaller(), input);
  return async () => {
    const answer = await askGate(world, { token, service: 'Checkout', version: '1' });
    return typeof answer === 'string' ? answer : answer.verdict;
  };
}

async function hours(world: MemoryWorld, count: number): Promise<void> {
  for (let hour = 0; hour < count; hour += 1) {
    world.clock.advance(SLOW_HOUR);
    await sweep(world);
  }
}

const markedAs = async (world: MemoryWorld, id: string) => (await stored(world, id)).issue.marked;

describe('a marker that is gone', () => {
  it('is noticed by the next read, and written again by a job, once', async () => {
    const { world, id, issueId } = await linked(1);
    world.issues.change(issueId, { actionId: '' });
    await readIssues(world, [issueId]);
    expect(await markedAs(world, id)).toBe(false);
    expect(world.queues.jobs.map(({ job }) => job)).toEqual([{ kind: 'mark', actionIds: [id] }]);
    await drainJobs(world);
    expect(world.issues.issue(issueId)).toMatchObject({ actionId: id, installationId: 'installation-1' });
    expect(await markedAs(world, id)).toBe(true);
    const { version, issueVersion } = await stored(world, id);
    await readIssues(world, [issueId]);
    expect(world.queues.jobs).toEqual([]);
    expect(await stored(world, id)).toMatchObject({ version, issueVersion });
  });

  it('is told to whoever looks at the page', async () => {
    const { world, id, issueId } = await linked(1);
    world.issues.change(issueId, { actionId: '', done: true });
    const [view] = await refreshActions(world, aCaller(), PLACE, [id]);
    expect(view?.issue).toMatchObject({ marked: false, issueDone: true });
  });

  it('stays so where Jira takes none, and Jira is not asked again every hour', async () => {
    const { world, id, issueId } = await linked(1);
    world.issues.marking = 'refused';
    world.issues.change(issueId, { actionId: '' });
    await hours(world, 1);
    await drainJobs(world);
    await hours(world, 2);
    expect(world.queues.jobs).toEqual([]);
    expect(await markedAs(world, id)).toBe(false);
    world.issues.marking = 'written';
    await retrySync(world, { caller: aCaller(), page: aPage(), place: PLACE, actionIds: [id] });
    expect(await markedAs(world, id)).toBe(true);
  });

  it('is written although the job comes twice, and when Jira pauses or breaks it is tried again', async () => {
    const { world, id, issueId } = await linked(1);
    world.issues.change(issueId, { actionId: '' });
    await readIssues(world, [issueId]);
    await world.jiraLimits.pause(world.clock.iso(10_000));
    world.issues.failures = [null, new JiraUnavailable('Jira broke')];
    await expect(drainJobs(world)).rejects.toThrow('Jira broke');
    expect(await markedAs(world, id)).toBe(false);
    for (let time = 0; time < 2; time += 1) {
      await world.queues.sync({ kind: 'mark', actionIds: [id] }, 0);
      await drainJobs(world);
      expect(await markedAs(world, id)).toBe(true);
    }
  });

  it('is not written on an issue that was unlinked meanwhile', async () => {
    const { world, id, issueId } = await linked(1);
    world.issues.change(issueId, { actionId: '' });
    await readIssues(world, [issueId]);
    const { issue } = await stored(world, id);
    world.db.changeAction(id, (record) => ({ ...record, issue: { ...issue, state: 'none', issueId: null } }));
    await drainJobs(world);
    expect(world.issues.issue(issueId).actionId).toBe('');
  });
});

it('what changed while there was no marker is read with the marker, however late that is written', async () => {
  const { world, id, issueId } = await linked(1);
  world.issues.change(issueId, { done: true, actionId: '' });
  await readIssues(world, [issueId]);
  expect(await stored(world, id)).toMatchObject({ issue: { issueDone: true, marked: false } });
  world.issues.change(issueId, { done: false });
  world.clock.advance(3 * HOUR);
  await drainJobs(world);
  expect(await stored(world, id)).toMatchObject({ issue: { issueDone: false, marked: true } });
});

it('a marker that turns up counts only once the rest of that read is kept', async () => {
  const { world, id, issueId } = await linked(1);
  world.issues.change(issueId, { done: true, installationId: 'installation-2' });
  await readIssues(world, [issueId]);
  world.issues.change(issueId, { done: false, installationId: 'installation-1' });
  const settle = world.issueLinks.settle.bind(world.issueLinks);
  world.issueLinks.settle = () => Promise.reject(new Error('the function was killed'));
  await expect(readIssues(world, [issueId])).rejects.toThrow('killed');
  world.issueLinks.settle = () => Promise.resolve(false);
  await readIssues(world, [issueId]);
  expect(await stored(world, id)).toMatchObject({ issue: { issueDone: true, marked: false } });
  world.issueLinks.settle = settle;
  await drainJobs(world);
  expect(await stored(world, id)).toMatchObject({ issue: { issueDone: false, marked: true } });
});

describe('a marker that names something else', () => {
  it.each([
    ['another installation', { installationId: 'installation-2' }],
    ['another action', { actionId: anId() }],
  ])('%s: it is somebody’s, so it stays, and a sweep proves nothing of the issue', async (_what, other) => {
    const { world, id, issueId } = await linked(1);
    world.issues.change(issueId, other);
    await readIssues(world, [issueId]);
    expect(await markedAs(world, id)).toBe(false);
    await drainJobs(world);
    expect(world.issues.issue(issueId)).toMatchObject(other);
    world.issues.change(issueId, { installationId: 'installation-1', actionId: id });
    await readIssues(world, [issueId]);
    expect(await markedAs(world, id)).toBe(true);
  });
});

describe('the gate and issues without our marker', () => {
  it.each([
    [300, 'allowed'],
    [301, 'awaiting'],
  ] as const)('%d of them, a hundred read by each sweep: %s', async (count, verdict) => {
    const world = await unmarked(count);
    const ask = await gateOf(world);
    await hours(world, 6);
    expect(await ask()).toBe(verdict);
  });

  it('225 of them are kept verified beside any others, which still have their turn', async () => {
    const world = await unmarked(225);
    world.issues.marking = 'written';
    const others = await savedActions(
      world,
      Array.from({ length: 100 }, () => ({})),
    );
    await pressCreate(world, others);
    for (const { issueId } of world.issues.issues) world.issues.change(issueId, { done: true });
    await drainJobs(world, 500);
    const ask = await gateOf(world);
    for (let hour = 0; hour < 8; hour += 1) {
      await hours(world, 1);
      expect(await ask()).toBe('allowed');
    }
    const oldest = others.map((id) => world.db.actions.rows.get(id)?.value.readAt ?? '').sort()[0] ?? '';
    expect(oldest >= world.clock.iso(-5 * SLOW_HOUR)).toBe(true);
  });

  it('a done issue that lost its marker and was reopened lets nothing through for longer than five days', async () => {
    const { world, id, issueId } = await linked(1);
    world.issues.change(issueId, { done: true });
    await readIssues(world, [issueId]);
    const ask = await gateOf(world);
    // So many issues that the rotation never comes to this one.
    const rotation = world.issueLinks.forSweep.bind(world.issueLinks);
    world.issueLinks.forSweep = async (...given) => (await rotation(...given)).filter((one) => one.id !== id);
    world.issues.change(issueId, { done: false, actionId: '' });
    await hours(world, 118);
    expect(await ask()).toBe('allowed');
    await hours(world, 1);
    expect(await ask()).toBe('awaiting');
    world.issueLinks.forSweep = rotation;
    await hours(world, 1);
    expect(await ask()).toBe('prevented');
  });

  it('in a site whose rotation comes round, it is found at the next sweep', async () => {
    const { world, issueId } = await linked(90);
    for (const issue of world.issues.issues) world.issues.change(issue.issueId, { done: true });
    await hours(world, 1);
    const ask = await gateOf(world);
    expect(await ask()).toBe('allowed');
    world.issues.change(issueId, { done: false, actionId: '' });
    await hours(world, 1);
    expect(await ask()).toBe('prevented');
  });

  it('what changed before the longest look-back of a sweep after a pause is awaited, not believed', async () => {
    const { world, id, issueId } = await linked(1);
    world.issues.change(issueId, { done: true });
    await readIssues(world, [issueId]);
    world.issueLinks.forSweep = (changed) => world.issueLinks.byIssueIds(changed);
    const ask = await gateOf(world);
    world.clock.advance(HOUR);
    world.issues.change(issueId, { done: false });
    world.clock.advance(10 * 24 * HOUR);
    await sweep(world);
    expect((await stored(world, id)).issue.issueDone).toBe(true);
    expect(await ask()).toBe('awaiting');
  });
});
