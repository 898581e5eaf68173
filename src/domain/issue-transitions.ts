/** A way out of the issue's status, as Jira offers it to whoever asks. */
export interface IssueTransition {
  readonly id: string;
  readonly name: string;
  readonly to: { readonly id: string; readonly name: string; readonly category: string };
  /** Fields that its screen demands and that have no default, by their display name. */
  readonly demands: readonly string[];
}

export type TransitionGoal = 'done' | 'open';

export type TransitionStep =
  | { readonly kind: 'there' }
  | { readonly kind: 'take'; readonly transition: IssueTransition }
  /** More than one way that means something different: a person chooses. */
  | { readonly kind: 'choose'; readonly among: readonly IssueTransition[] }
  | { readonly kind: 'demands'; readonly transition: IssueTransition }
  | { readonly kind: 'no-way' };

/** A longer walk than this is no workflow that a machine should guess its way through. */
export const MOST_HOPS = 6;

const DONE = 'done';
const FORWARD = ['new', 'indeterminate', 'done'];

/**
 * The next step towards a status category; names and ids are the project's own and say nothing. Where two ways lead
 * to different statuses nobody but a person knows which is meant.
 * @param visited status ids of this walk, so that a workflow with loops comes to an end
 */
export function nextTransition(
  goal: TransitionGoal,
  category: string,
  offered: readonly IssueTransition[],
  visited: readonly string[],
): TransitionStep {
  if ((category === DONE) === (goal === 'done')) return { kind: 'there' };
  const reaches = offered.filter(({ to }) => (to.category === DONE) === (goal === 'done'));
  if (reaches.length > 0) return only(reaches);
  const onward = offered.filter(
    ({ to }) => !visited.includes(to.id) && FORWARD.indexOf(to.category) >= FORWARD.indexOf(category),
  );
  return onward.length > 0 ? only(onward) : { kind: 'no-way' };
}

function only(ways: readonly IssueTransition[]): TransitionStep {
  const targets = new Set(ways.map(({ to }) => to.id));
  if (targets.size > 1) return { kind: 'choose', among: ways };
  const transition = ways.find(({ demands }) => demands.length === 0) ?? ways[0];
  if (!transition) return { kind: 'no-way' };
  return transition.demands.length === 0 ? { kind: 'take', transition } : { kind: 'demands', transition };
}
