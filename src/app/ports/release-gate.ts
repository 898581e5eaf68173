import type { Priority } from '../../domain/actions';
import type { Decision, Freshness, GateFacts, GatePolicy } from '../../domain/release-gate';
import type { Change, Commit } from './edits';
import type { PageRef } from './surroundings';

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
  /** One statement, for one service or for all services of a postmortem. */
  readByKey(serviceKey: string, needed: Freshness): Promise<GateReading | null>;
  readOfPostmortem(page: PageRef, needed: Freshness): Promise<readonly GateReading[]>;
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
