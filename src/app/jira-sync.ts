import type { ActionView } from '../contract/postmortem';
import type { Place } from '../contract/fields';
import type { UnreachableReason } from '../domain/actions';
import {
  afterReading,
  newBase,
  needsPriorities,
  pageValues,
  planSync,
  type SyncPlan,
  whenUnreachable,
} from '../domain/jira-sync';
import { adoptStrangers } from './adopt-issues';
import { actionView } from './actions';
import { readChange } from './issue-changes';
import { isPaused } from './jira-asking';
import { editFrom } from './page-takes-over';
import type { Caller, ReadIssue, StoredAction, World } from './ports';

/** Jira reads at most so many issues at once. */
const BULK = 100;

/** First sweep of an installation, or one after a long pause: look back this far at most. */
const LONGEST_LOOK_BACK_MINUTES = 7 * 24 * 60;

/** An event, a page or a sweep says "look": read these issues again and write only what differs. */
export async function readIssues(world: World, issueIds: readonly string[]): Promise<void> {
  await reconcile(world, await world.issueLinks.byIssueIds(issueIds));
}

/** The viewer saw something else in Jira than we show. */
export async function refreshActions(
  world: World,
  caller: Caller,
  place: Place,
  actionIds: readonly string[],
): Promise<ActionView[]> {
  const { actions, pausedUntil } = await world.actions.ofPage(place, actionIds, caller.accountId);
  if (isPaused(world, pausedUntil)) return actions.map(actionView);
  const { changed } = await reconcile(world, actions);
  return actions.map((action) => actionView(changed.get(action.id) ?? action));
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
  const linked = actions.filter((action) => action.issue.issueId !== null);
  const ids = [...linked.flatMap((action) => action.issue.issueId ?? []), ...strangers];
  const facts = new Map<string, ReadIssue>();
  for (let start = 0; start < ids.length; start += BULK)
    for (const [id, fact] of await world.issues.read('app', ids.slice(start, start + BULK)))
      facts.set(id, fact);

  const changed = new Map<string, StoredAction>();
  const same: string[] = [];
  const sight = projectSights(world);
  for (const action of linked) {
    const fact = facts.get(action.issue.issueId ?? '');
    const after = fact
      ? await settleRead(world, action, fact, projectIsLive)
      : await settleUnreachable(world, action, await whyAbsent(action, sight));
    if (after === null) same.push(action.id);
    else changed.set(action.id, after);
  }
  await world.issueLinks.log([...changed.keys()]);
  // Not being seen is an answer, too; otherwise the unreachable would hold the rotation for ever.
  await world.issueLinks.verified(same, new Date(world.clock.now()).toISOString());
  return { changed, strangers: strangers.flatMap((id) => facts.get(id) ?? []) };
}

/** The action after the read, null when nothing was to be written. */
async function settleRead(
  world: World,
  action: StoredAction,
  fact: ReadIssue,
  projectIsLive: boolean,
): Promise<StoredAction | null> {
  const issue = afterReading(action.issue, fact, projectIsLive);
  const base = action.base ?? newBase(action.fields);
  const page = pageValues(action.fields);
  const inUse = issue.state === 'linked';
  const plan = inUse ? planSync(base, page, fact.values, null) : null;
  if (plan && (needsPriorities(base, page, fact.values) || Object.keys(plan.toJira).length > 0)) {
    // A write that waits for Jira has its job already.
    if (!isPaused(world, action.issue.pending?.at ?? null))
      await world.queues.sync({ kind: 'write', actionId: action.id }, 0);
    if (issue === action.issue) return null;
    const moved = readChange(world, action, { issue, projectId: fact.projectId, base });
    return (await world.issueLinks.settle(action, moved)) ? { ...action, issue } : null;
  }
  const first = action.base === null || Object.keys(action.base.jira).length === 0;
  const news =
    issue !== action.issue ||
    fact.projectId !== action.issueProjectId ||
    (plan !== null && (first || differs(plan, base)));
  if (!news) return null;
  const edit = plan === null ? null : await editFrom(world, action, plan);
  const known = { ...issue, refused: plan?.base.refused ?? issue.refused };
  const settlement = readChange(
    world,
    action,
    { issue: known, projectId: fact.projectId, base: plan?.base ?? base },
    edit,
  );
  if (!(await world.issueLinks.settle(action, settlement))) return null;
  return { ...action, issue: known, ...(edit ? { fields: edit.fields, version: action.version + 1 } : {}) };
}

const differs = (plan: SyncPlan, base: SyncPlan['base']): boolean =>
  Object.keys(plan.toPage).length > 0 || JSON.stringify(plan.base.jira) !== JSON.stringify(base.jira);

/** The action after it was found out of reach, null when that is known. */
export async function settleUnreachable(
  world: World,
  action: StoredAction,
  why: UnreachableReason,
): Promise<StoredAction | null> {
  const issue = whenUnreachable(action.issue, why);
  if (issue === action.issue) return null;
  const { issueProjectId: projectId, base } = action;
  const settlement = readChange(world, action, { issue, projectId, base });
  return (await world.issueLinks.settle(action, settlement)) ? { ...action, issue } : null;
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
 * was deleted or hidden appears in no search. Its completion is what the release gate relies on.
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
  const actions = await world.issueLinks.forSweep(changed, BULK);
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
