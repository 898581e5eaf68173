import type { ActionFields, IssueLink } from '../domain/actions';
import type { Cause } from '../domain/causes';
import type { Header, SectionKey } from '../domain/postmortem';
import type { Decision, GateFacts, GatePolicy } from '../domain/release-gate';
import type { TimelineEntry } from '../domain/timeline';
import type { Priority } from '../domain/actions';
import type { JiraIssueFacts } from '../domain/jira-sync';

/** What `app` needs of the world, in the domain's words. Adapters implement it; `wiring.ts` joins them. */

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

export interface Ids {
  /** A fresh UUIDv7. */
  next(): string;
  /** 256 random bits, base64url. */
  secret(): string;
  /** SHA-256 of a string, lower-case hex. */
  digest(text: string): string;
  /** Constant time for strings of equal length. */
  same(a: string, b: string): boolean;
}

/** Codes and our own ids only: never a name, an account id, a title or a text that somebody wrote. */
export interface Log {
  info(event: string, facts?: Readonly<Record<string, string | number | boolean | null>>): void;
  error(
    event: string,
    error: unknown,
    facts?: Readonly<Record<string, string | number | boolean | null>>,
  ): void;
}

/** Who asks. Both come from the platform, never from the browser's payload. */
export interface Caller {
  readonly accountId: string;
  readonly licensed: boolean;
}

export interface PageRef {
  readonly pageId: string;
  readonly localId: string;
}

// ---------------------------------------------------------------- Confluence

export interface PageAccess {
  readonly pageId: string;
  readonly title: string;
  readonly spaceId: string;
  /** Absolute link to the page. */
  readonly url: string;
  readonly mayEdit: boolean;
}

export interface Pages {
  /** The published page through the caller's eyes, or null when there is none for them. One request. */
  readAsUser(pageId: string): Promise<PageAccess | null>;
  /** The page as the app sees it, in the background. Null when it cannot. */
  readAsApp(pageId: string): Promise<Omit<PageAccess, 'mayEdit'> | null>;
}

export interface Administrators {
  /** Whether the caller may administer Confluence. One request, with the caller's rights. */
  mayAdminister(accountId: string): Promise<boolean>;
}

// ---------------------------------------------------------------- Jira

export interface NewIssue {
  readonly projectId: string;
  readonly issueTypeId: string;
  readonly actionId: string;
  readonly installationId: string;
  readonly fields: ActionFields;
  readonly severity: string;
  readonly page: { readonly title: string; readonly url: string };
}

export type CreateResult =
  /** `leftOut`: what the project does not allow, as sentences. */
  | {
      readonly kind: 'created';
      readonly issueId: string;
      readonly issueKey: string;
      readonly leftOut: readonly string[];
    }
  /** Jira refused, so nothing was created; `reason` is for the person. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** Timed out, broke off or failed on their side: it may or may not exist. */
  | { readonly kind: 'doubtful' };

/** What a project lets us write on a new issue of one type. */
export interface CreateRules {
  readonly projectId: string;
  readonly issueTypeId: string;
  /** Field ids on the create screen. */
  readonly fields: ReadonlySet<string>;
  /** Required fields without a default that we have no value for, by their display name. */
  readonly missing: readonly string[];
  /** Priority ids from the highest to the lowest as the project offers them; empty when not on the screen. */
  readonly priorities: readonly { readonly id: string; readonly name: string }[];
}

export interface MarkedIssue {
  readonly issueId: string;
  readonly issueKey: string;
  readonly projectId: string;
  /** UTC instant. */
  readonly createdAt: string;
  readonly creator: string | null;
  readonly done: boolean;
}

export interface Issues {
  /** As the user. Null when Jira is not connected or the project cannot be seen. */
  createRules(target: { projectId: string; issueTypeId: string }): Promise<CreateRules | null>;
  /** As the user, with the marker in the same request. */
  create(issue: NewIssue, rules: CreateRules): Promise<CreateResult>;
  /** Idempotent by its global id. False when Jira did not take it. */
  linkToPage(
    as: 'user' | 'app',
    issueId: string,
    link: { globalId: string; url: string; title: string },
  ): Promise<boolean>;
  /** Issues that carry the marker of an action, oldest id first. */
  findMarked(
    as: 'user' | 'app',
    marker: { installationId: string; actionId: string },
  ): Promise<readonly MarkedIssue[]>;
  /** Whether the app may browse the project; only then does an empty search mean anything. */
  appMayBrowse(projectId: string): Promise<boolean>;
  /** As the app, at most 100 ids. An id that is absent from the answer cannot be seen by the app. */
  read(issueIds: readonly string[]): Promise<ReadonlyMap<string, JiraIssueFacts>>;
  /** Ids of marked issues that changed within the last minutes, as the app. Every page of the answer. */
  changedSince(installationId: string, minutes: number): Promise<readonly string[]>;
}

// ---------------------------------------------------------------- store

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
}

/** Where an edit happens, by whom, and under which id. */
export interface EditKey {
  readonly page: PageRef;
  readonly accountId: string;
  readonly changeId: string;
  /** Another account whose `people.id` the edit needs. */
  readonly owner?: string | null;
}

