import type { ActionView } from '../contract/postmortem';
import type { Place } from '../contract/fields';
import type { UnreachableReason } from '../domain/actions';
import { afterReading, whenUnreachable } from '../domain/issue-reach';
import { needsPriorities, newBase, pageValues, planHeld, planSync, type SyncPlan } from '../domain/jira-sync';
import { adoptStrangers } from './adopt-issues';
import { actionView } from './actions';
import { readChange } from './issue-changes';
import { noticeMarkers } from './issue-markers';
import { isPaused } from './jira-asking';
import { editFrom } from './page-takes-over';
import type { Caller, ReadIssue, StoredAction, World } from './ports';
import { bylinesMayDiffer } from './release-gate-bylines';
import { READ_TOGETHER, readJobs } from './sync-jobs';

/** Whom a sweep reads by turns: one request. Issues without our marker come first, and never leave the others out. */
const ROTATION = { most: READ_TOGETHER, unmarkedFirst: 75 } as const;

/** Rows of actions that one answer of the database holds with ease. */
const MOST_AT_ONCE = 500;

/** First sweep of an installation, or one after a long pause: look back this far at most. */
const LONGEST_LOOK_BACK_MINUTES = 7 * 24 * 60;

/**
 * An event, a page or a sweep says "look": read these issues again and write only what differs.
 * @param movedTo the project in which to look for what is not seen any more: an issue says nothing once it is out of sight
 */
export async function readIssues(world: World, issueIds: readonly string[], movedTo?: string): Promise<void> {
  const actions = await world.issueLinks.byIssueIds(issueIds);
  await reconcile(
    world,
    movedTo === undefined ? actions : actions.map((action) => ({ ...action, issueProjectId: movedTo })),
  );
}

/** The viewer saw something else in Jira than we show. */
export async function refreshActions(
  world: World,
  caller: Caller,
  place: Place,
  actionIds: readonly string[],
): Promise<readonly ActionView[]> {
  return (await askedActions(world, caller, place, actionIds)).actions;
}

/** The same, and whether Jira was asked: while it may not be, they are what was known last. */
export async function askedActions(
  world: World,
  caller: Caller,
  place: Place,
  actionIds: readonly string[],
): Promise<{ readonly actions: readonly ActionView[]; readonly isAsked: boolean }> {
  const { actions, pausedUntil } = await world.actions.ofPage(place, actionIds, caller.accountId);
  if (isPaused(world, pausedUntil)) return { actions: actions.map(actionView), isAsked: false };
  const { changed } = await reconcile(world, actions);
  return { actions: actions.map((action) => actionView(changed.get(action.id) ?? action)), isAsked: true };
}

/**
 * Reads all of them in Jira, at most a hundred with a request, and settles those that differ. What has to be written
 * to Jira is left to the job of its action, so that writes to one issue never overtake each other.
 * @param strangers issues that no action is known to have; they are read along and returned
 * @param projectIsLive their project was just seen not to be archived, which an issue does not say of itself
 */
export async function reconcile(
  world: World,
  actions: readonly StoredAction[],
  strangers: readonly string[] = [],
  projectIsLive = false,
): Promise<{ changed: ReadonlyMap<string, StoredAction>; strangers: readonly ReadIssue[] }> {
  const given = actions.filter((action) => action.issue.issueId !== null);
  const ids = [...given.flatMap((action) => action.issue.issueId ?? []), ...strangers];
  const facts = new Map<string, ReadIssue>();
  for (let start = 0; start < ids.length; start += READ_TOGETHER)
    for (const [id, fact] of await world.issues.read('app', ids.slice(start, start + READ_TOGETHER)))
      facts.set(id, fact);

  const { actions: linked, found } = await noticeMarkers(world, given, facts);
  const changed = new Map(linked.filter((action) => !given.includes(action)).map((one) => [one.id, one]));
  const settled: string[] = [];
  const same: string[] = [];
  const lost = new Map<string, string>();
  const sight = projectSights(world);
  for (const action of linked) {
    const fact = facts.get(action.issue.issueId ?? '');
    const after = fact
      ? await settleRead(world, action, fact, projectIsLive)
      : await settleUnreachable(world, action, await whyAbsent(action, sight));
    if (after === 'same') same.push(action.id);
    else if (after === 'lost') lost.set(action.id, action.issue.issueId ?? '');
    else {
      changed.set(action.id, after);
      settled.push(action.id);
    }
  }
  // Written by somebody else meanwhile, perhaps from an older read: nothing is verified, so look again.
  await world.queues.syncAll(readJobs([...lost.values()]), 1);
  await world.issueLinks.log(settled);
  const moved = new Set(given.flatMap(({ id, postmortemId }) => (settled.includes(id) ? postmortemId : [])));
  if (moved.size > 0) await bylinesMayDiffer(world, { of: 'postmortems', ids: [...moved] });
  // Not being seen is an answer, too; otherwise the unreachable would hold the rotation for ever.
  await world.issueLinks.verified(same, new Date(world.clock.now()).toISOString());
  await world.issueLinks.marked(found.filter((id) => !lost.has(id)));
  return { changed, strangers: strangers.flatMap((id) => facts.get(id) ?? []) };
}

/** The action after the read; `same`: nothing was to be written; `lost`: somebody else wrote first. */
type AfterRead = StoredAction | 'same' | 'lost';

