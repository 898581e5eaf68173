import type { IssueLink } from '../domain/actions';
import { delayUntil, isPaused } from './jira-asking';
import type { StoredAction, SyncJob, World } from './ports';

type Pending = NonNullable<IssueLink['pending']>;

/** The job of a write that is due at `ms` (since the epoch): where nothing waits to be written any more, it ends. */
export const writeJob = (actionId: string, ms: number): SyncJob => ({
  kind: 'write',
  actionId,
  dueAt: new Date(ms).toISOString(),
});

/**
 * Whether a job that wakes has anything to do. However many were started for one action, only one is responsible for
 * a write that waits: the one that was queued for that very time. What is due already is anybody's, so that the loss
 * of a job loses no write; and whoever saw a difference compares both sides even where nothing is known to wait.
 */
export function isResponsible(
  world: Pick<World, 'clock'>,
  pending: Pending | null,
  dueAt: string | undefined,
): boolean {
  if (pending === null) return dueAt === undefined;
  return pending.at === dueAt || !isPaused(world, pending.at);
}

/**
 * The job that writes to Jira later; from now on it alone is responsible. Queued before it is written down: should the
 * second step fail, the running job is still responsible when it is delivered again, and the new one is not.
 */
export async function writeLater(world: World, actionId: string, next: Pending): Promise<void> {
  await queueWrite(world, actionId, next);
  await world.issueLinks.schedule([actionId], next);
}

/** Only the job; whoever calls this writes `next` down as well. */
export async function queueWrite(world: World, actionId: string, next: Pending): Promise<void> {
  await world.queues.sync({ kind: 'write', actionId, dueAt: next.at }, delayUntil(world, next.at));
}

/**
 * A wait longer than a queue delays goes on, or Jira takes nothing of this site until `pausedUntil`. A millisecond is
 * added, so that a second delivery of the job that wakes now is not responsible any more.
 */
export async function waitOn(
  world: World,
  { id, issue }: StoredAction,
  pausedUntil: string | null,
): Promise<void> {
  const { at = '', delay = null, attempts = 0 } = issue.pending ?? {};
  const isSiteWide = (pausedUntil ?? '') > at;
  const until = Date.parse(isSiteWide ? (pausedUntil ?? '') : at) + 1;
  await writeLater(world, id, {
    at: new Date(until).toISOString(),
    delay: isSiteWide ? 'quota' : delay,
    attempts,
  });
}
