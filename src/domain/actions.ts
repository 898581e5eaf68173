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
 * Where an action stands with Jira. `queued`: ordered, its turn has not come. `creating`: a function has claimed it
 * and is at work. `checking`: we cannot tell yet whether the issue was created. `asking`: we looked and a person must
 * say. `unreachable`: it was linked and the app cannot see or use the issue any more, which is never done.
 */
export const ISSUE_STATES = [
  'none',
  'queued',
  'creating',
  'checking',
  'asking',
  'linked',
  'unreachable',
] as const;
export type IssueState = (typeof ISSUE_STATES)[number];

/**
 * Why an issue is unreachable. `deleted`: gone though its project is visible (or secured away from the app).
 * `hidden`: the app may not see its project. `blocked`: an admin's app access rule hides it. `project-gone`: its
 * project is in the trash. The archived ones can be read but not changed.
 */
export const UNREACHABLE_REASONS = [
  'deleted',
  'hidden',
  'blocked',
  'archived',
  'project-archived',
  'project-gone',
] as const;
export type UnreachableReason = (typeof UNREACHABLE_REASONS)[number];

/** What an action and its issue both have, so that it can be edited on either side. */
export const SYNCED_FIELDS = ['title', 'dueOn', 'priority', 'owner'] as const;
export type SyncedField = (typeof SYNCED_FIELDS)[number];

/** Why a write to Jira is not through yet. `forbidden`: the app may not edit there. */
export const DELAYS = ['quota', 'busy', 'no-answer', 'forbidden', 'not-connected'] as const;
export type Delay = (typeof DELAYS)[number];

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

/** An action of which nobody has said anything yet. */
export const NEW_ACTION: ActionFields = {
  title: '',
  owner: null,
  priority: 'medium',
  type: 'prevent',
  dueOn: null,
  status: 'proposed',
  dropReason: '',
};

export interface IssueLink {
  readonly state: IssueState;
  readonly issueId: string | null;
  readonly issueKey: string | null;
  /** Jira's status category was `done` at the last successful read. */
  readonly issueDone: boolean;
  /** What a person should know: why it was refused, what was left out, what to do. Empty when all is well. */
  readonly note: string;
  /** Null unless unreachable. */
  readonly why: UnreachableReason | null;
  /** Jira's search finds the issue by our marker; otherwise only the rotation looks at it. */
  readonly marked: boolean;
  /** What stands differently in Jira because Jira did not take it, each with its reason for the person. */
  readonly refused: Readonly<Partial<Record<SyncedField, string>>>;
  /** Null: nothing is to be written to Jira. `at`: UTC instant of the next attempt; `delay` null: it is on its way. */
  readonly pending: { readonly at: string; readonly delay: Delay | null; readonly attempts: number } | null;
}

/** No issue, and none was ever asked for. */
export const UNLINKED: IssueLink = {
  state: 'none',
  issueId: null,
  issueKey: null,
  issueDone: false,
  note: '',
  why: null,
  marked: false,
  refused: {},
  pending: null,
};

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
