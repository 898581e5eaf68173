import type { Taggable } from '../../domain/control-tags';
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

/** Lists over all postmortems. Who may see which is asked afterwards, for what is not seen is in no answer. */
export interface RecordLists {
  /** By when the incident was: when it started, else was detected, resolved or recorded. Oldest first. */
  between(
    range: { readonly from: string; readonly until: string },
    after: ListPlace | null,
    limit: number,
  ): Promise<readonly DatedRecord[]>;
  tagged(after: string, limit: number): Promise<readonly TaggedThing[]>;
}
