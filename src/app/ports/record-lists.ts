import type { ActionFields } from '../../domain/actions';
import type { Cause } from '../../domain/causes';
import type { Taggable } from '../../domain/control-tags';
import type { Header } from '../../domain/postmortem';
import type { PageRef } from './surroundings';

/** Where a list goes on: behind this. */
export interface ListPlace {
  /** UTC instant. */
  readonly at: string;
  readonly id: string;
}

export interface DatedRecord extends PageRef, ListPlace {}

/** A finding or an action and the controls that it is evidence for. */
export interface TaggedThing {
  /** By what the list goes on. */
  readonly key: string;
  readonly pageId: string;
  readonly postmortemTitle: string;
  readonly kind: Taggable;
  readonly text: string;
  /** Of an action: whether it still is to be done; null for findings. */
  readonly isOpen: boolean | null;
  readonly controls: readonly string[];
}

/** Of a record what somebody looking back wants to know; sections as they are kept, lists as they are arranged. */
export interface ToldRecord {
  readonly header: Header;
  readonly services: readonly string[];
  readonly summary: string;
  readonly lessons: string;
  readonly causes: readonly Pick<Cause, 'text' | 'kind'>[];
  readonly actions: readonly (Pick<ActionFields, 'title' | 'status' | 'dueOn'> & {
    readonly isOpen: boolean;
  })[];
}

/** Lists over all postmortems. Who may see which is asked afterwards, for what is not seen is in no answer. */
export interface RecordLists {
  /** By when the incident was: when it started, else was detected, resolved or recorded. Oldest first. */
  between(
    range: { readonly from: string; readonly until: string },
    after: ListPlace | null,
    limit: number,
  ): Promise<readonly DatedRecord[]>;
  /** By their ids; one statement. */
  told(ids: readonly string[]): Promise<ReadonlyMap<string, ToldRecord>>;
  tagged(after: string, limit: number): Promise<readonly TaggedThing[]>;
}
