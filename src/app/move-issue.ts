import type { MoveAnswer } from '../contract/issues';
import type { Place } from '../contract/fields';
import { InvalidInput, NotFound } from '../domain/failure';
import {
  type IssueTransition,
  MOST_HOPS,
  nextTransition,
  type TransitionGoal,
  type TransitionStep,
} from '../domain/issue-transitions';
import { actionView } from './actions';
import { refuseWhilePaused } from './jira-asking';
import { reconcile } from './jira-sync';
import type { Caller, World } from './ports';

/** Never start another hop when the function may be cut off in the middle of it. */
const LEAVE_MS = 8_000;

interface Asked {
  readonly caller: Caller;
  readonly place: Place;
  readonly actionId: string;
  readonly goal: TransitionGoal;
  /** The way a person chose where several led on. */
  readonly transitionId: string | null;
}

/**
 * Closes or reopens the issue as the person who asked, over as many hops as the workflow needs. After each hop the
 * issue is read again; where the way is not clear the person is asked, and what they see is what was reached.
 */
export async function moveIssue(world: World, asked: Asked): Promise<MoveAnswer> {
  const { actions, pausedUntil } = await world.actions.ofPage(
    asked.place,
    [asked.actionId],
    asked.caller.accountId,
  );
  refuseWhilePaused(world, pausedUntil);
  const [action] = actions;
  if (!action) throw new NotFound('That action is not on this page. Reload the page.');
  const { issueId } = action.issue;
  if (issueId === null || action.issue.state !== 'linked')
    throw new InvalidInput('This action has no issue in Jira that could be moved. Reload the page.');
  const walked = await walk(world, issueId, asked);
  const { changed } = await reconcile(world, [action]);
  const reached = changed.get(action.id) ?? action;
  return walked === null ? { kind: 'moved', action: actionView(reached) } : walked;
}

async function walk(
  world: World,
  issueId: string,
  asked: Asked,
): Promise<Exclude<MoveAnswer, { kind: 'moved' }> | null> {
  const visited: string[] = [];
  let chosen = asked.transitionId;
  for (let hop = 0; hop < MOST_HOPS; hop += 1) {
    const fact = (await world.issues.read('user', [issueId])).get(issueId);
    if (!fact)
      return refused('You cannot see this issue in Jira any more. Ask whoever can to move it there.');
    visited.push(fact.statusId);
    const offered = await world.issues.transitions('user', issueId);
    const step = nextTransition(asked.goal, fact.category, offered, visited);
    if (step.kind === 'there') return null;
    const transition = chosen === null ? clear(step) : (offered.find((one) => one.id === chosen) ?? null);
    chosen = null;
    if (transition === null) return explained(step);
    const result = await world.issues.transition('user', issueId, transition.id);
    if (result.kind === 'refused')
      return refused(
        `Jira did not let it pass "${transition.name}": ${result.reason} Do it in Jira, where it asks for what is missing.`,
      );
    if (result.kind === 'unreachable')
      return refused('You cannot see this issue in Jira any more. Ask whoever can to move it there.');
    if (world.deadline.remainingMs() < LEAVE_MS)
      return refused('Jira is slow right now. The issue was moved part of the way; press again to go on.');
  }
  return refused('This workflow is longer than Debrief follows. Move the issue in Jira.');
}

const clear = (step: TransitionStep) => (step.kind === 'take' ? step.transition : null);

const refused = (message: string) => ({ kind: 'refused', message }) as const;

const offering = (among: readonly IssueTransition[]) =>
  ({ kind: 'choose', among: among.map(({ id, name, to }) => ({ id, name, to: to.name })) }) as const;

function explained(step: Exclude<TransitionStep, { kind: 'there' }>) {
  switch (step.kind) {
    case 'choose':
      return offering(step.among);
    // Somebody chose another way, which is not offered any more: the one that is left may mean something else.
    case 'take':
      return offering([step.transition]);
    case 'demands':
      return refused(
        `"${step.transition.name}" asks for ${step.transition.demands.join(', ')}. Do it in Jira, where you can fill it in.`,
      );
    default:
      return refused(
        'The workflow of this issue offers you no way there. Ask whoever may, or move it in Jira.',
      );
  }
}
