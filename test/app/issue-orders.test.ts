import { continueOrder, startIdleOrders } from '../../src/app/idle-orders';
import { stopOrder } from '../../src/app/issue-orders';
import { JiraLimited } from '../../src/domain/failure';
import { anId, EDITOR, PLACE } from '../support/builders';
import { pressCreate, savedActions, stored } from '../support/builders-saved';
import { drainJobs } from '../support/jobs';
import { memoryWorld, type MemoryWorld } from '../support/ports-world';

async function actions(count: number) {
  const world = memoryWorld();
  const ids = await savedActions(
    world,
    Array.from({ length: count }, (_, n) => ({ title: `Action ${String(n)}` })),
  );
  // Every request of fifty takes five seconds, so that a call of 25 s comes to two of them.
  const createMany = world.issues.createMany.bind(world.issues);
  world.issues.createMany = (...asked) => {
    world.deadline.ms -= 5_000;
    return createMany(...asked);
  };
  return { world, ids, order: anId() };
}

/** Another call has its own 25 seconds. */
function press(world: MemoryWorld, ids: readonly string[], order: string) {
  world.deadline.ms = 25_000;
  return pressCreate(world, ids, EDITOR, order);
}

const statesOf = async (world: MemoryWorld, ids: readonly string[]) => {
  const states = new Map<string, number>();
  for (const id of ids) {
    const { state } = (await stored(world, id)).issue;
    states.set(state, (states.get(state) ?? 0) + 1);
  }
  return Object.fromEntries(states);
};

describe('an order of many issues', () => {
  it('creates a hundred with a call and goes on with the next', async () => {
    const { world, ids, order } = await actions(200);
    const first = await press(world, ids, order);
    expect(first.left).toBe(100);
    expect(first.outcomes).toHaveLength(200);
    expect(await statesOf(world, ids)).toEqual({ linked: 100, queued: 100 });
    const second = await press(world, ids, order);
    expect(second.left).toBe(0);
    expect(await statesOf(world, ids)).toEqual({ linked: 200 });
    expect(world.issues.issues.map((issue) => issue.values.title)).toEqual(
      ids.map((_, n) => `Action ${String(n)}`),
    );
    expect(world.issues.pageLinks).toEqual([]);
    world.deadline.ms = 300_000;
    await drainJobs(world);
    expect(new Set(world.issues.pageLinks.map(({ issueId }) => issueId)).size).toBe(200);
  });

  it('goes on by itself, as the app and for the same person, when its page was closed', async () => {
    const { world, ids, order } = await actions(120);
    await press(world, ids, order);
    await continueOrder(world, order);
    expect(await statesOf(world, ids)).toEqual({ linked: 100, queued: 20 });
    world.deadline.ms = 300_000;
    await drainJobs(world);
    expect(await statesOf(world, ids)).toEqual({ linked: 120 });
    expect(new Set(world.issues.issues.slice(100).map(({ creator }) => creator))).toEqual(
      new Set(['account-app']),
    );
    expect(world.issues.issues).toHaveLength(120);
  });

  it('is found by upkeep when even its job was lost', async () => {
    const { world, ids, order } = await actions(101);
    await press(world, ids, order);
    world.queues.jobs = [];
    world.clock.advance(3_600_000);
    await startIdleOrders(world);
    world.deadline.ms = 300_000;
    await drainJobs(world);
    expect(await statesOf(world, ids)).toEqual({ linked: 101 });
  });

  it('gives back what the app may not create, and says so', async () => {
    const { world, ids, order } = await actions(101);
    await press(world, ids, order);
    world.issues.rules = null;
    world.clock.advance(120_000);
    await continueOrder(world, order);
    expect((await stored(world, ids[100]!)).issue.state).toBe('queued');
    world.clock.advance(3_600_000);
    await continueOrder(world, order);
    expect(await stored(world, ids[100]!)).toMatchObject({
      issue: { state: 'none', note: expect.stringContaining('Create it again') },
      claim: null,
    });
  });

  it('can be stopped: what has not begun is free again', async () => {
    const { world, ids, order } = await actions(130);
    await press(world, ids, order);
    expect(await stopOrder(world, { ...PLACE, pageId: '999' }, order)).toEqual({ cancelled: 0 });
    expect(await stopOrder(world, PLACE, order)).toEqual({ cancelled: 30 });
    expect(await statesOf(world, ids)).toEqual({ linked: 100, none: 30 });
    await drainJobs(world);
    expect(world.issues.issues).toHaveLength(100);
  });

  it('stops the whole site where a quota is used up, and loses nothing', async () => {
    const { world, ids, order } = await actions(3);
    world.issues.script = ['created', new JiraLimited({ reason: 'quota', waitMs: 40 * 60_000 })];
    const answer = await press(world, ids, order);
    expect(answer.outcomes.map(({ outcome }) => outcome)).toEqual(['created', 'queued', 'queued']);
    expect(await world.jiraLimits.pausedUntil()).toBe(world.clock.iso(40 * 60_000));
    await expect(press(world, ids, order)).rejects.toThrow(JiraLimited);
    const asked = world.issues.creates;
    await drainJobs(world);
    expect(await statesOf(world, ids)).toEqual({ linked: 3 });
    expect(world.issues.creates).toBe(asked + 2);
  });

  it('parks a whole request whose answer never came, and creates none of them twice', async () => {
    const { world, ids, order } = await actions(12);
    const createMany = world.issues.createMany.bind(world.issues);
    world.issues.createMany = async (as, issues) => {
      await createMany(as, issues);
      return issues.map(() => ({ kind: 'doubtful' }));
    };
    const answer = await press(world, ids, order);
    expect(new Set(answer.outcomes.map(({ outcome }) => outcome))).toEqual(new Set(['checking']));
    await drainJobs(world);
    expect(await statesOf(world, ids)).toEqual({ linked: 12 });
    expect(world.issues.issues).toHaveLength(12);
  });
});
