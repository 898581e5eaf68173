import { saveAction } from '../../src/app/actions';
import { startDueWrites } from '../../src/app/jira-writes';
import type { SyncJob } from '../../src/app/ports';
import type { ActionFields } from '../../src/domain/actions';
import { JiraLimited, JiraUnavailable } from '../../src/domain/failure';
import { anEdit } from '../support/builders';
import { pressCreate, savedActions, stored } from '../support/builders-saved';
import { drainJobs, runJob } from '../support/jobs';
import { memoryWorld, type MemoryWorld } from '../support/ports-world';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

async function linked() {
  const world = memoryWorld();
  const [id = ''] = await savedActions(world, [{ title: 'Rehearse' }]);
  await pressCreate(world, [id]);
  await drainJobs(world);
  const edit = async (some: Partial<ActionFields>) => {
    const { version, fields } = await stored(world, id);
    await saveAction(world, anEdit(), { id, version, position: 0, value: { ...fields, ...some } });
  };
  const before = (await stored(world, id)).issueVersion;
  return {
    world,
    id,
    edit,
    pending: async () => (await stored(world, id)).issue.pending,
    /** Recorded changes of the issue side since it was linked and read. */
    changes: async () => (await stored(world, id)).issueVersion - before,
    inJira: () => world.issues.issue('10001').values,
  };
}

const waiting = (world: MemoryWorld): SyncJob[] =>
  world.queues.jobs.flatMap(({ job }) => (job.kind === 'write' ? [job] : []));

/** Delivers the jobs that are due within a second, and those that they queue. */
async function runDue(world: MemoryWorld): Promise<void> {
  for (;;) {
    const at = world.queues.jobs.findIndex(({ delaySeconds }) => delaySeconds <= 1);
    const [due] = at < 0 ? [] : world.queues.jobs.splice(at, 1);
    if (!due) return;
    await runJob(world, due.job);
  }
}

const pause = (world: MemoryWorld, ms: number) => world.jiraLimits.pause(world.clock.iso(ms));

describe('edits while a write to Jira waits', () => {
  it('leave one job however many they are while the site pauses, and one write in the end', async () => {
    const { world, edit, pending, changes, inJira } = await linked();
    await pause(world, 50 * MINUTE);
    for (const title of ['One', 'Two', 'Three', 'Four']) {
      await edit({ title });
      await runDue(world);
    }
    expect(waiting(world)).toHaveLength(1);
    expect(world.queues.pushes).toBeLessThanOrEqual(6);
    expect(await pending()).toMatchObject({ delay: 'quota', at: world.clock.iso(50 * MINUTE + 1) });
    await drainJobs(world);
    expect(inJira().title).toBe('Four');
    expect(world.issues.updates).toHaveLength(1);
    expect([await pending(), await changes()]).toEqual([null, 1]);
  });

  it('several in one breath end in one write and one recorded change', async () => {
    const { world, edit, changes, inJira } = await linked();
    for (const title of ['One', 'Two', 'Three']) await edit({ title });
    const reads = world.issues.reads.length;
    await drainJobs(world);
    expect(inJira().title).toBe('Three');
    expect([world.issues.updates.length, world.issues.reads.length - reads, await changes()]).toEqual([
      1, 1, 1,
    ]);
  });

  it.each([
    ['one issue was written too often', new JiraLimited({ reason: 'issue', waitMs: null }), 1],
    ['Jira asked to wait an hour', new JiraLimited({ reason: 'burst', waitMs: HOUR }), 1],
    ['Jira did not answer again and again', new JiraUnavailable('silence'), 3],
  ])('are written with the job that waits because %s', async (_why, failure, times) => {
    const { world, edit, pending, changes, inJira } = await linked();
    await edit({ title: 'One' });
    for (let attempt = 0; attempt < times; attempt += 1) {
      const [next] = world.queues.take('write');
      world.clock.advance(next!.delaySeconds * 1000);
      world.issues.failures = [failure];
      await runJob(world, next!.job);
    }
    const until = (await pending())!;
    for (const title of ['Two', 'Three']) {
      await edit({ title });
      await runDue(world);
    }
    expect(await pending()).toEqual(until);
    expect([waiting(world).length, world.issues.updates.length]).toEqual([1, 0]);
    await drainJobs(world);
    expect(world.clock.iso() >= until.at).toBe(true);
    expect([inJira().title, world.issues.updates.length, await changes()]).toEqual(['Three', 1, 1]);
  });

  it('are tried at once where only trying tells, and the job that waited ends without a word', async () => {
    const { world, edit, pending, changes, inJira } = await linked();
    world.issues.mayEdit = false;
    await edit({ title: 'One' });
    await runDue(world);
    expect(await pending()).toMatchObject({ delay: 'forbidden' });
    const [old] = world.queues.take('write');
    world.issues.mayEdit = true;
    await edit({ title: 'Two' });
    await runDue(world);
    expect([inJira().title, await pending()]).toEqual(['Two', null]);
    const [reads, changed] = [world.issues.reads.length, await changes()];
    await runJob(world, old!.job);
    expect([world.issues.reads.length, await changes(), waiting(world)]).toEqual([reads, changed, []]);
  });

  it('that fail again leave the later job responsible and no other', async () => {
    const { world, edit, pending } = await linked();
    world.issues.mayEdit = false;
    for (const title of ['One', 'Two', 'Three']) {
      await edit({ title });
      await runDue(world);
    }
    const { at } = (await pending())!;
    for (const { job } of world.queues.take('write')) await runJob(world, job);
    expect(waiting(world)).toHaveLength(1);
    expect(Date.parse((await pending())!.at) - Date.parse(at)).toBe(1);
  });
});

