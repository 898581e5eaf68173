import { saveAction } from '../../src/app/actions';
import { retryAll, syncHealth } from '../../src/app/jira-health';
import { readIssues } from '../../src/app/jira-sync';
import { hourlyUpkeep } from '../../src/app/upkeep';
import { JiraLimited, JiraNotConnected, JiraUnavailable } from '../../src/domain/failure';
import { anEdit } from '../support/builders';
import { pressCreate, savedActions, stored } from '../support/builders-saved';
import { drainJobs, runJob } from '../support/jobs';
import { memoryWorld, type MemoryWorld } from '../support/ports-world';

const HOUR = 3_600_000;

/** Actions with issues, and nothing left in the queue. */
async function linked(count: number): Promise<{ world: MemoryWorld; ids: string[] }> {
  const world = memoryWorld();
  const ids = await savedActions(
    world,
    Array.from({ length: count }, (_, place) => ({ title: `Task ${String(place)}` })),
  );
  await pressCreate(world, ids);
  await drainJobs(world);
  return { world, ids };
}

describe('the health of the sync', () => {
  const answers: readonly (readonly [string, Error | null])[] = [
    ['connected', null],
    ['not-connected', new JiraNotConnected()],
    ['silent', new JiraUnavailable('no answer')],
    ['connected', new JiraLimited({ reason: 'burst', waitMs: null })],
  ];
  it.each(answers)('is %s when Jira answers with %s', async (jira, failure) => {
    const world = memoryWorld();
    world.issues.failures = [failure];
    expect(await syncHealth(world)).toMatchObject({ jira, pausedUntil: null, lastSweepAt: null });
  });

  it('asks nothing during a pause, which Jira itself began', async () => {
    const world = memoryWorld();
    await world.jiraLimits.pause(world.clock.iso(60_000));
    world.issues.failures = [new Error('was asked all the same')];
    const paused = await syncHealth(world);
    expect(paused).toMatchObject({ jira: 'connected', pausedUntil: world.clock.iso(60_000) });
    world.clock.advance(60_000);
    world.issues.failures = [];
    expect((await syncHealth(world)).pausedUntil).toBeNull();
  });

  it('warns of the limit within the hour for which it was meant', async () => {
    const world = memoryWorld();
    world.clock.advance(40 * 60_000);
    const at = world.clock.iso();
    await world.jiraLimits.nearLimit(at);
    world.clock.advance(19 * 60_000);
    expect((await syncHealth(world)).nearLimitAt).toBe(at);
    world.clock.advance(60_000);
    expect((await syncHealth(world)).nearLimitAt).toBeNull();
  });

  it('does not hide a failure of our own', async () => {
    const world = memoryWorld();
    world.issues.failures = [new Error('a bug of ours')];
    await expect(syncHealth(world)).rejects.toThrow('a bug of ours');
  });

  it('counts actions and names those in trouble', async () => {
    const { world, ids } = await linked(2);
    const at = world.clock.iso(24 * HOUR);
    await world.issueLinks.schedule([ids[0]!], { at, delay: 'forbidden', attempts: 5 });
    const health = await syncHealth(world);
    expect(health.counts).toMatchObject({ linked: 2, pending: 1 });
    expect(health.troubled).toMatchObject([
      { actionId: ids[0], delay: 'forbidden', attempts: 5, nextAt: at, issueKey: 'OPS-1' },
    ]);
  });
});

