import type { Cause } from '../../domain/causes';
import type { ControlTags } from '../../domain/control-tags';
import type { ExternalSummary } from '../../domain/external-summary';
import type { KeptFactor } from '../../domain/fishbone';
import type { KeptChain } from '../../domain/five-whys';
import type { ImpactFacts } from '../../domain/impact-facts';
import type { Lifecycle } from '../../domain/lifecycle';
import type { LifecycleFacts } from '../../domain/lifecycle-facts';
import type { ReportLink } from '../../domain/links';
import type { AnySection, Header } from '../../domain/postmortem';
import type { ReviewMeeting, ReviewPlan } from '../../domain/review';
import type { Role, RoleHolders } from '../../domain/roles';
import type { Template, TemplateScope, TemplateVersion } from '../../domain/templates';
import type { TimelineEntry } from '../../domain/timeline';
import type { StoredAction } from './actions';
import type { BasisRow, Change, Commit, EditBasis, EditKey, StoredHeader } from './edits';
import type { PageRef } from './surroundings';

export interface Stored<T> {
  readonly version: number;
  readonly value: T;
}

/** What somebody said of a hint against blame; `dismissed: false` after it was taken back. */
export interface HintDismissal {
  readonly dismissed: boolean;
  readonly reason: string;
}

/** A value that names people by `people.id`; whose those are is read along with it, '' where an account was closed. */
export interface WithPeople<T> {
  readonly value: T;
  readonly people: Readonly<Record<string, string>>;
}

/** A section as it is kept: mentions hold `people.id`s; whose those are is read along with it. */
export interface SectionText {
  readonly text: string;
  readonly people: Readonly<Record<string, string>>;
}

/** A record and whether it is removed with its page. */
export interface StandingRecord {
  readonly id: string;
  readonly version: number;
  readonly removed: boolean;
  /** As in `BasisRow`. */
  readonly logged: boolean;
}

export interface StoredPostmortem {
  readonly postmortem: StoredHeader;
  readonly services: readonly { readonly id: string; readonly name: string }[];
  readonly sections: readonly { readonly key: AnySection; readonly version: number; readonly text: string }[];
  /** Accounts of those mentioned, by `people.id`; empty where an account was closed. */
  readonly people: Readonly<Record<string, string>>;
  /** The template that the record began with; null is the product's. */
  readonly template: TemplateVersion | null;
  readonly timeline: readonly Stored<TimelineEntry>[];
  readonly causes: readonly Stored<Cause>[];
  /** Null: nothing was said of it yet. */
  readonly impact: Stored<ImpactFacts> | null;
  readonly fiveWhys: readonly Stored<KeptChain>[];
  readonly factors: readonly Stored<KeptFactor>[];
  readonly links: readonly Stored<ReportLink>[];
  readonly hints: readonly (Stored<HintDismissal> & { readonly key: string })[];
  /** `people.id`s. */
  readonly roles: readonly (Stored<RoleHolders> & { readonly role: Role })[];
  /** Of those who took its steps: `people.id`s. Null: nobody took one. */
  readonly lifecycle: Stored<Lifecycle> | null;
  /** What a file said of it, with `people.id`s. Null: it did not come with one that did. */
  readonly importedLifecycle: Stored<LifecycleFacts> | null;
  /** The same of what the site has set. */
  readonly sitePeople: Readonly<Record<string, string>>;
  /** What the site has set, by name; JSON, checked by whoever reads it. */
  readonly settings: Readonly<Record<string, Stored<unknown>>>;
  /** Of a cause, a factor or an action, whose id is `subject`; it may be gone by now. */
  readonly controls: readonly (Stored<ControlTags> & { readonly subject: string })[];
  /** For those who may edit only. `approval.by` is a `people.id`. Null: nothing was written yet. */
  readonly externalSummary: Stored<ExternalSummary> | null;
  /** `people.id`s. Null: nothing was planned yet, nothing noted of the meeting. */
  readonly reviewPlan: Stored<ReviewPlan> | null;
  readonly reviewMeeting: Stored<ReviewMeeting> | null;
  readonly actions: readonly StoredAction[];
}

