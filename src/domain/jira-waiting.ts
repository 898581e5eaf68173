import type { Delay } from './actions';
import type { JiraLimit } from './failure';

/** How long to wait before Jira is asked again. */
export interface Wait {
  /** `site`: nothing of this app asks Jira until then. `action`: only this action waits. */
  readonly scope: 'site' | 'action';
  readonly delay: Delay;
  readonly ms: number;
}

const SECOND = 1000;
const HOUR = 3600 * SECOND;
/** Jira's own limits per issue are over windows of 2 s and 30 s. */
const PER_ISSUE_MS = 30 * SECOND;
const FIRST_BACKOFF_MS = 3 * SECOND;
const LONGEST_BACKOFF_MS = 30 * SECOND;
/** After so many quick attempts the hourly sweep is soon enough. */
const QUICK_ATTEMPTS = 4;

/**
 * What a 429 means for the next attempt. Jira's own word is honoured even where it is longer than any function lives.
 * @param attempts how often this failed before; `jitter` in [0, 1); `msToNextHour` when quotas are filled again
 */
export function waitAfterLimit(
  limit: JiraLimit,
  attempts: number,
  jitter: number,
  msToNextHour: number,
): Wait {
  switch (limit.reason) {
    case 'quota':
      return { scope: 'site', delay: 'quota', ms: limit.waitMs ?? msToNextHour };
    case 'issue':
      return { scope: 'action', delay: 'busy', ms: Math.max(limit.waitMs ?? 0, PER_ISSUE_MS) };
    case 'burst':
    case 'unknown':
      return { scope: 'action', delay: 'busy', ms: Math.max(limit.waitMs ?? 0, backoff(attempts, jitter)) };
  }
}

/** Jira did not answer, or failed on its side. */
export function waitAfterFailure(attempts: number, jitter: number): Wait {
  return { scope: 'action', delay: 'no-answer', ms: backoff(attempts, jitter) };
}

/** Only an admin can change that the app may not edit; it is tried again now and then, and when somebody asks. */
export function waitForAdmin(delay: 'forbidden' | 'not-connected', attempts: number): Wait {
  return { scope: 'action', delay, ms: Math.min(24, 2 ** attempts) * HOUR };
}

/** Clocks of two function containers differ by less, and a save takes less. */
const AT_HAND_MS = 5 * SECOND;
const NEAR_MS = 60 * SECOND;

/**
 * Whether an edit leaves a write that waits to the job that it has: where Jira itself asked us to wait, or where its
 * turn is near. Otherwise only trying tells that the reason is gone, so the edit is tried at once.
 * @param now milliseconds since the epoch
 */
export function isLeftToItsJob(
  pending: { readonly at: string; readonly delay: Delay | null } | null,
  now: number,
): boolean {
  if (pending === null) return false;
  const ms = Date.parse(pending.at) - now;
  if (ms < AT_HAND_MS) return false;
  return pending.delay === 'quota' || pending.delay === 'busy' || ms <= NEAR_MS;
}

/** 3, 6, 12, 24 seconds, then hourly; spread so that many rows do not come back together. */
function backoff(attempts: number, jitter: number): number {
  const spread = 0.7 + 0.6 * jitter;
  if (attempts >= QUICK_ATTEMPTS) return Math.round(HOUR * spread);
  return Math.round(Math.min(FIRST_BACKOFF_MS * 2 ** attempts, LONGEST_BACKOFF_MS) * spread);
}
