/** How long decisions of the gate are kept; null: for ever. */
export interface GateLogRetention {
  readonly days: number | null;
}

export const GATE_LOG_FEWEST_DAYS = 30;
export const GATE_LOG_MOST_DAYS = 3_650;

/** A year, and the weeks in which an audit looks back at it. */
export const DEFAULT_GATE_LOG: GateLogRetention = { days: 400 };