describe('trying everything again', () => {
  it('ends the pause and starts nothing where nothing waits', async () => {
    const world = memoryWorld();
    await world.jiraLimits.pause(world.clock.iso(HOUR));
    expect(await retryAll(world)).toEqual({ started: 0 });
    expect(await world.jiraLimits.pausedUntil()).toBeNull();
    expect(world.queues.jobs.map(({ job }) => job.kind)).toEqual(['page-links']);
  });

  it('writes what an admin had to permit first, though its own time was hours away', async () => {
    const { world, ids } = await linked(3);
    world.issues.mayEdit = false;
    for (const id of ids) {
      const { version, fields, position } = await stored(world, id);
      await saveAction(world, anEdit(), { id, version, position, value: { ...fields, title: 'New words' } });
      await runJob(world, { kind: 'write', actionId: id });
      expect((await stored(world, id)).issue.pending).toMatchObject({ delay: 'forbidden' });
    }
    world.queues.jobs = [];
    world.issues.mayEdit = true;
    expect(await retryAll(world)).toEqual({ started: 3 });
    await drainJobs(world);
    for (const id of ids)
      expect((await stored(world, id)).issue).toMatchObject({ state: 'linked', pending: null });
    expect(world.issues.issues.map(({ values }) => values.title)).toEqual(ids.map(() => 'New words'));
    expect((await syncHealth(world)).troubled).toEqual([]);
  });

  it('reads the unreachable again, because a permission may be back', async () => {
    const { world, ids } = await linked(2);
    world.issues.hiddenFromApp.add('10000');
    await readIssues(world, ['10001', '10002']);
    expect((await stored(world, ids[0]!)).issue).toMatchObject({ state: 'unreachable', why: 'hidden' });
    world.issues.hiddenFromApp.clear();
    expect(await retryAll(world)).toEqual({ started: 2 });
    await drainJobs(world);
    for (const id of ids) expect((await stored(world, id)).issue.state).toBe('linked');
  });

  it('goes on with orders that were left, not with those that a page is working on', async () => {
    const world = memoryWorld();
    const ids = await savedActions(world, [{}, { title: 'Another' }]);
    world.issues.script = [new JiraLimited({ reason: 'quota', waitMs: HOUR })];
    await expect(pressCreate(world, ids)).rejects.toThrow(JiraLimited);
    world.queues.jobs = [];
    expect(await retryAll(world)).toEqual({ started: 0 });
    world.clock.advance(121_000);
    world.queues.jobs = [];
    expect(await retryAll(world)).toEqual({ started: 1 });
    await drainJobs(world);
    for (const id of ids) expect((await stored(world, id)).issue.state).toBe('linked');
    expect(world.issues.issues).toHaveLength(2);
  });

  it('starts looks that are due, and leaves to Jira’s index the time it needs', async () => {
    const world = memoryWorld();
    const ids = await savedActions(world, [{}]);
    world.issues.script = ['late'];
    world.issues.indexLagMs = 60_000;
    await pressCreate(world, ids);
    expect((await stored(world, ids[0]!)).issue.state).toBe('checking');
    world.queues.jobs = [];
    expect(await retryAll(world)).toEqual({ started: 0 });
    world.clock.advance(HOUR);
    world.queues.jobs = [];
    expect(await retryAll(world)).toEqual({ started: 1 });
    await drainJobs(world);
    expect((await stored(world, ids[0]!)).issue.state).toBe('linked');
  });

  it('takes two hundred with one call; the others keep their own time', async () => {
    const { world, ids } = await linked(1);
    const [id] = ids;
    const asked: number[] = [];
    const scheduled: number[] = [];
    world.issueLinks.dueWrites = async (_now, limit) => {
      asked.push(limit);
      return Array.from({ length: limit }, () => id!);
    };
    world.issueLinks.schedule = async (some) => {
      scheduled.push(some.length);
    };
    expect(await retryAll(world)).toEqual({ started: 200 });
    expect(world.queues.take('write')).toHaveLength(200);
    expect({ asked, scheduled }).toEqual({ asked: [200], scheduled: [100, 100] });
  });

  it('says when it could not start them, and upkeep finds them due', async () => {
    const { world, ids } = await linked(1);
    await world.issueLinks.schedule(ids, { at: world.clock.iso(24 * HOUR), delay: 'busy', attempts: 2 });
    world.queues.broken = true;
    await expect(retryAll(world)).rejects.toThrow('the queue is full');
    world.queues.broken = false;
    await hourlyUpkeep(world);
    expect(world.queues.take('write').map(({ job }) => job.actionId)).toEqual(ids);
  });
});
