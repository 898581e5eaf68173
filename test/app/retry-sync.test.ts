import { retrySync } from '../../src/app/retry-sync';
import { JiraLimited, JiraUnavailable } from '../../src/domain/failure';
import { aCaller, aPage, PLACE } from '../support/builders';
import { pressCreate, savedActions, stored } from '../support/builders-saved';
import { drainJobs } from '../support/jobs';
import { memoryWorld, type MemoryWorld } from '../support/ports-world';

const HUNDRED = 100;

/** Actions with their issues, all in line. */
async function linked(count: number) {
  const world = memoryWorld();
  const ids = await savedActions(
    world,
    Array.from({ length: count }, (_, n) => ({ title: `Action ${String(n)}` })),
  );
  for (let left = 1; left > 0;) ({ left } = await pressCreate(world, ids));
  world.deadline.ms = 300_000;
  await drainJobs(world);
  world.deadline.ms = 25_000;
  return { world, ids };
}

const retry = (world: MemoryWorld, actionIds: readonly string[]) =>
  retrySync(world, { caller: aCaller(), page: aPage(), place: PLACE, actionIds });

/** Every request to Jira from now on, each of which takes so long. */
function counting(world: MemoryWorld, ms = 0): Record<string, number> {
  const counted: Record<string, number> = {};
  for (const name of ['read', 'mark', 'projectSight', 'update', 'editRules'] as const) {
    const ask = world.issues[name].bind(world.issues) as (...args: unknown[]) => Promise<unknown>;
    Object.assign(world.issues, {
      [name]: (...args: unknown[]) => {
        counted[name] = (counted[name] ?? 0) + 1;
        world.deadline.ms -= ms;
        return ask(...args);
      },
    });
  }
  return counted;
}

async function unmarked(count: number) {
  const { world, ids } = await linked(count);
  await world.issueLinks.unmarked(ids);
  for (const { issueId } of world.issues.issues) world.issues.change(issueId, { actionId: '' });
  return { world, ids };
}

const marked = async (world: MemoryWorld, ids: readonly string[]) =>
  (await world.issueLinks.byIds(ids)).filter(({ issue }) => issue.marked).length;

it('a hundred refused and waiting writes: all due at once, no request here, two to the queue', async () => {
  const { world, ids } = await linked(HUNDRED);
  for (const id of ids.slice(0, 50)) {
    const action = await stored(world, id);
    const base = { ...action.base!, refused: { title: 'Too long.' } };
    const update = {
      issue: action.issue,
      projectId: null,
      base,
      claim: 'keep',
      pageLink: null,
      readAt: null,
    } as const;
    const change = {
      id: world.ids.next(),
      by: null,
      at: world.clock.iso(),
      what: 'x',
      before: null,
      after: null,
    };
    await world.issueLinks.settle(action, { update, change, edit: null });
  }
  const later = { at: world.clock.iso(3_600_000), delay: 'forbidden', attempts: 3 } as const;
  await world.issueLinks.schedule(ids.slice(50), later);
  const requests = counting(world);
  const before = world.queues.pushes;
  const views = await retry(world, ids);
  expect([requests, world.queues.pushes - before]).toEqual([{}, 2]);
  for (const { issue } of views)
    expect(issue).toMatchObject({
      refused: {},
      pending: { at: world.clock.iso(), delay: null, attempts: 0 },
    });
  await drainJobs(world, 500);
  for (const { issue } of await world.issueLinks.byIds(ids))
    expect(issue).toMatchObject({ refused: {}, pending: null });
});

it('a hundred unreachable of one project: one read and one question why', async () => {
  const { world, ids } = await linked(HUNDRED);
  world.issues.hiddenFromApp.add('10000');
  await world.queues.sync({ kind: 'read', issueIds: world.issues.issues.map(({ issueId }) => issueId) }, 0);
  await drainJobs(world);
  const requests = counting(world);
  expect(new Set((await retry(world, ids)).map(({ issue }) => issue.why))).toEqual(new Set(['hidden']));
  expect(requests).toEqual({ read: 1, projectSight: 1 });
  world.issues.hiddenFromApp.clear();
  expect(new Set((await retry(world, ids)).map(({ issue }) => issue.state))).toEqual(new Set(['linked']));
  expect(requests).toEqual({ read: 2, projectSight: 1 });
});

it('unreachable ones of many projects are left to the queue, and the rows say what is known', async () => {
  const { world, ids } = await linked(4);
  for (const [place, { issueId }] of world.issues.issues.entries())
    world.issues.change(issueId, { projectId: String(place) });
  await world.queues.sync({ kind: 'read', issueIds: world.issues.issues.map(({ issueId }) => issueId) }, 0);
  await drainJobs(world);
  for (const place of [0, 1, 2, 3]) world.issues.hiddenFromApp.add(String(place));
  await world.queues.sync({ kind: 'read', issueIds: world.issues.issues.map(({ issueId }) => issueId) }, 0);
  await drainJobs(world);
  world.issues.hiddenFromApp.clear();
  const requests = counting(world);
  expect((await retry(world, ids)).map(({ issue }) => issue.state)).toEqual(ids.map(() => 'unreachable'));
  expect(requests).toEqual({});
  await drainJobs(world);
  expect((await world.issueLinks.byIds(ids)).map(({ issue }) => issue.state)).toEqual(
    ids.map(() => 'linked'),
  );
});

it('a hundred without a marker: one request each, and one for what is looked at besides', async () => {
  const { world, ids } = await unmarked(HUNDRED);
  const requests = counting(world);
  const views = await retry(world, ids);
  expect(requests).toEqual({ mark: HUNDRED });
  expect(views.filter(({ issue }) => issue.marked)).toHaveLength(HUNDRED);
  expect(world.queues.take('read')).toHaveLength(1);
});

it('a slow Jira: what fits is marked, the rest is left to the queue, and the rows say which', async () => {
  const { world, ids } = await unmarked(HUNDRED);
  const requests = counting(world, 1_000);
  const views = await retry(world, ids);
  expect(requests).toEqual({ mark: 15 });
  expect(views.filter(({ issue }) => issue.marked)).toHaveLength(15);
  world.deadline.ms = 300_000;
  await drainJobs(world);
  expect(await marked(world, ids)).toBe(HUNDRED);
});

it.each([
  ['limits', new JiraLimited({ reason: 'quota', waitMs: 60_000 })],
  ['is silent', new JiraUnavailable('silence')],
])('a Jira that %s in the middle: the answer comes, the rest is marked later', async (_how, failure) => {
  const { world, ids } = await unmarked(12);
  world.issues.failures = [null, null, failure];
  const views = await retry(world, ids);
  expect(views.filter(({ issue }) => issue.marked)).toHaveLength(4);
  expect((await world.jiraLimits.pausedUntil()) !== null).toBe(failure instanceof JiraLimited);
  world.deadline.ms = 300_000;
  await drainJobs(world);
  expect(await marked(world, ids)).toBe(12);
});
