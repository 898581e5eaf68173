import type { ActionView } from '../contract/postmortem';
import type { Place } from '../contract/fields';
import { retried } from '../domain/jira-sync';
import { actionView } from './actions';
import { retriedChange } from './issue-changes';
import { refuseWhilePaused, waitAfter } from './jira-asking';
import { reconcile } from './jira-sync';
import type { As, Caller, PageAccess, StoredAction, World, Written } from './ports';
import { markJobs, readJobs } from './sync-jobs';
import { writeJob } from './write-jobs';

/** Requests made at once. */
const AT_ONCE = 5;
/** Never start another round when the function may be cut off in the middle of it: Jira has ten seconds. */
const LEAVE_MS = 12_000;
/** Why an issue is not seen is asked project by project; more of them take longer than a person waits. */
const MOST_PROJECTS = 3;

interface Asked {
  readonly caller: Caller;
  readonly page: PageAccess;
  readonly place: Place;
  readonly actionIds: readonly string[];
}

/**
 * What Jira did not take, or could not be asked, is tried again now. Each write is one of the queue's; what is looked
 * at and marked here is what this function has time for, and the queue does the rest.
 * @throws JiraLimited while nothing may be asked; JiraUnavailable, JiraNotConnected when the look fails
 */
export async function retrySync(world: World, asked: Asked): Promise<ActionView[]> {
  const found = await world.actions.ofPage(asked.place, asked.actionIds, asked.caller.accountId);
  refuseWhilePaused(world, found.pausedUntil);
  const by = found.personId ?? (await world.people.idOf(asked.caller.accountId));
  const linked = found.actions.filter(
    ({ issue }) => issue.state === 'linked' || issue.state === 'unreachable',
  );
  await startAgain(world, linked, by);
  await lookAtProjects(world, linked);
  const seen = await lookAgain(
    world,
    linked.filter(({ issue }) => issue.state === 'unreachable'),
  );
  await mark(
    world,
    linked.filter(({ id, issue }) => !issue.marked && (issue.state === 'linked' || seen.has(id))),
  );
  // Only what stands on this page: an id alone is no right to see an action.
  return (await world.issueLinks.byIds(found.actions.map(({ id }) => id))).map(actionView);
}

/** Due now on all rows, in one statement of each kind, and then in the queue. */
async function startAgain(world: World, linked: readonly StoredAction[], by: string): Promise<void> {
  const now = world.clock.now();
  const refused = linked.flatMap((action) =>
    action.base !== null && Object.keys(action.issue.refused).length > 0
      ? [{ action, ...retriedChange({ world, by }, action, retried(action.base)) }]
      : [],
  );
  const isRefused = new Set(refused.map(({ action }) => action.id));
  const waiting = linked.filter(({ id, issue }) => issue.pending !== null && !isRefused.has(id));
  await world.issueLinks.log(await world.issueLinks.settleMany(refused));
  await world.issueLinks.schedule(
    waiting.map(({ id }) => id),
    { at: new Date(now).toISOString(), delay: null, attempts: 0 },
  );
  const writes = [...isRefused, ...waiting.map(({ id }) => id)];
  const others = linked.filter(({ id, issue }) => issue.state === 'linked' && !writes.includes(id));
  await world.queues.syncAll([...writes.map((id) => writeJob(id, now)), ...readAgain(others)], 0);
}

/** An issue does not say that its project is back from the archive, so reading it alone would change nothing. */
async function lookAtProjects(world: World, linked: readonly StoredAction[]): Promise<void> {
  const ids = linked.flatMap(({ issue, issueProjectId }) =>
    issue.why === 'project-archived' ? (issueProjectId ?? []) : [],
  );
  const jobs = [...new Set(ids)].map((projectId) => ({ kind: 'project', projectId, gone: false }) as const);
  await world.queues.syncAll(jobs, 0);
}

const readAgain = (actions: readonly StoredAction[]) =>
  readJobs(actions.flatMap(({ issue }) => issue.issueId ?? []));

/** Ids of those that are seen again, as far as they are looked at here. */
async function lookAgain(world: World, unreachable: readonly StoredAction[]): Promise<ReadonlySet<string>> {
  const projects = new Set(unreachable.map(({ issueProjectId }) => issueProjectId));
  if (projects.size > MOST_PROJECTS || world.deadline.remainingMs() < LEAVE_MS) {
    await world.queues.syncAll(readAgain(unreachable), 0);
    return new Set();
  }
  const { changed } = await reconcile(world, unreachable);
  return new Set([...changed.values()].flatMap(({ id, issue }) => (issue.state === 'linked' ? [id] : [])));
}

/** Our marker on issues that lack it: here as the person, or else as the app; in the queue as the app. */
async function mark(world: World, unmarked: readonly StoredAction[]): Promise<void> {
  const marked: string[] = [];
  const left: string[] = [];
  let isStopped = false;
  for (let start = 0; start < unmarked.length; start += AT_ONCE) {
    const some = unmarked.slice(start, start + AT_ONCE);
    if (isStopped || world.deadline.remainingMs() < LEAVE_MS) {
      left.push(...some.map(({ id }) => id));
      continue;
    }
    const results = await Promise.allSettled(some.map((action) => markOne(world, action)));
    for (const [place, { id }] of some.entries()) {
      const result = results[place];
      if (result?.status === 'fulfilled' && result.value === 'written') marked.push(id);
      else if (result?.status !== 'fulfilled' || result.value === 'later') left.push(id);
    }
    for (const result of results) {
      if (result.status === 'fulfilled') continue;
      // Jira limits or is silent: whoever asked need not wait for that.
      if ((await waitAfter(world, result.reason, 0)) === null) throw result.reason;
      world.log.error('retry-sync.marks-later', result.reason);
      isStopped = true;
    }
  }
  if (marked.length > 0) await world.issueLinks.marked(marked);
  await world.queues.syncAll(markJobs(left), 1);
}

async function markOne(world: World, { id, issue }: StoredAction): Promise<Written | 'later'> {
  const { issueId } = issue;
  if (issueId === null) return 'refused';
  const marker = { installationId: world.site.installationId(), actionId: id };
  const as = (who: As) => world.issues.mark(who, issueId, marker);
  if ((await as('user')) === 'written') return 'written';
  return world.deadline.remainingMs() < LEAVE_MS ? 'later' : as('app');
}
