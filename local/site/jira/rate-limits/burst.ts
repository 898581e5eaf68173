import type { SiteResponse } from '../../protocol';
import { tooMany } from './answers';

/** Requests a second that Atlassian documents for an endpoint. */
function documented(endpoint: string): number {
  if (endpoint === 'GET /rest/api/3/issue/{issueIdOrKey}') return 150;
  if (/\/(approximate-count|expression\/evaluate)$/.test(endpoint)) return 150;
  return /^(GET|POST) /.test(endpoint) ? 100 : 50;
}

interface Bucket {
  tokens: number;
  at: number;
}

/** A bucket of tokens for each endpoint and method: one a request, filled again every second. */
export class Burst {
  private readonly buckets = new Map<string, Bucket>();

  /** `perSecond`: instead of what is documented. `endpoint`: only there, as `GET /rest/api/3/myself`. */
  constructor(
    private readonly perSecond: number | undefined,
    private readonly endpoint: string | undefined,
  ) {}

  refuse(endpoint: string, now: number): SiteResponse | undefined {
    if (this.endpoint !== undefined && this.endpoint !== endpoint) return undefined;
    const rate = this.perSecond ?? documented(endpoint);
    const bucket = this.buckets.get(endpoint) ?? { tokens: rate, at: now };
    bucket.tokens = Math.min(rate, bucket.tokens + ((now - bucket.at) / 1000) * rate);
    bucket.at = now;
    this.buckets.set(endpoint, bucket);
    if (bucket.tokens < 1) {
      const reset = now + ((1 - bucket.tokens) / rate) * 1000;
      return tooMany({ reason: 'jira-burst-based', limit: rate, reset, now });
    }
    bucket.tokens -= 1;
    return undefined;
  }
}
