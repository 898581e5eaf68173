import type { JiraLimit } from '../domain/failure';

/** Reads a header of an answer, whatever its case; null when there is none. */
export type Header = (name: string) => string | null;

/**
 * Why an answer asks us to wait; null when it does not. Headers that begin with `Beta-` only announce limits to
 * come, and reasons that are not documented exist, too.
 * https://developer.atlassian.com/cloud/jira/platform/rate-limiting/
 * @param now milliseconds since the epoch
 */
export function limitIn(status: number, header: Header, now: number): JiraLimit | null {
  const retryAfter = waitUntilRetry(header('retry-after'), now);
  if (status === 503) return retryAfter === null ? null : { reason: 'unknown', waitMs: retryAfter };
  if (status !== 429) return null;
  const reason = reasonOf(header('ratelimit-reason'));
  if (reason !== 'quota') return { reason, waitMs: retryAfter };
  // Both say when the hour is over; to come too early would only be refused again.
  return { reason, waitMs: longest(waitUntil(header('x-ratelimit-reset'), now), retryAfter) };
}

/** Less than a fifth of the hour's quota is left. */
export const isNearLimit = (header: Header): boolean =>
  header('x-ratelimit-nearlimit')?.trim().toLowerCase() === 'true';

function reasonOf(said: string | null): JiraLimit['reason'] {
  const reason = said?.trim().toLowerCase() ?? '';
  if (/^(jira|confluence)-quota-/.test(reason)) return 'quota';
  if (reason === 'jira-per-issue-on-write') return 'issue';
  return reason === 'jira-burst-based' ? 'burst' : 'unknown';
}

/** Seconds, or the date of HTTP, `Wed, 21 Oct 2026 07:28:00 GMT`. */
function waitUntilRetry(value: string | null, now: number): number | null {
  const said = value?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(said)) return Math.ceil(Number(said) * 1000);
  return /^[A-Z][a-z]+,/.test(said) ? waitUntil(said, now) : null;
}

function waitUntil(instant: string | null, now: number): number | null {
  // A bare number would be read as a year.
  const at = instant === null || /^[\d.]+$/.test(instant) ? Number.NaN : Date.parse(instant);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}

function longest(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.max(one, other);
}