async function settleRead(
  world: World,
  action: StoredAction,
  fact: ReadIssue,
  projectIsLive: boolean,
): Promise<AfterRead> {
  const issue = afterReading(action.issue, fact, projectIsLive);
  const base = action.base ?? newBase(action.fields);
  const page = pageValues(action.fields);
  const asked = issue.state === 'linked' ? planSync(base, page, fact.values, null) : null;
  const writes =
    asked !== null && (needsPriorities(base, page, fact.values) || Object.keys(asked.toJira).length > 0);
  if (writes && !isPaused(world, action.issue.pending?.at ?? null)) {
    await world.queues.sync({ kind: 'write', actionId: action.id }, 0);
    if (issue === action.issue) return 'same';
    return settle(world, action, { issue, projectId: fact.projectId, base }, null);
  }
  // A write that waits for Jira has its job already; what Jira says is not held back by it.
  const plan = writes ? planHeld(base, page, fact.values) : asked;
  const first = action.base === null || Object.keys(action.base.jira).length === 0;
  const news =
    issue !== action.issue ||
    fact.projectId !== action.issueProjectId ||
    (plan !== null && (first || differs(plan, base)));
  if (!news) return 'same';
  const edit = plan === null ? null : await editFrom(world, action, plan);
  const known = { ...issue, refused: plan?.base.refused ?? issue.refused };
  return settle(world, action, { issue: known, projectId: fact.projectId, base: plan?.base ?? base }, edit);
}

async function settle(
  world: World,
  action: StoredAction,
  after: Parameters<typeof readChange>[2],
  edit: Awaited<ReturnType<typeof editFrom>>,
): Promise<AfterRead> {
  if (!(await world.issueLinks.settle(action, readChange(world, action, after, edit)))) return 'lost';
  const { issue } = after;
  return { ...action, issue, ...(edit ? { fields: edit.fields, version: action.version + 1 } : {}) };
}

const differs = (plan: SyncPlan, base: SyncPlan['base']): boolean =>
  Object.keys(plan.toPage).length > 0 || JSON.stringify(plan.base.jira) !== JSON.stringify(base.jira);

/** The action after it was found out of reach. */
export async function settleUnreachable(
  world: World,
  action: StoredAction,
  why: UnreachableReason,
): Promise<AfterRead> {
  const issue = whenUnreachable(action.issue, why);
  if (issue === action.issue) return 'same';
  const { issueProjectId: projectId, base } = action;
  return settle(world, action, { issue, projectId, base }, null);
}

/** What the app sees of each project, asked once. */
function projectSights(world: World) {
  const asked = new Map<string, ReturnType<World['issues']['projectSight']>>();
  return (projectId: string) => {
    const answer = asked.get(projectId) ?? world.issues.projectSight(projectId);
    asked.set(projectId, answer);
    return answer;
  };
}

async function whyAbsent(
  { issue, issueProjectId }: StoredAction,
  sightOf: ReturnType<typeof projectSights>,
): Promise<UnreachableReason> {
  switch (issueProjectId === null ? 'hidden' : await sightOf(issueProjectId)) {
    case 'visible':
      return 'deleted';
    case 'archived':
      return 'project-archived';
    case 'gone':
      return 'project-gone';
    case 'blocked':
      return 'blocked';
    case 'hidden':
      // Who is told by an event knows more than who looks: the trash is hidden from the app, too.
      return issue.why === 'blocked' || issue.why === 'project-gone' ? issue.why : 'hidden';
  }
}

/**
 * The periodic reconciliation: what changed lately by search, and the longest unverified by rotation, because what
 * was deleted, hidden or never marked appears in no search. The release gate relies on its completion where an issue
 * is marked, and on the rotation everywhere else: 225 issues without our marker are read within its three hours, and
 * those beyond make it wait.
 */
export async function sweep(world: World): Promise<void> {
  const startedAt = world.clock.now();
  const { lastAt, pausedUntil } = await world.upkeep.sweepState();
  if (isPaused(world, pausedUntil)) {
    world.log.info('sweep.paused');
    return;
  }
  const sinceLast = lastAt === null ? Infinity : (startedAt - Date.parse(lastAt)) / 60_000 + 15;
  const minutes = Math.ceil(Math.min(Math.max(75, sinceLast), LONGEST_LOOK_BACK_MINUTES));
  const changed = await world.issues.changedSince(world.site.installationId(), minutes);
  const actions = [...(await world.issueLinks.forSweep(changed.slice(0, MOST_AT_ONCE), ROTATION))];
  for (let start = MOST_AT_ONCE; start < changed.length; start += MOST_AT_ONCE)
    actions.push(...(await world.issueLinks.byIssueIds(changed.slice(start, start + MOST_AT_ONCE))));
  const seen = new Set(changed);
  const isChanged = (action: StoredAction) => seen.has(action.issue.issueId ?? '');
  const known = new Set(actions.map((action) => action.issue.issueId));
  const found = await reconcile(
    world,
    actions.filter(isChanged),
    changed.filter((id) => !known.has(id)),
  );
  await reconcile(
    world,
    actions.filter((action) => !isChanged(action)),
  );
  await adoptStrangers(world, found.strangers);
  await world.upkeep.sweepCompleted(new Date(startedAt).toISOString());
}