export interface StoredAction {
  readonly id: string;
  readonly postmortemId: string;
  readonly version: number;
  readonly fields: ActionFields;
  /** `people.id` of the owner. */
  readonly ownerId: string | null;
  readonly position: number;
  readonly issue: IssueLink;
  readonly issueVersion: number;
  /** The last change of the issue side stands in the log too. */
  readonly issueLogged: boolean;
  readonly claim: Claim | null;
  readonly removed: boolean;
}

/** Somebody's right to create the issue of an action, until it expires. */
export interface Claim {
  readonly id: string;
  /** Account that pressed the button. */
  readonly by: string | null;
  /** UTC instant. */
  readonly at: string;
  readonly projectId: string;
  readonly issueTypeId: string;
  /** Look-ups that found nothing. */
  readonly lookups: number;
}

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

export interface ActionEdit {
  readonly id: string;
  readonly fields: ActionFields;
  readonly ownerId: string | null;
  readonly position: number;
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
}

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
  /** UTC instant of the last successful read, null: keep. */
  readonly readAt: string | null;
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

export interface GateReading {
  readonly serviceId: string;
  readonly serviceName: string;
  readonly policy: GatePolicy;
  readonly policyVersion: number;
  readonly facts: GateFacts;
  /** Open actions at or above the policy, worst first, at most 50; `postmortemId` says where they stand. */
  readonly blockers: readonly {
    readonly actionId: string;
    readonly postmortemId: string;
    readonly title: string;
  }[];
}

export interface TokenRecord {
  readonly id: string;
  readonly hash: string;
  readonly serviceIds: readonly string[];
  readonly revoked: boolean;
}

export interface LoggedDecision {
  readonly id: string;
  /** UTC instant. */
  readonly at: string;
  readonly tokenId: string;
  readonly serviceId: string | null;
  readonly asked: { readonly service: string; readonly version: string };
  readonly decision: Decision;
  readonly policyVersion: number | null;
  readonly blockers: readonly string[];
}

export interface ReleaseGates {
  /** One statement, for one service or for all services of a postmortem. `unverifiedBefore` is a UTC instant. */
  readByKey(serviceKey: string, unverifiedBefore: string): Promise<GateReading | null>;
  readOfPostmortem(page: PageRef, unverifiedBefore: string): Promise<readonly GateReading[]>;
  token(id: string): Promise<TokenRecord | null>;
  log(decision: LoggedDecision): Promise<void>;
  settings(): Promise<StoredGateSettings>;
  savePolicy(
    serviceId: string | null,
    version: number,
    lowestBlocking: Priority | null,
    change: Change,
  ): Promise<Commit>;
  createToken(
    token: { id: string; name: string; hash: string; serviceIds: readonly string[]; createdAt: string },
    change: Change,
  ): Promise<void>;
  revokeToken(id: string, version: number, change: Change): Promise<Commit>;
}

export interface StoredGateSettings {
  readonly defaultPolicy: { readonly version: number; readonly lowestBlocking: Priority };
  readonly services: readonly {
    readonly id: string;
    readonly name: string;
    readonly key: string;
    readonly version: number;
    readonly policyVersion: number;
    readonly lowestBlocking: Priority | null;
  }[];
  readonly tokens: readonly {
    readonly id: string;
    readonly name: string;
    readonly version: number;
    readonly serviceIds: readonly string[];
    readonly createdAt: string;
    readonly revokedAt: string | null;
    readonly lastUsedAt: string | null;
  }[];
}

export interface Upkeep {
  /** Brings the schema up to date; safe to run twice, also at once. */
  migrate(): Promise<void>;
  /** Copies of changes into the log that a cut-off function left out. */
  repairChanges(): Promise<number>;
  lastSweep(): Promise<string | null>;
  sweepCompleted(startedAt: string): Promise<void>;
}

// ---------------------------------------------------------------- queues

export type SyncJob =
  | { readonly kind: 'read'; readonly issueIds: readonly string[] }
  | { readonly kind: 'look-up'; readonly actionId: string }
  /** Claims of functions that died: are there any, and are they old enough? */
  | { readonly kind: 'claims' };

export interface Queues {
  /** `delaySeconds` 0 to 900. At least once, unordered. */
  sync(job: SyncJob, delaySeconds: number): Promise<void>;
  migrate(): Promise<void>;
}

export interface Site {
  /** Id of this installation, the same in both products. */
  installationId(): string;
  gateUrl(): Promise<string>;
}

/** How long this invocation may still run. */
export interface Deadline {
  remainingMs(): number;
}

/** Everything `app` may use. */
export interface World {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly deadline: Deadline;
  readonly site: Site;
  readonly queues: Queues;
  readonly pages: Pages;
  readonly administrators: Administrators;
  readonly issues: Issues;
  readonly people: People;
  readonly postmortems: Postmortems;
  readonly timeline: Rows<TimelineEntry>;
  readonly causes: Rows<Cause>;
  readonly actions: Actions;
  readonly issueLinks: IssueLinks;
  readonly services: Services;
  readonly releaseGates: ReleaseGates;
  readonly upkeep: Upkeep;
}