export interface People {
  /** The `people.id` of an account, made when it is new. */
  idOf(accountId: string): Promise<string>;
  /** The same for several, by account. */
  idsOf(accountIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** People under these ids whose accounts nobody knows any more. Idempotent. */
  withoutAccount(ids: readonly string[]): Promise<void>;
  /** These people are mentioned in a text of that postmortem. Idempotent. */
  mention(postmortemId: string, personIds: readonly string[]): Promise<void>;
  /** Accounts of everybody who was ever mentioned there, by `people.id`; '' for closed ones. */
  mentioned(postmortemId: string): Promise<Readonly<Record<string, string>>>;
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
    page: PageRef & { spaceId: string; title: string; templateId: string | null },
    header: Header,
    change: Change,
  ): Promise<StoredHeader>;
  /** All that the macro's config names is attached now. No change of the record. */
  configured(id: string): Promise<void>;
  saveHeader(id: string, basis: BasisRow<Header>, header: Header, change: Change): Promise<Commit>;
  sectionBasis(key: EditKey, section: AnySection): Promise<EditBasis<SectionText>>;
  saveSection(
    postmortemId: string,
    section: AnySection,
    basis: Pick<BasisRow<unknown>, 'version' | 'logged'> | null,
    text: string,
    change: Change,
  ): Promise<Commit>;
  /** Keeps what links to the page say; no change of the record. False when no postmortem stands on it. */
  pageSeen(pageId: string, page: { title: string; spaceId: string }): Promise<void>;
  /** All that stand on a page, those too whose page is in the trash. */
  onPage(pageId: string): Promise<readonly StandingRecord[]>;
  /** Pages of records that were removed since then (UTC), at most `limit`, the latest first. */
  pagesInTrash(since: string, limit: number): Promise<readonly string[]>;
  /** Removed with its page, or taken back; nothing in it changes. */
  setRemoved(record: StandingRecord, removed: boolean, change: Change): Promise<Commit>;
  /** Whether that `people.id` wrote anything of what the report says. */
  wrote(id: string, personId: string): Promise<boolean>;
}

/** Rows of a list (timeline, causes): saved and removed one by one. */
export interface Rows<T extends { readonly id: string }> {
  basis(key: EditKey, id: string): Promise<EditBasis<T>>;
  /** A null basis inserts. */
  save(postmortemId: string, basis: BasisRow<T> | null, value: T, change: Change): Promise<Commit>;
  remove(postmortemId: string, id: string, basis: BasisRow<T>, change: Change): Promise<Commit>;
}

/** Rows of which several can be added by one change. */
export interface AddableRows<T extends { readonly id: string }> extends Rows<T> {
  /** Answers the ids that stand there by this change; what stood there before stays as it is. */
  add(
    postmortemId: string,
    rows: readonly { readonly value: T; readonly change: Change }[],
  ): Promise<ReadonlySet<string>>;
}

/** One value of a postmortem under a name: it is saved over and over, never removed. */
export interface Named<T> {
  basis(key: EditKey, name: string): Promise<EditBasis<T>>;
  /** A null basis inserts. */
  save(
    postmortemId: string,
    name: string,
    basis: BasisRow<T> | null,
    value: T,
    change: Change,
  ): Promise<Commit>;
}

export interface Templates {
  /** What a postmortem that begins now in this space gets; null is the product's. */
  current(spaceId: string): Promise<TemplateVersion | null>;
  /** The newest of every scope that ever had one. */
  list(): Promise<
    readonly { readonly scope: TemplateScope; readonly number: number; readonly template: Template | null }[]
  >;
  /** A conflict when that number exists already. */
  save(
    id: string,
    scope: TemplateScope,
    number: number,
    template: Template | null,
    change: Change,
  ): Promise<Commit>;
  /** Of one record alone, which came with it from another site; no scope has it. Repeating it is fine. */
  keep(id: string, recordId: string, template: Template, change: Change): Promise<void>;
}

export interface KnownService {
  readonly id: string;
  readonly name: string;
  readonly isPublic: boolean;
  readonly pageIds: readonly string[];
}

export interface Services {
  list(): Promise<readonly { readonly id: string; readonly name: string }[]>;
  /** All of them with the pages that they are on, the latest first. `isPublic`: an admin registered or renamed it. */
  known(): Promise<readonly KnownService[]>;
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
