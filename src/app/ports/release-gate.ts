import type { Priority } from '../../domain/actions';
import type { GateProject } from '../../domain/release-gate-projects';
import type { GatePolicy, PolicySource, SetPolicy, WaiverRules } from '../../domain/release-gate-policy';
import type { Waiver } from '../../domain/release-gate-waiver';
import type { Decision, Freshness, GATE_CALLERS, GateFacts, Verdict } from '../../domain/release-gate';
import type { Change, Commit } from './edits';
import type { PageRef } from './surroundings';

export interface GateReading {
  readonly serviceId: string;
  readonly serviceName: string;
  readonly policy: GatePolicy;
  readonly policySource: PolicySource;
  readonly policyVersion: number;
  readonly facts: GateFacts;
  /** Waivers that hold at this moment, whatever they cover. */
  readonly waivers: readonly { readonly id: string; readonly endsAt: string; readonly reason: string }[];
  /** Open actions that the policy looks at and no waiver covers, worst first, at most 50. */
  readonly blockers: readonly GateBlocker[];
}

/** An open action that holds a release. Its title is for those who may see its page. */
export interface GateBlocker {
  readonly actionId: string;
  readonly postmortemId: string;
  readonly page: PageRef;
  readonly title: string;
  readonly priority: Priority;
  /** Null: Jira knows nothing of it. */
  readonly issueKey: string | null;
  /** Account id; null: nobody, or somebody whose account was closed. */
  readonly owner: string | null;
  /** A plain date. */
  readonly dueOn: string | null;
  /** UTC instant at which it was written down. */
  readonly addedAt: string;
}

/** One of all open actions that hold a release, in the order of pages: the worst first, then by its id and its service's. */
export interface HoldingAction {
  readonly actionId: string;
  readonly serviceId: string;
  readonly priority: Priority;
  /** Of the priority; higher is worse. */
  readonly rank: number;
  readonly issueKey: string | null;
  /** A plain date. */
  readonly dueOn: string | null;
  readonly isOwned: boolean;
}

/** What a pipeline calls a service, or the Jira project in which services are released. */
export interface GateName {
  readonly serviceKey: string;
  /** Null when the name can be no key of a project. */
  readonly projectKey: string | null;
}

/**
 * Who wanted to know: a token (its id), a workflow's transition of an issue (its key), a version that was released (its
 * id), or the app's REST API, whose callers Atlassian knows and we don't ('').
 */
export interface GateCaller {
  readonly kind: (typeof GATE_CALLERS)[number];
  readonly id: string;
}

/** UTC instants: now, and since when an issue must have been confirmed and read. */
export interface GateMoment extends Freshness {
  readonly now: string;
}

/** A waiver as somebody gives it. */
export type GivenWaiver = Omit<Waiver, 'endedAt'>;

export interface StoredWaiver extends Waiver {
  readonly version: number;
  readonly serviceName: string;
  /** Account id, '' once it was closed. */
  readonly by: string;
}

export interface TokenRecord {
  readonly id: string;
  readonly hash: string;
  readonly serviceIds: readonly string[];
  readonly revoked: boolean;
  /** Decisions that were logged for it since then. */
  readonly recent: number;
}

/** Of which service and release, with which verdict, and when (UTC instants; `until` is the first one outside). */
export interface DecisionFilter {
  readonly serviceId: string | null;
  /** A part of the release's name. */
  readonly release: string | null;
  readonly verdict: Verdict | null;
  readonly from: string | null;
  readonly until: string | null;
}

export interface DecisionPlace {
  readonly at: string;
  readonly id: string;
}

export interface StoredDecision extends LoggedDecision {
  readonly serviceName: string | null;
  /** Null for a caller that is no token, or one unknown. */
  readonly tokenName: string | null;
  readonly waiverReason: string | null;
}

/** An action that once held a release, as it is called now. */
export interface NamedBlocker {
  readonly actionId: string;
  readonly title: string;
  readonly pageId: string;
  readonly issueKey: string | null;
}

/** Questions with a wrong token. */
export interface Refusals {
  readonly count: number;
  /** UTC instant; null: none. */
  readonly lastAt: string | null;
}

/** One service's part in the answer to one question. */
export interface LoggedDecision {
  readonly id: string;
  /** The same in every part of one answer. */
  readonly questionId: string;
  /** UTC instant. */
  readonly at: string;
  readonly caller: GateCaller;
  readonly serviceId: string | null;
  readonly asked: { readonly service: string; readonly version: string };
  readonly decision: Decision;
  readonly policyVersion: number | null;
  /** What the verdict was made from; null when nothing could be read. */
  readonly facts: GateFacts | null;
  readonly blockers: readonly string[];
  /** The waiver that let it through; null for any other verdict. */
  readonly waiverId: string | null;
}

