export interface Upkeep {
  /** Brings the schema up to date; safe to run twice, also at once. */
  migrate(): Promise<void>;
  /** Copies of changes into the log that a cut-off function left out. */
  repairChanges(): Promise<number>;
  /** When the last complete sweep began, and until when nothing may be asked of Jira; UTC or null. One statement. */
  sweepState(): Promise<{ readonly lastAt: string | null; readonly pausedUntil: string | null }>;
  sweepCompleted(startedAt: string): Promise<void>;
}
