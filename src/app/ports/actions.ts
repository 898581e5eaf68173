import type { ActionFields, IssueLink } from '../../domain/actions';
import type { SyncBase } from '../../domain/jira-sync';
import type { FieldInput } from '../../domain/required-fields';
import type { BasisRow, Change, Commit, EditBasis, EditKey, StoredHeader } from './edits';
import type { PageRef } from './surroundings';

export interface StoredAction {
  readonly id: string;
  readonly postmortemId: string;
  readonly version: number;
  readonly fields: ActionFields;
  /** `people.id` of the owner. */
  readonly ownerId: string | null;
  readonly position: number;
  readonly issue: IssueLink;
  /** Jira's project of the issue, as of the last read; null when there is no issue. */
  readonly issueProjectId: string | null;
  /** What both sides agreed on last; null when there is no issue. */
  readonly base: SyncBase | null;
  /** The issue's link back to the page. */
  readonly pageLink: 'none' | 'open' | 'resolved';
  readonly issueVersion: number;
  /** The last change of the issue side stands in the log too. */
  readonly issueLogged: boolean;
  /** The last change of what people edit stands in the log. */
  readonly editLogged: boolean;
  readonly claim: Claim | null;
  /** The order that last asked for its issue; it never asks again for what it once had. */
  readonly orderId: string | null;
  /** A claim that was given up because no issue was found; should one turn up late, it is recognised by this. */
  readonly givenUp: Claim | null;
  readonly removed: boolean;
  /** UTC instant at which it was written down. */
  readonly addedAt: string;
}

/** Somebody's right to create the issue of an action, until it expires; while it is queued, the order's. */
export interface Claim {
  readonly id: string;
  /** Account that pressed the button. */
  readonly by: string | null;
  /** Who is the creator of the issue, if it was created. */
  readonly as: 'user' | 'app';
  readonly extra: Readonly<Record<string, FieldInput>>;
  /** UTC instant. */
  readonly at: string;
  readonly projectId: string;
  readonly issueTypeId: string;
  /** Look-ups that found nothing. */
  readonly lookups: number;
  /** UTC instant of the next look; null while the create is under way. */
  readonly nextLookAt: string | null;
}

export interface ActionEdit {
  readonly id: string;
  readonly fields: ActionFields;
  readonly ownerId: string | null;
  readonly position: number;
  /** A write to Jira that waits stays as it is scheduled; without this, the edit is to be written at once. */
  readonly leavesWrite?: boolean;
}

export interface Actions {
  basis(key: EditKey, id: string): Promise<EditBasis<StoredAction>>;
  /** Refused as a conflict when it would mark a linked action done: Jira says that. */
  save(
    postmortemId: string,
    basis: BasisRow<StoredAction> | null,
    edit: ActionEdit,
    change: Change,
  ): Promise<Commit>;
  /** Refused as a conflict while the action has, or may have, an issue. */
  remove(postmortemId: string, id: string, basis: BasisRow<StoredAction>, change: Change): Promise<Commit>;
  /** These actions of a page, and the caller's `people.id`. One statement. */
  ofPage(page: PageRef, ids: readonly string[], accountId: string): Promise<ActionsOfPage>;
}

export interface ActionsOfPage {
  readonly postmortem: StoredHeader | null;
  readonly personId: string | null;
  readonly actions: readonly StoredAction[];
  /** Until when (UTC) nothing may be asked of Jira, or null; it comes along so that it costs no statement. */
  readonly pausedUntil: string | null;
}
