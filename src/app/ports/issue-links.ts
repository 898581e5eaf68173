import type { ActionFields, Delay, IssueLink } from '../../domain/actions';
import type { SyncBase } from '../../domain/jira-sync';
import type { FieldInput } from '../../domain/required-fields';
import type { StoredAction } from './actions';
import type { Change } from './edits';
import type { PageRef } from './surroundings';

/**
 * The side of an action that belongs to Jira: who may create its issue, what became of it, what is to be written.
 * Everything is guarded in its own statement, so that two functions never both act on one action.
 */
export interface IssueLinks {
  /**
   * Queues those of these that have no issue under the order. Repeated, the same order queues nothing that it had
   * before, whatever became of it. One statement.
   */
  order(ids: readonly string[], order: NewOrder): Promise<void>;
  /**
   * Claims those of these that the order has queued; returns the ids it got. One or two statements.
   * @param attempt a fresh id, so that of two functions only one gets each
   */
  claim(ids: readonly string[], orderId: string, attempt: NewAttempt): Promise<readonly string[]>;
  /** Back into the queue of the order: their create was never sent. */
  release(ids: readonly string[], attemptId: string, orderId: string): Promise<void>;
  /**
   * Takes what is still queued on this page out of the order; returns how many. What is under way is finished, and
   * where it is released after all, it is free too.
   */
  cancel(orderId: string, page: PageRef): Promise<number>;
  /**
   * What an order has still queued, at most `limit`, in the order of the list. `claim.at` says when anybody last
   * worked on the order.
   */
  queued(orderId: string, limit: number): Promise<readonly StoredAction[]>;
  /** Orders with something queued that nobody touched since `before` (UTC). */
  idleOrders(before: string, limit: number): Promise<readonly string[]>;

  /** We cannot tell whether the issues exist: *checking*, first look at `nextLookupAt` (UTC). */
  park(ids: readonly string[], attemptId: string, note: string, nextLookupAt: string): Promise<void>;
  /** Another look later. */
  lookAgain(id: string, claimId: string, lookups: number, nextLookupAt: string): Promise<void>;
  /** Moves claims older than `before` (UTC) to *checking*. */
  expire(before: string, nextLookupAt: string, note: string): Promise<number>;
  /** Ids whose look is due at `now` (UTC). */
  dueLookUps(now: string, limit: number): Promise<readonly string[]>;
  /** Whether any claim is held. */
  anyClaim(): Promise<boolean>;

  /**
   * Writes the issue side, and what the page takes over, if nobody did since; false when somebody did. What other
   * functions may have changed beside it since `action` was read is left to them: an edit stays due to be written (or
   * becomes due, with the issue that it did not have yet), and so do `pending` and `marked` where `update.issue` says
   * what `action` said. One statement, and the log's copy first where it is missing.
   */
  settle(action: StoredAction, settlement: Settlement): Promise<boolean>;
  /** The same for many that were created together; returns the ids that were settled. One or two statements. */
  settleMany(settlements: readonly ActionSettlement[]): Promise<readonly string[]>;
  /** Copies the last changes of each, of both sides, into the log. One statement. */
  log(ids: readonly string[]): Promise<void>;
  /** Keeps what is about to be written into Jira, beside what was kept before; false when either side was edited since `action` was read. */
  intend(action: StoredAction, sent: SyncBase['sent']): Promise<boolean>;
  /** When to write to Jira again, and why not yet; null: nothing is to be written. */
  schedule(
    ids: readonly string[],
    next: { at: string; delay: Delay | null; attempts: number } | null,
  ): Promise<void>;

