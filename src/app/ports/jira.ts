import type { ActionFields } from '../../domain/actions';
import type { JiraIssueFacts } from '../../domain/jira-sync';

export interface NewIssue {
  readonly projectId: string;
  readonly issueTypeId: string;
  readonly actionId: string;
  readonly installationId: string;
  readonly fields: ActionFields;
  readonly severity: string;
  readonly page: { readonly title: string; readonly url: string };
}

export type CreateResult =
  /** `leftOut`: what the project does not allow, as sentences. */
  | {
      readonly kind: 'created';
      readonly issueId: string;
      readonly issueKey: string;
      readonly leftOut: readonly string[];
    }
  /** Jira refused, so nothing was created; `reason` is for the person. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** Timed out, broke off or failed on their side: it may or may not exist. */
  | { readonly kind: 'doubtful' };

/** What a project lets us write on a new issue of one type. */
export interface CreateRules {
  readonly projectId: string;
  readonly issueTypeId: string;
  /** Field ids on the create screen. */
  readonly fields: ReadonlySet<string>;
  /** Required fields without a default that we have no value for, by their display name. */
  readonly missing: readonly string[];
  /** Priority ids from the highest to the lowest as the project offers them; empty when not on the screen. */
  readonly priorities: readonly { readonly id: string; readonly name: string }[];
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

export interface Issues {
  /** As the user. Null when Jira is not connected or the project cannot be seen. */
  createRules(target: { projectId: string; issueTypeId: string }): Promise<CreateRules | null>;
  /** As the user, with the marker in the same request. */
  create(issue: NewIssue, rules: CreateRules): Promise<CreateResult>;
  /** Idempotent by its global id. False when Jira did not take it. */
  linkToPage(
    as: 'user' | 'app',
    issueId: string,
    link: { globalId: string; url: string; title: string },
  ): Promise<boolean>;
  /** Issues that carry the marker of an action, oldest id first. */
  findMarked(
    as: 'user' | 'app',
    marker: { installationId: string; actionId: string },
  ): Promise<readonly MarkedIssue[]>;
  /** Whether the app may browse the project; only then does an empty search mean anything. */
  appMayBrowse(projectId: string): Promise<boolean>;
  /** As the app, at most 100 ids. An id that is absent from the answer cannot be seen by the app. */
  read(issueIds: readonly string[]): Promise<ReadonlyMap<string, JiraIssueFacts>>;
  /** Ids of marked issues that changed within the last minutes, as the app. Every page of the answer. */
  changedSince(installationId: string, minutes: number): Promise<readonly string[]>;
}
