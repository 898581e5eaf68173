/** One thing `npm run check` proves. */
export interface Check {
  readonly name: string;
  /** Prints what it finds and answers whether all is well. What it throws counts as a failure, too. */
  readonly run: (root: string) => Promise<CheckResult>;
}

export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export interface CheckResult {
  readonly ok: boolean;
  /** What could not be checked here, and why: said at the end, so that nobody takes it for checked. */
  readonly skipped?: string;
  /** Of the tests, when they ran to their end. */
  readonly counts?: TestCounts;
}