  byIds(ids: readonly string[]): Promise<readonly StoredAction[]>;
  byIssueIds(issueIds: readonly string[]): Promise<readonly StoredAction[]>;
  /** Actions with an issue whose note holds these words, longest unread first. Hourly at most: it reads every note. */
  noted(words: string, limit: number): Promise<readonly StoredAction[]>;
  /** Whether any action has this issue, and until when (UTC) Jira may not be asked. One statement. */
  knows(issueId: string): Promise<{ readonly ours: boolean; readonly pausedUntil: string | null }>;
  /** Whose write to Jira is due at `now` (UTC), longest due first. */
  dueWrites(now: string, limit: number): Promise<readonly string[]>;
  /**
   * What a sweep looks at: actions of these issues, and `rotation.most` by turns: first linked ones without our marker,
   * `rotation.unmarkedFirst` at most, then any, each time those that were not verified for longest. One statement.
   */
  forSweep(
    changedIssueIds: readonly string[],
    rotation: { readonly most: number; readonly unmarkedFirst: number },
  ): Promise<readonly StoredAction[]>;
  /** Jira's projects that linked actions have their issues in, whether any is linked, and whether any is known as archived. One statement. */
  projects(
    limit: number,
  ): Promise<readonly { readonly id: string; readonly linked: boolean; readonly archived: boolean }[]>;
  /** Linked first and longest unread first: actions of these projects (Jira's ids), for an admin's access rule. */
  byProjects(projectIds: readonly string[], limit: number): Promise<readonly StoredAction[]>;
  /** Longest unread first: unreachable actions of a project for a reason that was the project's, not the issue's own. */
  heldByProject(projectId: string, limit: number): Promise<readonly StoredAction[]>;
  /** Marks reads that changed nothing, in one statement. `at` is a UTC instant. */
  verified(ids: readonly string[], at: string): Promise<void>;

  /** The marker stands on their issues now. */
  marked(ids: readonly string[]): Promise<void>;
  /** A read has not found it there. */
  unmarked(ids: readonly string[]): Promise<void>;

  /** Linked actions whose link to the page is missing or says something else than it should. */
  pageLinksDue(limit: number): Promise<readonly PageLinkDue[]>;
  pageLinked(ids: readonly string[], as: PageLinkState): Promise<void>;
}

export interface NewOrder {
  /** Made in the browser: repeating it is the same order. */
  readonly id: string;
  /** `people.id` */
  readonly byId: string;
  /** UTC instant. */
  readonly at: string;
  readonly projectId: string;
  readonly issueTypeId: string;
  readonly extra: Readonly<Record<string, FieldInput>>;
}

export interface NewAttempt {
  readonly id: string;
  /** UTC instant. */
  readonly at: string;
  /** Who will be the issue's creator. */
  readonly as: 'user' | 'app';
}

/** What links to the page say: nothing, that the action is open, or that it was dropped. */
export type PageLinkState = 'none' | 'open' | 'resolved';

export interface PageLinkDue {
  readonly actionId: string;
  readonly issueId: string;
  readonly pageId: string;
  readonly title: string;
  readonly wanted: 'open' | 'resolved';
}

export interface IssueUpdate {
  readonly issue: IssueLink;
  /** Jira's project of the issue; null: as it was. */
  readonly projectId: string | null;
  /**
   * null when there is no issue. Owners are given as accounts and kept as `people.id`; an account that neither the
   * action nor the edit has costs two statements more, because it may be nobody's yet.
   */
  readonly base: SyncBase | null;
  /** `keep`: a later look still knows what was asked for. `give-up`: remembered as StoredAction.givenUp. `let-go`: it is forgotten. `drop`: so is one given up earlier. */
  readonly claim: 'keep' | 'give-up' | 'let-go' | 'drop';
  /** null: as it was. */
  readonly pageLink: PageLinkState | null;
  /** UTC instant at which Jira last answered a look at the issue, null: keep. */
  readonly readAt: string | null;
}

/** The issue side of an action after something happened to it, with the changes that the log keeps. */
export interface Settlement {
  readonly update: IssueUpdate;
  readonly change: Change;
  /** What the page takes over from Jira, as one more version of what people edit; null: nothing. */
  readonly edit: {
    readonly fields: ActionFields;
    readonly ownerId: string | null;
    readonly change: Change;
  } | null;
}

export interface ActionSettlement extends Settlement {
  readonly action: StoredAction;
}
