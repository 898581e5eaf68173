import type { Cause } from '../../domain/causes';
import type { Header, SectionKey } from '../../domain/postmortem';
import type { TimelineEntry } from '../../domain/timeline';
import type { StoredAction } from './actions';
import type { BasisRow, Change, Commit, EditBasis, EditKey, StoredHeader } from './edits';
import type { PageRef } from './surroundings';

export interface StoredPostmortem {
  readonly postmortem: StoredHeader;
  readonly services: readonly { readonly id: string; readonly name: string }[];
  readonly sections: readonly { readonly key: SectionKey; readonly version: number; readonly text: string }[];
  readonly timeline: readonly { readonly version: number; readonly value: TimelineEntry }[];
  readonly causes: readonly { readonly version: number; readonly value: Cause }[];
  readonly actions: readonly StoredAction[];
}

export interface People {
  /** The `people.id` of an account, made when it is new. */
  idOf(accountId: string): Promise<string>;
}

export interface Postmortems {
  /** Everything on one page, one statement. */
  open(page: PageRef): Promise<StoredPostmortem | null>;
  /** Where a record stands; null when it was removed. */
  byId(id: string): Promise<StoredHeader | null>;
  basis(key: EditKey): Promise<EditBasis<Header>>;
  /** Idempotent by page and macro: the second of two first saves finds the first one's record. */
  create(
    id: string,
    page: PageRef & { spaceId: string; title: string },
    header: Header,
    change: Change,
  ): Promise<StoredHeader>;
  saveHeader(id: string, basis: BasisRow<Header>, header: Header, change: Change): Promise<Commit>;
  sectionBasis(key: EditKey, section: SectionKey): Promise<EditBasis<string>>;
  saveSection(
    postmortemId: string,
    section: SectionKey,
    basis: BasisRow<string> | null,
    text: string,
    change: Change,
  ): Promise<Commit>;
  /** Keeps what links to the page say; no change of the record. False when no postmortem stands on it. */
  pageSeen(pageId: string, page: { title: string; spaceId: string }): Promise<void>;
  standsOn(pageId: string): Promise<boolean>;
}

/** Rows of a list (timeline, causes): saved and removed one by one. */
export interface Rows<T extends { readonly id: string }> {
  basis(key: EditKey, id: string): Promise<EditBasis<T>>;
  /** A null basis inserts. */
  save(postmortemId: string, basis: BasisRow<T> | null, value: T, change: Change): Promise<Commit>;
  remove(postmortemId: string, id: string, basis: BasisRow<T>, change: Change): Promise<Commit>;
}

export interface Services {
  list(): Promise<readonly { readonly id: string; readonly name: string }[]>;
  /** Finds by key or registers. */
  findOrCreate(
    name: string,
    id: string,
    change: Change,
  ): Promise<{ readonly id: string; readonly name: string; readonly version: number }>;
  rename(id: string, version: number, name: string, change: Change): Promise<Commit>;
  attach(postmortemId: string, serviceId: string, change: Change): Promise<void>;
  detach(postmortemId: string, serviceId: string, change: Change): Promise<void>;
}
