/** From the one that must not wait to the one that can. The rank is what the release gate compares. */
export const PRIORITIES = ['critical', 'high', 'medium', 'low'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** 4 for critical down to 1 for low. */
export function priorityRank(priority: Priority): number {
  return PRIORITIES.length - PRIORITIES.indexOf(priority);
}

export const ACTION_TYPES = ['prevent', 'detect', 'mitigate', 'process', 'experiment'] as const;
export type ActionType = (typeof ACTION_TYPES)[number];

/** What people say of an action. A linked action is done when its issue is, whatever stands here. */
export const ACTION_STATUSES = ['proposed', 'committed', 'done', 'dropped'] as const;
export type ActionStatus = (typeof ACTION_STATUSES)[number];

/**
 * Where an action stands with Jira. `creating`: a function has claimed it and is at work. `checking`: we cannot
 * tell yet whether the issue was created. `asking`: we looked and a person must say. `unreachable`: it was linked
 * and the app cannot see the issue any more (hidden, deleted), which is never done.
 */
export const ISSUE_STATES = ['none', 'creating', 'checking', 'asking', 'linked', 'unreachable'] as const;
export type IssueState = (typeof ISSUE_STATES)[number];

export interface ActionFields {
  readonly title: string;
  /** Atlassian account of the owner, or null. */
  readonly owner: string | null;
  readonly priority: Priority;
  readonly type: ActionType;
  /** Plain date, YYYY-MM-DD, no zone. */
  readonly dueOn: string | null;
  readonly status: ActionStatus;
  /** Why it was dropped; empty otherwise. */
  readonly dropReason: string;
}

export interface IssueLink {
  readonly state: IssueState;
  readonly issueId: string | null;
  readonly issueKey: string | null;
  /** Jira's status category was `done` at the last successful read. */
  readonly issueDone: boolean;
  /** What a person should know: why it was refused, what was left out, what to do. Empty when all is well. */
  readonly note: string;
}

/** Rules of A's status: what an edit may not say. Null when it is fine, else a sentence for the person. */
export function whyNotValid(fields: ActionFields, link: Pick<IssueLink, 'state'>): string | null {
  if (fields.status === 'committed' && (fields.owner === null || fields.dueOn === null))
    return 'A committed action needs an owner and a due date. Add both, or leave it proposed.';
  if (fields.status === 'dropped' && fields.dropReason.trim() === '')
    return 'Say why the action is dropped; the reason is kept with it.';
  if (fields.status === 'done' && link.state !== 'none')
    return 'This action has an issue in Jira. Close the issue there and it shows as done here.';
  return null;
}

/**
 * Whether an action still holds a release, if its priority is high enough. Unlinked actions count by what an
 * editor said; as soon as Jira is involved only a successful read of a done issue closes it.
 */
export function isOpen(
  action: Pick<ActionFields, 'status'>,
  link: Pick<IssueLink, 'state' | 'issueDone'>,
): boolean {
  if (action.status === 'dropped') return false;
  if (link.state === 'none') return action.status !== 'done';
  return !(link.state === 'linked' && link.issueDone);
}
