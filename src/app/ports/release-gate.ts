import type { GatePolicy, PolicySource } from '../../domain/release-gate-policy';
import type { Waiver } from '../../domain/release-gate-waiver';
import type { Decision, Freshness, GateFacts } from '../../domain/release-gate';
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
  readonly waivers: readonly { readonly id: string; readonly endsAt: string }[];
  /** Open actions that the policy looks at and no waiver covers, worst first, at most 50; `postmortemId` says where they stand. */
  readonly blockers: readonly {
    readonly actionId: string;
    readonly postmortemId: string;
    readonly title: string;
  }[];
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
  /** The waiver that let it through; null for any other verdict. */
  readonly waiverId: string | null;
}

export interface ReleaseGates {
  /** One statement, for one service or for all services of a postmortem. */
  readByKey(serviceKey: string, asked: GateMoment, release: string | null): Promise<GateReading | null>;
  readOfPostmortem(page: PageRef, asked: GateMoment): Promise<readonly GateReading[]>;
  /**
   * What a policy that is not saved would say now, in one statement: of one service, or of all that have none of their
   * own. At most 200 services, by name.
   */
  tryPolicy(serviceId: string | null, policy: GatePolicy, asked: GateMoment): Promise<readonly GateReading[]>;
  /** Ids of actions and incidents that hold a release now; `MOST_COVERED` + 1 when there are more. */
  coverable(serviceId: string, asked: GateMoment): Promise<readonly string[]>;
  giveWaiver(waiver: GivenWaiver, change: Change): Promise<Commit>;
  endWaiver(id: string, version: number, change: Change): Promise<Commit>;
  /** The latest, newest first. */
  waivers(): Promise<readonly StoredWaiver[]>;
  /** @param since UTC instant, for `recent` */
  token(id: string, since: string): Promise<TokenRecord | null>;
  log(decision: LoggedDecision): Promise<void>;
  settings(): Promise<StoredGateSettings>;
  savePolicy(
    serviceId: string | null,
    version: number,
    policy: GatePolicy | null,
    change: Change,
  ): Promise<Commit>;
  createToken(
    token: { id: string; name: string; hash: string; serviceIds: readonly string[]; createdAt: string },
    change: Change,
  ): Promise<void>;
  revokeToken(id: string, version: number, change: Change): Promise<Commit>;
}

export interface StoredGateSettings {
  readonly defaultPolicy: { readonly version: number; readonly value: GatePolicy };
  readonly services: readonly {
    readonly id: string;
    readonly name: string;
    readonly key: string;
    readonly version: number;
    readonly policyVersion: number;
    /** Null: the default holds. */
    readonly policy: GatePolicy | null;
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