export interface ReleaseGates {
  /** The service of that name, and every service that releases into the project of that key. Each of these is one statement. */
  readNamed(name: GateName, asked: GateMoment, release: string | null): Promise<readonly GateReading[]>;
  /** In no order; what is unknown is left out. At most 200 ids. */
  readByIds(
    serviceIds: readonly string[],
    asked: GateMoment,
    release: string | null,
  ): Promise<readonly GateReading[]>;
  /** The services that release into a Jira project, by its id. */
  readOfProject(
    projectId: string,
    asked: GateMoment,
    release: string | null,
  ): Promise<readonly GateReading[]>;
  /** Open actions that hold these services (at most 200) and that no waiver covers, behind one of them. One statement. */
  holding(
    serviceIds: readonly string[],
    asked: GateMoment,
    release: string | null,
    after: Pick<HoldingAction, 'rank' | 'actionId' | 'serviceId'> | null,
    most: number,
  ): Promise<readonly HoldingAction[]>;
  readOfPostmortem(page: PageRef, asked: GateMoment): Promise<readonly GateReading[]>;
  /**
   * What a policy that is not saved would say now, in one statement: of one service, or of all that have none of their
   * own. At most 200 services, by name.
   */
  tryPolicy(serviceId: string | null, policy: GatePolicy, asked: GateMoment): Promise<readonly GateReading[]>;
  /** Ids of actions and incidents that hold a release now; `MOST_COVERED` + 1 when there are more. */
  coverable(serviceId: string, asked: GateMoment): Promise<readonly string[]>;
  giveWaiver(waiver: GivenWaiver, change: Change): Promise<Commit>;
  /** Conflicts where the waiver is of another service, or has ended. */
  endWaiver(id: string, serviceId: string, version: number, change: Change): Promise<Commit>;
  /** What the policy of a service says of them, with `people.id`s; null: no such service. */
  waiverRules(serviceId: string): Promise<WaiverRules | null>;
  /** The latest, newest first. */
  waivers(): Promise<readonly StoredWaiver[]>;
  /** @param since UTC instant, for `recent` */
  token(id: string, since: string): Promise<TokenRecord | null>;
  /** Repeating it changes nothing. */
  log(decisions: readonly LoggedDecision[]): Promise<void>;
  /** The latest first, at most 50. */
  decisions(
    filter: DecisionFilter,
    after: DecisionPlace | null,
  ): Promise<{ readonly decisions: readonly StoredDecision[]; readonly more: boolean }>;
  /** Those of these actions (at most 500) that still stand on a page. */
  namesOf(actionIds: readonly string[]): Promise<readonly NamedBlocker[]>;
  /** Takes out decisions and counted refusals from before an instant, at most 5,000 of each; how many decisions. */
  forget(decisionsBefore: string | null, refusalsBefore: string): Promise<number>;
  /** Counts a question with a wrong, revoked (its id) or unknown token (null). */
  refuse(tokenId: string | null, at: string): Promise<void>;
  saveProjects(
    serviceId: string,
    version: number,
    projects: readonly GateProject[],
    change: Change,
  ): Promise<Commit>;
  settings(): Promise<StoredGateSettings>;
  savePolicy(
    serviceId: string | null,
    version: number,
    policy: SetPolicy | null,
    change: Change,
  ): Promise<Commit>;
  createToken(
    token: { id: string; name: string; hash: string; serviceIds: readonly string[]; createdAt: string },
    change: Change,
  ): Promise<void>;
  revokeToken(id: string, version: number, change: Change): Promise<Commit>;
}

/** Who may waive is named by `people.id`. */
export interface StoredGateSettings {
  readonly defaultPolicy: { readonly version: number; readonly value: SetPolicy };
  readonly services: readonly {
    readonly id: string;
    readonly name: string;
    readonly key: string;
    readonly version: number;
    readonly policyVersion: number;
    /** Null: the default holds. */
    readonly policy: SetPolicy | null;
    /** Jira projects in which it is released; version 0: never said. */
    readonly projects: { readonly version: number; readonly value: readonly GateProject[] };
  }[];
  readonly tokens: readonly {
    readonly id: string;
    readonly name: string;
    readonly version: number;
    readonly serviceIds: readonly string[];
    readonly createdAt: string;
    readonly revokedAt: string | null;
    readonly lastUsedAt: string | null;
    readonly refusals: Refusals;
  }[];
  /** With tokens that nobody knows. */
  readonly refusals: Refusals;
}