describe('a job of a write that waits', () => {
  it('goes on as one when it is delivered twice', async () => {
    const { world, edit, inJira } = await linked();
    world.issues.mayEdit = false;
    await edit({ title: 'One' });
    await runDue(world);
    for (let turn = 0; turn < 3; turn += 1) {
      const [next, ...others] = world.queues.take('write');
      expect(others).toEqual([]);
      world.clock.advance(next!.delaySeconds * 1000);
      for (let delivered = 0; delivered < 3; delivered += 1) await runJob(world, next!.job);
    }
    world.issues.mayEdit = true;
    await drainJobs(world);
    expect(inJira().title).toBe('One');
  });

  it('is still responsible when what follows could not be written down', async () => {
    const { world, edit, inJira } = await linked();
    await pause(world, 50 * MINUTE);
    await edit({ title: 'One' });
    const [job] = world.queues.take('write');
    const { schedule } = world.issueLinks;
    Object.assign(world.issueLinks, { schedule: () => Promise.reject(new Error('killed')) });
    await expect(runJob(world, job!.job)).rejects.toThrow('killed');
    Object.assign(world.issueLinks, { schedule });
    await runJob(world, job!.job);
    expect(waiting(world).length).toBeGreaterThan(0);
    await drainJobs(world);
    expect([inJira().title, world.issues.updates.length]).toEqual(['One', 1]);
  });

  it.each([
    ['while the site pauses', 'paused'],
    ['where the app may not edit', 'forbidden'],
  ] as const)('that was lost %s is replaced by upkeep, with every edit since', async (_when, why) => {
    const { world, edit, inJira, pending } = await linked();
    if (why === 'paused') await pause(world, 50 * MINUTE);
    else world.issues.mayEdit = false;
    await edit({ title: 'One' });
    await runDue(world);
    world.queues.jobs = [];
    await edit({ title: 'Two' });
    world.queues.jobs = [];
    world.issues.mayEdit = true;
    world.clock.advance(HOUR);
    expect(await startDueWrites(world)).toBe(1);
    await drainJobs(world);
    expect([inJira().title, await pending()]).toEqual(['Two', null]);
  });

  it('that was through just before an edit which relied on it loses nothing: upkeep writes the edit', async () => {
    const { world, id, edit, inJira, pending } = await linked();
    await edit({ title: 'One' });
    world.issues.failures = [new JiraLimited({ reason: 'issue', waitMs: null })];
    await runDue(world);
    const save = world.actions.save.bind(world.actions);
    Object.assign(world.actions, {
      save: async (...args: Parameters<typeof save>) => {
        // Somebody pressed "try again", so the write was through long before its time.
        await world.issueLinks.schedule([id], { at: world.clock.iso(), delay: null, attempts: 0 });
        await runJob(world, { kind: 'write', actionId: id });
        return save(...args);
      },
    });
    world.queues.jobs = [];
    await edit({ title: 'Two' });
    expect([inJira().title, waiting(world)]).toEqual(['One', []]);
    expect(await pending()).not.toBeNull();
    expect(await startDueWrites(world)).toBe(1);
    await drainJobs(world);
    expect([inJira().title, await pending()]).toEqual(['Two', null]);
  });
});

it('a look that finds both sides in line leaves no trace', async () => {
  const { world, id, changes } = await linked();
  for (let asked = 0; asked < 3; asked += 1) await runJob(world, { kind: 'write', actionId: id });
  expect([await changes(), world.issues.updates, waiting(world)]).toEqual([0, [], []]);
});
