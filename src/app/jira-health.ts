import type { SyncHealth } from '../contract/issues';
import { JiraLimited, JiraNotConnected, JiraUnavailable } from '../domain/failure';
import { isPaused } from './jira-asking';
import type { SyncJob, World } from './ports';

const HOUR_MS = 3_600_000;
const YEAR_MS = 365 * 24 * HOUR_MS;

/** Forge takes 500 events a minute; people who edit meanwhile need some of them. */
const MOST_JOBS = 200;
/** Written down as due in one statement each. */
const BATCH = 100;
const AT_ONCE = 20;
/** An order that its own page works on at this moment is left to it. */
const LEFT_ALONE_MS = 120_000;

/** How the sync with Jira is doing, with one question to Jira itself, which is cheap and reads no project. */
export async function syncHealth(world: World): Promise<SyncHealth> {
  const now = world.clock.now();
  const stored = await world.jiraLimits.health(new Date(now).toISOString());
  const pausedUntil = isPaused(world, stored.pausedUntil) ? stored.pausedUntil : null;
  // Quotas are filled again at the full hour, and a warning from before says nothing any more.
  const hour = new Date(now - (now % HOUR_MS)).toISOString();
  const nearLimitAt = stored.nearLimitAt !== null && stored.nearLimitAt >= hour ? stored.nearLimitAt : null;
  return { ...stored, pausedUntil, nearLimitAt, jira: await connection(world, pausedUntil !== null) };
}

async function connection(world: World, paused: boolean): Promise<SyncHealth['jira']> {
  // Jira itself asked for the pause, so it is there; asking now would only prolong it.
  if (paused) return 'connected';
  try {
    await world.issues.appAccount();
    return 'connected';
  } catch (error) {
    if (error instanceof JiraLimited) return 'connected';
    if (error instanceof JiraNotConnected) return 'not-connected';
    if (error instanceof JiraUnavailable) return 'silent';
    throw error;
  }
}

/**
 * Everything that waits for Jira is tried again now, and a pause ends: an admin may know that the reason is gone.
 * Looks for issues that may or may not exist keep their times, because Jira's index needs them. Returns how many
 * tries were started; what is over the limit of one call keeps its own time.
 */
export async function retryAll(world: World): Promise<{ started: number }> {
  const now = world.clock.now();
  await world.jiraLimits.resume();
  const [writes, jobs, unseen] = await Promise.all([
    dueNow(world, now),
    otherJobs(world, now),
    unreachableIssues(world, now),
  ]);
  const all: SyncJob[] = [...jobs, ...writes.map((actionId) => ({ kind: 'write' as const, actionId }))];
  const started = all.slice(0, MOST_JOBS);
  for (let from = 0; from < started.length; from += AT_ONCE)
    await Promise.all(started.slice(from, from + AT_ONCE).map((job) => world.queues.sync(job, 0)));
  if (unseen.length > 0) await world.queues.sync({ kind: 'read', issueIds: unseen }, 0);
  await world.queues.sync({ kind: 'page-links' }, 0);
  return { started: started.length + unseen.length };
}

const isoOf = (ms: number) => new Date(ms).toISOString();

/** Whatever is to be written to Jira, however long it was to wait. */
async function dueNow(world: World, now: number): Promise<readonly string[]> {
  const ids = await world.issueLinks.dueWrites(isoOf(now + YEAR_MS), MOST_JOBS);
  for (let from = 0; from < ids.length; from += BATCH)
    await world.issueLinks.schedule(ids.slice(from, from + BATCH), {
      at: isoOf(now),
      delay: null,
      attempts: 0,
    });
  return ids;
}

async function otherJobs(world: World, now: number): Promise<SyncJob[]> {
  const orders = await world.issueLinks.idleOrders(isoOf(now - LEFT_ALONE_MS), MOST_JOBS);
  const lookUps = await world.issueLinks.dueLookUps(isoOf(now), MOST_JOBS);
  return [
    ...orders.map((orderId) => ({ kind: 'order' as const, orderId })),
    ...lookUps.map((actionId) => ({ kind: 'look-up' as const, actionId })),
  ];
}

/** A permission may have come back; without this only the rotation would notice. At most a hundred. */
async function unreachableIssues(world: World, now: number): Promise<readonly string[]> {
  const { troubled } = await world.jiraLimits.health(isoOf(now));
  const ids = troubled.flatMap(({ state, actionId }) => (state === 'unreachable' ? [actionId] : []));
  if (ids.length === 0) return [];
  return (await world.issueLinks.byIds(ids)).flatMap(({ issue }) => issue.issueId ?? []);
}
