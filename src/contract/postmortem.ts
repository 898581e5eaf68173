import type { ActionFields, IssueLink } from '../domain/actions';
import type { Cause } from '../domain/causes';
import type { Header, SectionKey } from '../domain/postmortem';
import type { TimelineEntry } from '../domain/timeline';
import type { GateBanner } from './release-gate';

/** A thing with a version of its own: two people in different things never meet. */
export interface Versioned<T> {
  /** 0 means that it was never saved. */
  readonly version: number;
  readonly value: T;
}

export interface ActionView {
  readonly id: string;
  readonly version: number;
  readonly fields: ActionFields;
  readonly issue: IssueLink;
  /** Where it stands in the list as people arranged it. */
  readonly position: number;
}

export interface ServiceView {
  readonly id: string;
  readonly name: string;
}

export interface PostmortemView {
  readonly id: string;
  readonly header: Versioned<Header>;
  readonly services: readonly ServiceView[];
  readonly sections: Readonly<Record<SectionKey, Versioned<string>>>;
  readonly timeline: readonly Versioned<TimelineEntry>[];
  readonly causes: readonly Versioned<Cause>[];
  readonly actions: readonly ActionView[];
  /** Account ids named in this record (owners), so that the browser can ask for all names at once. */
  readonly people: readonly string[];
}

/** What the page shows. `draft`: nothing was saved yet; the config of the macro is all there is. */
export type OpenAnswer =
  | { readonly kind: 'draft'; readonly mayEdit: boolean }
  | {
      readonly kind: 'postmortem';
      readonly mayEdit: boolean;
      readonly postmortem: PostmortemView;
      readonly gates: readonly GateBanner[];
    };
