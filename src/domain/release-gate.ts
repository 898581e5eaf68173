import type { Priority } from './actions';

/** `waived` comes with waivers; nothing answers it yet. */
export const VERDICTS = ['allowed', 'prevented', 'awaiting', 'waived'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** The lowest priority that prevents a release. */
export interface GatePolicy {
  readonly lowestBlocking: Priority;
}

export const DEFAULT_POLICY: GatePolicy = { lowestBlocking: 'critical' };

/** How long what we know of a linked issue may be believed. */
export const MAX_UNVERIFIED_MS = 3 * 60 * 60 * 1000;

/** Counts over the actions of one service whose priority reaches the policy. */
export interface GateFacts {
  /** Open, and no issue in Jira is asked about: nothing but an editor can close it. */
  readonly openUnlinked: number;
  /** Open by what Jira said last, or not to be known: not done, checking, unreachable. */
  readonly openLinked: number;
  /** Linked actions that no complete sweep and no read of their own has confirmed for MAX_UNVERIFIED_MS. */
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
