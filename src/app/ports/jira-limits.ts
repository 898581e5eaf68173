import type { Delay, IssueState, UnreachableReason } from '../../domain/actions';

/** What Jira lets this site ask, remembered from one function to the next. */
export interface JiraLimits {
  /** Until when (UTC) nothing of this app asks Jira, or null. One statement. */
  pausedUntil(): Promise<string | null>;
  /** The later of two pauses stands. */
  pause(until: string): Promise<void>;
  /** An admin ends the pause before its time. */
  resume(): Promise<void>;
  /** Jira says that little is left of the quota. At most once in ten minutes this writes anything. */
  nearLimit(at: string): Promise<void>;
  /** What an admin wants to know, in at most two statements. */
  health(now: string): Promise<SyncHealth>;
}

export interface SyncHealth {
  /** UTC instants, or null. */
  readonly pausedUntil: string | null;
  readonly nearLimitAt: string | null;
  readonly lastSweepAt: string | null;
  /** How many actions stand where. */
  readonly counts: {
    readonly linked: number;
    readonly queued: number;
    readonly creating: number;
    readonly checking: number;
    readonly asking: number;
    readonly unreachable: number;
    /** Writes to Jira that are still to be made. */
    readonly pending: number;
    readonly unmarked: number;
  };
  /** What waits or needs somebody, worst first, at most 100; titles are not among it: an admin may not see every page. */
  readonly troubled: readonly TroubledAction[];
}

export interface TroubledAction {
  readonly actionId: string;
  readonly pageId: string;
  readonly issueKey: string | null;
  readonly state: IssueState;
  readonly why: UnreachableReason | null;
  readonly delay: Delay | null;
  readonly attempts: number;
  /** UTC instant of the next attempt. */
  readonly nextAt: string | null;
  readonly note: string;
}
