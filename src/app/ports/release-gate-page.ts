import type { Severity } from '../../domain/postmortem';
import type { IncidentEnd } from '../../domain/release-gate-policy';
import type { StoredWaiver } from './release-gate';

/** An incident of a service that may still be quiet. */
export interface RecentIncident extends IncidentEnd {
  readonly postmortemId: string;
  readonly pageId: string;
  readonly severity: Severity;
}

/** What stands around the verdict of one service. */
export interface AroundGate {
  /** Those that hold at this moment, for any release; the first to end first. */
  readonly waivers: readonly StoredWaiver[];
  /** Without an end, or ended since `since`; the latest first, at most 50. */
  readonly incidents: readonly RecentIncident[];
  /** UTC instant of the last complete sweep; null: there was none. */
  readonly sweptAt: string | null;
}

export interface GatePages {
  /** One statement. `now` and `since` are UTC instants. */
  around(serviceId: string, now: string, since: string): Promise<AroundGate>;
}
