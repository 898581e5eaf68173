import type { GatePolicy, PolicySource, SetPolicy } from '../domain/release-gate-policy';
import type { GateProject } from '../domain/release-gate-projects';
import type { GateCode, Verdict } from '../domain/release-gate';

/** The verdict on one service of a postmortem, as its page shows it. */
export interface GateBanner {
  readonly serviceId: string;
  readonly serviceName: string;
  readonly verdict: Verdict;
  readonly code: GateCode;
  /** What holds a release of this service. */
  readonly policy: GatePolicy;
  readonly policySource: PolicySource;
  /** Actions of this postmortem that hold the service back. Other pages are not named: the reader may not see them. */
  readonly blockers: readonly string[];
  readonly heldByOthers: boolean;
  /** The waiver that lets all releases of the service through for longest. Null: there is none. */
  readonly waived: { readonly until: string; readonly reason: string } | null;
}

export interface ServiceSetting {
  readonly id: string;
  readonly name: string;
  readonly key: string;
  readonly version: number;
  /** null: the site's default policy applies. */
  readonly policy: { readonly version: number; readonly value: SetPolicy | null };
  /** Jira projects in which it is released. */
  readonly projects: { readonly version: number; readonly value: readonly GateProject[] };
}

export interface TokenSetting {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly serviceIds: readonly string[];
  /** UTC instants. */
  readonly createdAt: string;
  readonly revokedAt: string | null;
  readonly lastUsedAt: string | null;
  /** Questions that named it with a wrong secret, or after it was revoked; of the last 30 days. */
  readonly refusals: GateRefusals;
}

export interface GateRefusals {
  readonly count: number;
  /** UTC. */
  readonly lastAt: string | null;
}

export interface GateSettings {
  readonly url: string;
  readonly defaultPolicy: { readonly version: number; readonly value: SetPolicy };
  readonly services: readonly ServiceSetting[];
  readonly tokens: readonly TokenSetting[];
  /** Questions with tokens that nobody knows; of the last 30 days. */
  readonly refusals: GateRefusals;
}

/** Shown once: the secret is not stored. */
export interface NewToken {
  readonly id: string;
  readonly token: string;
}

/** What a policy would say of a service at this moment. */
export interface TriedPolicy {
  readonly serviceName: string;
  readonly verdict: Verdict;
  readonly code: GateCode;
  /** Open actions that would hold it. */
  readonly open: number;
}
