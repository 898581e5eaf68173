import type { IssueLink } from '../../domain/actions';
import type { StoredAction } from './actions';
import type { Change } from './edits';

/** The side of an action that belongs to Jira. It has a version of its own, so syncing never meets an editor. */
export interface IssueLinks {
  /** Claims all of these that nobody holds and that may have an issue; returns the ids it got. One or two statements. */
  claim(ids: readonly string[], claim: NewClaim): Promise<readonly string[]>;
  /** Gives back claims whose create was never sent. */
  release(ids: readonly string[], claimId: string): Promise<void>;
  /** We cannot tell whether the issue exists: *checking*, first look at `nextLookupAt` (UTC). */
  park(id: string, claimId: string, note: string, nextLookupAt: string): Promise<void>;
  /** Another look later. */
  lookAgain(id: string, claimId: string, lookups: number, nextLookupAt: string): Promise<void>;
  /** Writes the issue side if nobody did since; false when somebody did. One statement; the log is `log`'s. */
  settle(action: StoredAction, after: IssueUpdate, change: Change): Promise<boolean>;
  /** Copies the last change of each into the log. One statement. */
  log(ids: readonly string[]): Promise<void>;
  byIds(ids: readonly string[]): Promise<readonly StoredAction[]>;
  byIssueIds(issueIds: readonly string[]): Promise<readonly StoredAction[]>;
  /** Moves claims older than `before` (UTC) to *checking*. */
  expire(before: string, nextLookupAt: string, note: string): Promise<number>;
  /** Ids whose look is due at `now` (UTC). */
  dueLookUps(now: string, limit: number): Promise<readonly string[]>;
  /** What a sweep looks at: actions of these issues, and the linked ones that were not verified for longest. One statement. */
  forSweep(changedIssueIds: readonly string[], longestUnverified: number): Promise<readonly StoredAction[]>;
  /** Whether any claim is held. */
  anyClaim(): Promise<boolean>;
  /** Linked actions whose issue has no link to the page yet. */
  withoutPageLink(limit: number): Promise<readonly PageLinkDue[]>;
  pageLinked(ids: readonly string[]): Promise<void>;
  /** Marks reads that changed nothing, in one statement. `at` is a UTC instant. */
  verified(ids: readonly string[], at: string): Promise<void>;
}

export interface NewClaim {
  readonly id: string;
  /** `people.id` */
  readonly byId: string;
  /** UTC instant. */
  readonly at: string;
  readonly projectId: string;
  readonly issueTypeId: string;
}

export interface PageLinkDue {
  readonly actionId: string;
  readonly issueId: string;
  readonly pageId: string;
  readonly title: string;
}

export interface IssueUpdate {
  readonly issue: IssueLink;
  /** Keep the claim, so that a later look still knows what was asked for. */
  readonly keepClaim: boolean;
  /** null: as it was. */
  readonly pageLinked: boolean | null;
  /** UTC instant at which Jira last answered a look at the issue, null: keep. */
  readonly readAt: string | null;
}
