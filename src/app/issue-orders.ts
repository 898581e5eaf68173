import type { CreateAnswer, CreateOutcome } from '../contract/issues';
import type { Place } from '../contract/fields';
import { InvalidInput, JiraUnavailable, NotFound } from '../domain/failure';
import { CLAIM_EXPIRES_MS } from '../domain/issue-look-up';
import { type FieldInput, whyNotComplete } from '../domain/required-fields';
import { adopt } from './adopt-issues';
import { createQueued } from './create-issues';
import { CHECKING_NOTE, Progress, type Work } from './create-outcomes';
import { LONGEST_DELAY_SECONDS, refuseWhilePaused, waitAfter } from './jira-asking';
import { findOurs } from './look-up';
import type { Caller, CreateRules, IssueTarget, PageAccess, StoredAction, World } from './ports';

/** A page that has not asked for more within this was closed. */
export const CLOSED_AFTER_MS = 60_000;
/** After a batch its issues are read once, so that what Jira filled in by itself is known. */
const FIRST_READ_SECONDS = 20;

/** Looks for earlier issues leave time to create some; the other looks come with the next call. */
const LEAVE_MS = 20_000;

export interface Order {
  readonly caller: Caller;
  readonly page: PageAccess;
  readonly place: Place;
  readonly orderId: string;
  readonly actionIds: readonly string[];
  readonly target: IssueTarget;
  readonly extra: Readonly<Record<string, FieldInput>>;
}

/**
 * Queues the issues of these actions and creates the first of them as the person who asked. Asked again with the same
 * order it goes on; when nobody asks any more the queue does, as the app and with that person as reporter.
 * @throws NotFound, InvalidInput, JiraUnavailable, Preparing
 */
export async function createIssues(world: World, order: Order): Promise<CreateAnswer> {
  const asked = await world.actions.ofPage(order.place, order.actionIds, order.caller.accountId);
  if (asked.postmortem === null)
    throw new NotFound('This postmortem was not saved yet. Save something first.');
  refuseWhilePaused(world, asked.pausedUntil);
  const rules = await world.issues.createRules('user', order.target);
  if (rules === null)
    throw new JiraUnavailable(
      'You cannot create issues of this type in that project, or Jira is not connected. Choose another project, or ask a Jira admin.',
    );
  refuseIncomplete(rules, order.extra);

  const progress = new Progress();
  const eligible = await withoutFound(world, sortOut(order, asked.actions, progress), progress);
  if (eligible.length === 0) return told(order, progress);
  const personId = asked.personId ?? (await world.people.idOf(order.caller.accountId));
  await world.issueLinks.order(
    eligible.map(({ id }) => id),
    {
      id: order.orderId,
      byId: personId,
      at: new Date(world.clock.now()).toISOString(),
      ...order.target,
      extra: order.extra,
    },
  );
  await watch(world, order.orderId);
  const work: Work = {
    as: 'user',
    orderId: order.orderId,
    personId,
    accountId: order.caller.accountId,
    target: order.target,
    rules,
    extra: order.extra,
    severity: asked.postmortem.header.severity,
    page: order.page,
  };
  // Whatever does not get its turn in this call stays so.
  for (const action of eligible) progress.say(queuedNow(action), 'queued');
  await run(world, work, eligible, progress);
  return told(order, progress);
}

function told({ actionIds }: Order, progress: Progress): CreateAnswer {
  const answer = progress.answer(actionIds);
  return { ...answer, left: answer.outcomes.filter(({ outcome }) => outcome === 'queued').length };
}

function refuseIncomplete(rules: CreateRules, extra: Order['extra']): void {
  if (rules.unsupported.length > 0)
    throw new InvalidInput(
      `This project requires ${rules.unsupported.join(', ')}, which Debrief cannot fill in. Choose another issue type, or create the issue in Jira and link it.`,
    );
  const why = whyNotComplete(rules.required, extra);
  if (why !== null) throw new InvalidInput(why);
}

/**
 * Where an earlier create was given up, the app may have been blind to the issue: whoever creates again looks with
 * their own eyes first.
 */
