import type { ActionFields, SyncedField } from '../../domain/actions';
import type { OfferedPriorities } from '../../domain/issue-priority';
import type { IssueTransition } from '../../domain/issue-transitions';
import type { JiraIssueFacts, JiraValues } from '../../domain/jira-sync';
import type { FieldInput, RequiredField } from '../../domain/required-fields';

/** `user` is whoever called; it exists in calls of the browser only. */
export type As = 'user' | 'app';

export interface IssueTarget {
  readonly projectId: string;
  readonly issueTypeId: string;
}

export interface NewIssue extends IssueTarget {
  readonly actionId: string;
  readonly installationId: string;
  readonly fields: ActionFields;
  readonly severity: string;
  readonly page: { readonly url: string };
  /** What the project requires beyond an action's own fields, by field id, as the person gave it. */
  readonly extra: Readonly<Record<string, FieldInput>>;
  /** Account to be named as reporter where the project permits, when the app creates for a person; else null. */
  readonly reporter: string | null;
}

export interface CreatedIssue {
  readonly kind: 'created';
  readonly issueId: string;
  readonly issueKey: string;
  /** What the project does not take, each with a sentence for the person. */
  readonly refused: Readonly<Partial<Record<SyncedField, string>>>;
  /** What it was created with; another value found in Jira later was put there by somebody else. */
  readonly sent: Readonly<Partial<JiraValues>>;
}

export type CreateResult =
  | CreatedIssue
  /** Jira refused, so nothing was created; `reason` is for the person. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** Timed out, broke off or failed on their side: it may or may not exist. */
  | { readonly kind: 'doubtful' }
  /** Jira refused some fields, and this function has no time left to ask again without them; nothing was created. */
  | { readonly kind: 'unsent' };

/** What a project lets us write on a new issue of one type. */
export interface CreateRules extends IssueTarget {
  /** Field ids on the create screen. */
  readonly fields: ReadonlySet<string>;
  /** Required, without a default, and nothing an action has: the person is asked for them. */
  readonly required: readonly RequiredField[];
  /** Required fields of kinds that we cannot ask for, by their display name. */
  readonly unsupported: readonly string[];
  readonly priorities: OfferedPriorities;
}

/** What may be written on an issue that is there. */
export interface EditRules {
  readonly fields: ReadonlySet<string>;
  readonly priorities: OfferedPriorities;
}

export interface Marker {
  readonly installationId: string;
  readonly actionId: string;
}

export interface MarkedIssue {
  readonly issueId: string;
  readonly issueKey: string;
  readonly projectId: string;
  /** UTC instant. */
  readonly createdAt: string;
  readonly creator: string | null;
  readonly done: boolean;
}

/** A read issue, with the action that its marker names and what proves that the marker is ours. */
export interface ReadIssue extends JiraIssueFacts {
  readonly statusId: string;
  /** Key of the status category: new, indeterminate, done. */
  readonly category: string;
  /** Hidden from some of those who may see its project. */
  readonly secured: boolean;
  readonly marker: Marker | null;
  readonly createdAt: string;
  readonly creator: string | null;
}

export type UpdateResult =
  /** As Jira holds it now; `refused` names what it did not take. */
  | {
      readonly kind: 'written';
      readonly issue: JiraIssueFacts;
      readonly refused: Readonly<Partial<Record<SyncedField, string>>>;
    }
  /** None of it was taken. */
  | { readonly kind: 'refused'; readonly refused: Readonly<Partial<Record<SyncedField, string>>> }
  | { readonly kind: 'forbidden' }
  /** Gone, hidden, archived: read it again to know. */
  | { readonly kind: 'unreachable' };

export type TransitionResult =
  | { readonly kind: 'moved' }
  /** A condition, a validator or a missing field; Jira's own words for the person. */
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'unreachable' };

/** What the app sees of a project, to tell why an issue of it cannot be read. */
export type ProjectSight = 'visible' | 'hidden' | 'blocked' | 'archived' | 'gone';

/** Whether a write took effect; `refused` says that Jira will not take it, so trying again is no use. */
export type Written = 'written' | 'refused';

export interface PageLink {
  /** At most 255 characters; the link is idempotent by it. */
  readonly globalId: string;
  readonly url: string;
  /** Shown struck through: nothing is to be done for it any more. */
  readonly resolved: boolean;
}

/**
 * What `app` needs of Jira. Every method may throw JiraLimited (wait), JiraNotConnected, or JiraUnavailable (no
 * answer or a failure on their side, so that a write may have taken effect).
 */
export interface Issues {
  /** Null when the project or type cannot be seen, or issues not be created there. */
  createRules(as: As, target: IssueTarget): Promise<CreateRules | null>;
  /** With the marker in the same request. */
  create(as: As, issue: NewIssue, rules: CreateRules): Promise<CreateResult>;
  /** At most 50 of one target, in one request; answers in the same order. */
  createMany(as: As, issues: readonly NewIssue[], rules: CreateRules): Promise<readonly CreateResult[]>;
  linkToPage(as: As, issueId: string, link: PageLink): Promise<Written>;
  unlinkFromPage(as: As, issueId: string, globalId: string): Promise<Written>;
  mark(as: As, issueId: string, marker: Marker): Promise<Written>;
  unmark(as: As, issueId: string): Promise<Written>;
  /** Issues that carry the marker of an action, oldest id first. */
  findMarked(as: As, marker: Marker): Promise<readonly MarkedIssue[]>;
  /** Account of the app itself, which creates issues in the background. */
  appAccount(): Promise<string>;
  /** Which of these project permissions the app holds, by key; none of them where it cannot see the project. */
  appMay(projectId: string, permissions: readonly string[]): Promise<ReadonlySet<string>>;
  /** At most 100 ids, by id. An id that is absent from the answer cannot be seen. */
  read(as: As, issueIds: readonly string[]): Promise<ReadonlyMap<string, ReadIssue>>;
  /** Keys by id of those projects that can be seen, at most 50, with one request. */
  projectKeys(as: As, projectIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  projectSight(projectId: string): Promise<ProjectSight>;
  /** At most 100, with as many requests as one. */
  projectSights(projectIds: readonly string[]): Promise<ReadonlyMap<string, ProjectSight>>;
  /** As the app. */
  editRules(issueId: string): Promise<EditRules | null>;
  /** As the app; only what is given is sent. */
  update(issueId: string, values: Partial<JiraValues>): Promise<UpdateResult>;
  /** What the caller may do with the issue now. */
  transitions(as: As, issueId: string): Promise<readonly IssueTransition[]>;
  transition(as: As, issueId: string, transitionId: string): Promise<TransitionResult>;
  /** Ids of marked issues that changed within the last minutes, as the app. Every page of the answer. */
  changedSince(installationId: string, minutes: number): Promise<readonly string[]>;
}
