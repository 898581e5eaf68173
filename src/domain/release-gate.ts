import type { Priority } from './actions';

/** `waived` comes with waivers; nothing answers it yet. */
export const VERDICTS = ['allowed', 'prevented', 'awaiting', 'waived'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** The lowest priority that prevents a release. */
export interface GatePolicy {
  readonly lowestBlocking: Priority;
}

export const DEFAULT_POLICY: GatePolicy = { lowestBlocking: 'critical' };

/**
 * How long what we know of a linked issue may be believed. A complete sweep confirms every issue that carries our
 * marker, because its search would have found a change; any other issue only by a read of its own.
 */
export const MAX_UNVERIFIED_MS = 3 * 60 * 60 * 1000;

/**
 * How long a linked issue may go without a read of its own, whatever sweeps say. A sweep cannot find one that was
 * deleted or hidden, or whose marker somebody took away in Jira: until it is read, what is done here may be open there.
 * So this is the longest that a release can be let through in error. Sweeps read a hundred by turns, so most sites
 * come round within hours, and the ten thousand issues that a site may have in a hundred hours; where it takes longer,
 * the gate waits. It is less than a sweep after a pause looks back, so no change falls between the two.
 */
export const MAX_UNREAD_MS = 5 * 24 * 60 * 60 * 1000;

/** UTC instants since which an issue must have been confirmed, and read. */
export interface Freshness {
  readonly confirmedSince: string;
  readonly readSince: string;
}

/** @param now milliseconds since the epoch */
export const freshnessAt = (now: number): Freshness => ({
  confirmedSince: new Date(now - MAX_UNVERIFIED_MS).toISOString(),
  readSince: new Date(now - MAX_UNREAD_MS).toISOString(),
});

/** Counts over the actions of one service whose priority reaches the policy. */
export interface GateFacts {
  /** Open, and no issue in Jira is asked about: nothing but an editor can close it. */
  readonly openUnlinked: number;
  /** Open by what Jira said last, or not to be known: not done, checking, unreachable. */
  readonly openLinked: number;
  /**
   * Actions with an issue that nothing has confirmed within MAX_UNVERIFIED_MS, and linked ones not read within
   * MAX_UNREAD_MS. What is unreachable counts as open either way, so a complete sweep is enough for it.
   */
  readonly unverified: number;
}

export interface Decision {
  readonly verdict: Verdict;
  readonly code: 'ALLOWED' | 'CRITICAL_OPEN' | 'UNVERIFIED' | 'FAILED';
}

/**
 * Fail closed: `allowed` needs every fact to be known and none against it. An open unlinked action is certain
 * whatever Jira would say, so it prevents even when the rest cannot be verified.
 */
export function decide(facts: GateFacts): Decision {
  if (facts.openUnlinked > 0) return { verdict: 'prevented', code: 'CRITICAL_OPEN' };
  if (facts.unverified > 0) return { verdict: 'awaiting', code: 'UNVERIFIED' };
  if (facts.openLinked > 0) return { verdict: 'prevented', code: 'CRITICAL_OPEN' };
  return { verdict: 'allowed', code: 'ALLOWED' };
}

/** The answer when we could not even ask. */
export const FAILED: Decision = { verdict: 'awaiting', code: 'FAILED' };
