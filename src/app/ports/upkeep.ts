export interface Upkeep {
  /** Brings the schema up to date; safe to run twice, also at once. */
  migrate(): Promise<void>;
  /** Copies of changes into the log that a cut-off function left out. */
  repairChanges(): Promise<number>;
  lastSweep(): Promise<string | null>;
  sweepCompleted(startedAt: string): Promise<void>;
}