async function withoutFound(
  world: World,
  actions: readonly StoredAction[],
  progress: Progress,
): Promise<readonly StoredAction[]> {
  const missing: StoredAction[] = [];
  for (const action of actions) {
    const claim = action.issue.state === 'none' ? action.givenUp : null;
    if (claim !== null && world.deadline.remainingMs() < LEAVE_MS) {
      progress.say(action, 'queued');
      continue;
    }
    const [issue, ...doubles] = claim === null ? [] : await findOurs(world, 'user', action, claim);
    if (issue === undefined) {
      missing.push(action);
      continue;
    }
    const how = { as: 'user', doubles: doubles.map(({ issueKey }) => issueKey), by: null } as const;
    await adopt(world, action, issue, how);
    const [now] = await world.issueLinks.byIds([action.id]);
    progress.say(now ?? action, 'already-linked', `Its issue was there: ${issue.issueKey}.`);
  }
  return missing;
}

/** Those that may be queued, in the order in which they were asked for, so that keys in Jira read like the list. */
function sortOut(order: Order, actions: readonly StoredAction[], progress: Progress): StoredAction[] {
  const byId = new Map(actions.map((action) => [action.id, action]));
  return order.actionIds.flatMap((id) => {
    const action = byId.get(id);
    if (!action) {
      progress.sayOf(id, 'not-eligible', 'This action was removed.');
      return [];
    }
    const why = whyNot(action, order.orderId);
    if (why === null) return [action];
    progress.say(action, why.outcome, why.note);
    return [];
  });
}

const queuedNow = (action: StoredAction): StoredAction => ({
  ...action,
  issue: { ...action.issue, state: 'queued', note: '' },
});

function whyNot(action: StoredAction, orderId: string): Omit<CreateOutcome, 'actionId'> | null {
  switch (action.issue.state) {
    case 'linked':
    case 'unreachable':
      return { outcome: 'already-linked', note: '' };
    case 'checking':
    case 'asking':
      return { outcome: 'checking', note: action.issue.note || CHECKING_NOTE };
    case 'creating':
      return {
        outcome: 'busy',
        note: 'This issue is being created right now, by somebody else or in another tab.',
      };
    case 'queued':
      if (action.claim?.id === orderId) return null;
      return { outcome: 'busy', note: 'This issue was ordered already, by somebody else or in another tab.' };
    case 'none':
      if (action.fields.status === 'done' || action.fields.status === 'dropped')
        return {
          outcome: 'not-eligible',
          note: `This action is ${action.fields.status}; it needs no issue.`,
        };
      // The order had its turn with this one.
      return action.orderId === orderId ? { outcome: 'refused', note: action.issue.note } : null;
  }
}

async function run(
  world: World,
  work: Work,
  queued: readonly StoredAction[],
  progress: Progress,
): Promise<void> {
  try {
    await createQueued(world, work, queued, progress);
  } catch (error) {
    const wait = await waitAfter(world, error, 0);
    // What was not sent is in the queue again; the rest of what happened is worth telling.
    if (wait === null || progress.settled.length === 0) throw error;
    world.log.error('create-issues.later', error, { delay: wait.delay });
  } finally {
    await finishBatch(world, progress.settled, progress);
  }
}

/** The log's copies, the first look, the links: none of it is a reason to say that nothing was created. */
export async function finishBatch(
  world: World,
  settled: readonly string[],
  progress: Progress,
): Promise<void> {
  if (settled.length === 0) return;
  try {
    await world.issueLinks.log(settled);
    const { actions } = progress.answer(settled);
    const issueIds = actions.flatMap(({ issue }) => issue.issueId ?? []);
    for (let start = 0; start < issueIds.length; start += 100)
      await world.queues.sync(
        { kind: 'read', issueIds: issueIds.slice(start, start + 100) },
        FIRST_READ_SECONDS,
      );
    await world.queues.sync({ kind: 'page-links' }, 1);
  } catch (error) {
    world.log.error('create-issues.by-upkeep', error);
  }
}

/** If the page is closed or this function dies, somebody must notice before the hour is over. */
async function watch(world: World, orderId: string): Promise<void> {
  try {
    await world.queues.sync({ kind: 'order', orderId }, CLOSED_AFTER_MS / 1000 + 30);
    await world.queues.sync({ kind: 'claims' }, Math.min(LONGEST_DELAY_SECONDS, CLAIM_EXPIRES_MS / 1000));
  } catch (error) {
    world.log.error('create-issues.by-upkeep', error);
  }
}

/** What the order has not begun is free again; what is under way is finished. */
export async function stopOrder(world: World, place: Place, orderId: string): Promise<{ cancelled: number }> {
  return { cancelled: await world.issueLinks.cancel(orderId, place) };
}
