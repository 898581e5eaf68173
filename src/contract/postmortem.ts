import type { ActionFields, IssueLink } from '../domain/actions';
import type { Cause } from '../domain/causes';
import type { ControlTags } from '../domain/control-tags';
import type { KeptFactor } from '../domain/fishbone';
import type { KeptChain } from '../domain/five-whys';
import type { ImpactFacts } from '../domain/impact-facts';
import type { LifecycleFacts } from '../domain/lifecycle-facts';
import type { ReportLink } from '../domain/links';
import type { AnySection, Header, SectionKey } from '../domain/postmortem';
import type { ReviewMeeting, ReviewPlan } from '../domain/review';
import type { DeadlineRules } from '../domain/review-deadline';
import type { Role, RoleHolders } from '../domain/roles';
import type { Template } from '../domain/templates';
import type { TimelineEntry } from '../domain/timeline';
import type { LifecycleView } from './lifecycle';
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

export interface DismissedHint {
  readonly key: string;
  readonly version: number;
  /** False once the dismissal was taken back. */
  readonly dismissed: boolean;
  readonly reason: string;
}

export interface PostmortemView {
  readonly id: string;
  readonly header: Versioned<Header>;
  readonly services: readonly ServiceView[];
  readonly sections: Readonly<Record<SectionKey, Versioned<string>>>;
  /** Those that templates added, as far as something was saved there. */
  readonly extras: readonly (Versioned<string> & { readonly key: AnySection })[];
  /** Null: the product's own. Stays the one with which the record began. */
  readonly template: Template | null;
  readonly timeline: readonly Versioned<TimelineEntry>[];
  readonly causes: readonly Versioned<Cause>[];
  readonly impact: Versioned<ImpactFacts>;
  readonly fiveWhys: readonly Versioned<KeptChain>[];
  readonly factors: readonly Versioned<KeptFactor>[];
  readonly links: readonly Versioned<ReportLink>[];
  /** Account ids; '' where an account was closed. A role that nobody ever got is not there. */
  readonly roles: readonly (Versioned<RoleHolders> & { readonly role: Role })[];
  /** Of the causes, factors and actions in this record, by their ids. */
  readonly controls: readonly (Versioned<ControlTags> & { readonly subject: string })[];
  /** Account ids; '' where an account was closed. */
  readonly reviewPlan: Versioned<ReviewPlan>;
  readonly reviewMeeting: Versioned<ReviewMeeting>;
  /** Until when a review is to be held on this site; null where that was not asked, before anything was saved. */
  readonly reviewDeadlines: DeadlineRules | null;
  readonly dismissedHints: readonly DismissedHint[];
  /** Null where nothing was saved yet, and in examples. */
  readonly lifecycle: LifecycleView | null;
  /** What became of the report here, and what a file said of it; null: nothing. Account ids; '' as above. */
  readonly lifecycleFacts: {
    readonly here: LifecycleFacts | null;
    readonly imported: LifecycleFacts | null;
  };
  readonly actions: readonly ActionView[];
  /** Account ids named in this record (owners, people mentioned), so that the browser can ask for all names at once. */
  readonly people: readonly string[];
}

/** What the page shows. `draft`: nothing was saved yet; the config of the macro is all there is. */
export type OpenAnswer =
  | { readonly kind: 'draft'; readonly mayEdit: boolean; readonly template: Template | null }
  | {
      readonly kind: 'postmortem';
      readonly mayEdit: boolean;
      readonly postmortem: PostmortemView;
      readonly gates: readonly GateBanner[];
    };
