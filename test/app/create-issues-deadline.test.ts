import { anId, EDITOR } from '../support/builders';
import { pressCreate, savedActions, stored } from '../support/builders-saved';
import { drainJobs } from '../support/jobs';
import { memoryWorld, type MemoryWorld } from '../support/ports-world';

/** Actions to be created by one order, with a Jira that takes so long for each create. */
async function actions(count: number, createMs: number) {
  const world = memoryWorld();
  const ids = await savedActions(
    world,
    Array.from({ length: count }, (_, n) => ({ title: `Action ${String(n)}` })),
  );
  const { create, createMany } = world.issues;
  const slow =
    <A extends unknown[], R>(ask: (...args: A) => R) =>
    (...args: A): R => {
      world.deadline.ms -= createMs;
      return ask.apply(world.issues, args);
    };
  let bulks = 0;
  let isInBulk = false;
  const one = slow(create);
  world.issues.create = (...args) => (isInBulk ? create.apply(world.issues, args) : one(...args));
  const many = slow(createMany);
  world.issues.createMany = async (...args) => {
    bulks += 1;
    isInBulk = true;
    return many(...args).finally(() => {
      isInBulk = false;
    });
  };
  return { world, ids, order: anId(), bulks: () => bulks };
}

/** Another call has its own 25 seconds. */
async function press(world: MemoryWorld, ids: readonly string[], order: string, ms = 25_000) {
  world.deadline.ms = ms;
  const answer = await pressCreate(world, ids, EDITOR, order);
  const counted = new Map<string, number>();
  for (const { outcome } of answer.outcomes) counted.set(outcome, (counted.get(outcome) ?? 0) + 1);
  return { left: answer.left, outcomes: Object.fromEntries(counted) };
}

async function statesOf(world: MemoryWorld, ids: readonly string[]) {
  const states = await Promise.all(ids.map(async (id) => (await stored(world, id)).issue.state));
  return [...new Set(states)].sort();
}

it('begins no second bulk create that a slow Jira could not finish; the next calls and the queue go on', async () => {
  const { world, ids, order, bulks } = await actions(160, 8_000);
  expect(await press(world, ids, order)).toEqual({ left: 110, outcomes: { created: 50, queued: 110 } });
  expect([bulks(), world.deadline.ms]).toEqual([1, 17_000]);
  expect(await statesOf(world, ids)).toEqual(['linked', 'queued']);
  expect((await press(world, ids, order)).left).toBe(60);
  world.deadline.ms = 300_000;
  await drainJobs(world);
  expect(await statesOf(world, ids)).toEqual(['linked']);
  expect(world.issues.issues).toHaveLength(160);
});

it.each([
  ['in bulk', 11, 17_999],
  ['one by one', 2, 11_999],
])('claims nothing when the call comes to it too late: %s', async (_how, count, ms) => {
  const { world, ids, order } = await actions(count, 0);
  expect(await press(world, ids, order, ms)).toEqual({ left: count, outcomes: { queued: count } });
  expect([world.issues.creates, await statesOf(world, ids)]).toEqual([0, ['queued']]);
  expect(await press(world, ids, order, ms + 1)).toMatchObject({ left: 0, outcomes: { created: count } });
});

it('writes down that the issue is there before it links the page, where Jira was slow', async () => {
  const { world, ids, order } = await actions(1, 14_000);
  expect(await press(world, ids, order)).toEqual({ left: 0, outcomes: { created: 1 } });
  expect(world.issues.pageLinks).toEqual([]);
  world.deadline.ms = 300_000;
  await drainJobs(world);
  expect(world.issues.pageLinks).toHaveLength(1);
});

it.each([
  ['one by one', 2],
  ['in bulk', 12],
])(
  'leaves what could not be repeated without the refused fields to the next call: %s',
  async (_how, count) => {
    const { world, ids, order } = await actions(count, 0);
    world.issues.script = ['unsent'];
    expect(await press(world, ids, order)).toEqual({ left: 1, outcomes: { created: count - 1, queued: 1 } });
    expect(await stored(world, ids[0]!)).toMatchObject({ issue: { state: 'queued' }, claim: { id: order } });
    expect((await press(world, ids, order)).left).toBe(0);
    expect(world.issues.issues).toHaveLength(count);
  },
);

it('looks for earlier issues as long as there is time, and for the others with the next call', async () => {
  const { world, ids, order } = await actions(3, 0);
  world.issues.script = ['lost', 'lost', 'lost'];
  await press(world, ids, anId());
  await drainJobs(world);
  expect(await statesOf(world, ids)).toEqual(['none']);
  const findMarked = world.issues.findMarked.bind(world.issues);
  world.issues.findMarked = (...args) => {
    world.deadline.ms -= 3_000;
    return findMarked(...args);
  };
  expect(await press(world, ids, order)).toEqual({ left: 1, outcomes: { created: 2, queued: 1 } });
  expect(await press(world, ids, order)).toMatchObject({ left: 0 });
  expect(world.issues.issues).toHaveLength(3);
});
