import type { LastSave } from '../../domain/failure';
import type { Header } from '../../domain/postmortem';
import type { PageRef } from './surroundings';

/** One recorded edit: who, when, what, old, new. The values hold `people.id`s, never accounts. */
export interface Change {
  readonly id: string;
  /** `people.id`, or null when the app itself did it. */
  readonly by: string | null;
  /** UTC instant. */
  readonly at: string;
  readonly what: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** `done` also when the same change had been committed before; `conflict` when another one came first. */
export type Commit = { readonly kind: 'done'; readonly version: number } | { readonly kind: 'conflict' };

export interface StoredHeader {
  readonly id: string;
  readonly pageId: string;
  readonly localId: string;
  readonly version: number;
  readonly header: Header;
}

/** What every edit knows before it commits: one statement. */
export interface EditBasis<T> {
  /** Null: nobody saved anything here yet. */
  readonly postmortem: StoredHeader | null;
  /** Whether all that the macro's config names was attached; false where there is no record. */
  readonly isConfigured: boolean;
  /** Its page was in the trash when last looked at. */
  readonly isRemoved: boolean;
  /** Of the texts in its sections, timeline and findings, in UTF-8. */
  readonly bytes: number;
  /** `people.id` of the caller, null when never seen before. */
  readonly personId: string | null;
  /** `people.id` of `EditKey.owner`, null when not asked for or never seen before. */
  readonly ownerId: string | null;
  /** The row about to be changed, null when it does not exist. */
  readonly row: BasisRow<T> | null;
}

export interface BasisRow<T> {
  readonly version: number;
  readonly value: T;
  readonly removed: boolean;
  /** The change that is about to be made was made before: a repeated call. */
  readonly repeated: boolean;
  /** The row's last change stands in the log too; if not, it is copied before it is overwritten. */
  readonly logged: boolean;
  readonly saved: LastSave;
}

/** Where an edit happens, by whom, and under which id. */
export interface EditKey {
  readonly page: PageRef;
  readonly accountId: string;
  readonly changeId: string;
  /** Another account whose `people.id` the edit needs. */
  readonly owner?: string | null;
}
