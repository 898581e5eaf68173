import type { SiteResponse } from '../../protocol';

/** Why Jira turned a request away; https://developer.atlassian.com/cloud/jira/platform/rate-limiting/ */
type Reason =
  | 'jira-quota-global-based'
  | 'jira-quota-tenant-based'
  | 'jira-burst-based'
  | 'jira-per-issue-on-write'
  | 'jira-cost-based';

interface TooMany {
  readonly reason: Reason;
  /** Most there may be in the window, in whatever the limit counts. */
  readonly limit: number;
  /** When to come back, in ms. */
  readonly reset: number;
  readonly now: number;
}

const BODY = { errorMessages: ['Rate limit exceeded. Try again later.'], errors: {} };

/** Whole seconds until `instant`, never less than one. */
export const secondsUntil = (instant: number, now: number): number =>
  Math.max(1, Math.ceil((instant - now) / 1000));

/** 429 with everything the documentation promises. */
export function tooMany({ reason, limit, reset, now }: TooMany): SiteResponse {
  return {
    status: 429,
    headers: {
      'Retry-After': String(secondsUntil(reset, now)),
      'X-RateLimit-Limit': String(limit),
      'X-RateLimit-Remaining': '0',
      'X-RateLimit-Reset': new Date(reset).toISOString().replace(/\.\d{3}Z$/, 'Z'),
      'X-RateLimit-NearLimit': 'true',
      'RateLimit-Reason': reason,
    },
    body: BODY,
  };
}

/** 429 of the gateway in front of Jira, which knows neither a reason nor when to come back. */
export const gatewayTooMany: SiteResponse = {
  status: 429,
  headers: { 'content-type': 'text/html' },
  body: '<html><head><title>429 Too Many Requests</title></head><body><h1>Too Many Requests</h1></body></html>',
};

/** 503 of a part of Jira that has no room, which says when it will have. */
export const unavailable = (retryAfter: number): SiteResponse => ({
  status: 503,
  headers: { 'Retry-After': String(retryAfter) },
  body: { errorMessages: ['The service is temporarily unavailable.'], errors: {} },
});
