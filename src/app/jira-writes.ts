import { afterReading } from '../domain/issue-reach';
import {
  type JiraIssueFacts,
  needsPriorities,
  newBase,
  pageValues,
  planHeld,
  planSync,
  type SyncBase,
  type SyncPlan,
} from '../domain/jira-sync';
import { afterWrite, withRefusals } from '../domain/jira-sync-written';
import { type Wait, waitAfterFailure, waitForAdmin } from '../domain/jira-waiting';
import { type IssueLink, SYNCED_FIELDS } from '../domain/actions';
import { readChange } from './issue-changes';
import { isPaused, nextAttempt, waitAfter } from './jira-asking';
import { reconcile } from './jira-sync';
import { editFrom } from './page-takes-over';
import type { StoredAction, World } from './ports';
import { isResponsible, queueWrite, waitOn, writeJob, writeLater } from './write-jobs';

/**
 * Brings one action and its issue into line and writes the difference into Jira as the app. Jobs of one action run
 * one after the other; each reads both sides anew, so it does not matter how often or why it was asked for.
 * @param dueAt the write that waits (UTC) whose job this is; a later one makes this one end
 */
export async function writeToJira(world: World, actionId: string, dueAt?: string): Promise<void> {
  const [action] = await world.issueLinks.byIds([actionId]);
  if (!action || action.removed) return;
  const { state, pending } = action.issue;
  if (state !== 'linked' && state !== 'unreachable') return;
  if (!isResponsible(world, pending, dueAt)) return;
  const paused = await world.jiraLimits.pausedUntil();
  if (isPaused(world, pending?.at ?? null) || isPaused(world, paused)) return waitOn(world, action, paused);
  try {
    await bringIntoLine(world, action);
  } catch (error) {
    await tryAgain(world, action, error);
  }
}

async function bringIntoLine(world: World, action: StoredAction): Promise<void> {
  const { issueId } = action.issue;
  const fact = issueId === null ? undefined : (await world.issues.read('app', [issueId])).get(issueId);
  if (issueId === null || !fact || afterReading(action.issue, fact).state !== 'linked') {
    // Unreachable is said where every read says it; what is to be written waits until it can be seen again.
    await reconcile(world, [action]);
    return world.issueLinks.schedule([action.id], null);
  }
  const base = action.base ?? newBase(action.fields);
  const page = pageValues(action.fields);
  const rules = needsPriorities(base, page, fact.values) ? await world.issues.editRules(issueId) : undefined;
  const attempts = action.issue.pending?.attempts ?? 0;
  if (rules === null || rules?.fields.size === 0)
    return hold(world, action, planHeld(base, page, fact.values), fact, waitForAdmin('forbidden', attempts));
  const plan = planSync(base, page, fact.values, rules?.priorities ?? null);
  if (Object.keys(plan.toJira).length === 0) {
    if (isNews(action, plan, fact)) await settle(world, action, plan, plan.base, fact);
    else await world.issueLinks.verified([action.id], new Date(world.clock.now()).toISOString());
    return;
  }

  // Said before it is done: seen in Jira later, it is our own word, even if this function dies in between.
  if (!(await world.issueLinks.intend(action, plan.toJira)))
    return world.queues.sync({ kind: 'write', actionId: action.id }, 1);
  const result = await world.issues.update(issueId, plan.toJira);
  switch (result.kind) {
    case 'written': {
      const { base: agreed, editedMeanwhile } = afterWrite(plan, result.issue.values, result.refused);
      const settled = await settle(world, action, plan, agreed, result.issue);
      if (settled && editedMeanwhile) await world.queues.sync({ kind: 'write', actionId: action.id }, 1);
      return;
    }
    case 'refused':
      await settle(world, action, plan, withRefusals(plan, fact.values, result.refused), fact);
      return;
    case 'forbidden':
      return hold(
        world,
        action,
        planHeld(base, page, fact.values),
        fact,
        waitForAdmin('forbidden', attempts),
      );
    case 'unreachable':
      // Its project may just have been archived or blocked, which is seen there; the write is not repeated at once.
      await wait(world, action, waitAfterFailure(attempts, world.jitter()));
      return world.queues.sync({ kind: 'project', projectId: fact.projectId, gone: false }, 0);
  }
}

/** Jobs come twice, and for one edit several may be asked for: those that find all in line leave no trace. */
function isNews(action: StoredAction, plan: SyncPlan, fact: JiraIssueFacts): boolean {
  const { issue, base } = action;
  return (
    issue.pending !== null ||
    base === null ||
    afterReading(issue, fact) !== issue ||
    fact.projectId !== action.issueProjectId ||
    Object.keys(plan.toPage).length > 0 ||
    SYNCED_FIELDS.some((field) => SIDES.some((side) => base[side][field] !== plan.base[side][field]))
  );
}

const SIDES = ['page', 'jira', 'refused', 'sent'] as const;

async function settle(
  world: World,
  action: StoredAction,
  plan: Pick<SyncPlan, 'toPage'>,
  base: SyncBase,
  fact: JiraIssueFacts,
  pending: IssueLink['pending'] = null,
): Promise<boolean> {
  const issue = { ...afterReading(action.issue, fact), refused: base.refused, pending };
  const edit = await editFrom(world, action, plan);
  const settlement = readChange(world, action, { issue, projectId: fact.projectId, base }, edit);
  if (await world.issueLinks.settle(action, settlement)) {
    await world.issueLinks.log([action.id]);
    return true;
  }
  // Somebody edited one side meanwhile: compare again.
  await world.queues.sync({ kind: 'write', actionId: action.id }, 1);
  return false;
}

/** What Jira says is taken over all the same; what is to be written waits, and is tried again. */
async function hold(
  world: World,
  action: StoredAction,
  held: SyncPlan,
  fact: JiraIssueFacts,
  next: Wait,
): Promise<void> {
  const pending = nextAttempt(world, next, action.issue.pending?.attempts ?? 0);
  await queueWrite(world, action.id, pending);
  await settle(world, action, held, held.base, fact, pending);
}

async function tryAgain(world: World, action: StoredAction, error: unknown): Promise<void> {
  const next = await waitAfter(world, error, action.issue.pending?.attempts ?? 0);
  if (next === null) throw error;
  world.log.error('jira-write.later', error, { actionId: action.id, delay: next.delay });
  await wait(world, action, next);
}

async function wait(world: World, action: StoredAction, next: Wait): Promise<void> {
  await writeLater(world, action.id, nextAttempt(world, next, action.issue.pending?.attempts ?? 0));
}

/** Writes whose job was lost. */
export async function startDueWrites(world: World): Promise<number> {
  const now = world.clock.now();
  const due = await world.issueLinks.dueWrites(new Date(now).toISOString(), 200);
  await world.queues.syncAll(
    due.map((actionId) => writeJob(actionId, now)),
    0,
  );
  return due.length;
}
