import type { SiteResponse } from '../../protocol';
import { secondsUntil, tooMany } from './answers';

const HOUR = 3_600_000;

/** Points an hour that all customers of an app share: https://developer.atlassian.com/cloud/jira/platform/rate-limiting/ */
export const GLOBAL_POINTS = 65_000;

export type QuotaScope = 'global' | 'tenant';

/** The app's points of this UTC hour. Spent, it is a hard stop until the hour is over. */
export class Quota {
  private left: number;
  private hour: number;

  constructor(
    private readonly scope: QuotaScope,
    private readonly size: number,
    remaining: number,
    now: number,
  ) {
    this.left = remaining;
    this.hour = hourOf(now);
  }

  remaining(now: number): number {
    if (hourOf(now) !== this.hour) {
      this.hour = hourOf(now);
      this.left = this.size;
    }
    return this.left;
  }

  /** The last request of an hour may cost more than is left; only the next one is refused. */
  charge(points: number, now: number): void {
    this.left = Math.max(0, this.remaining(now) - points);
  }

  refuse(now: number): SiteResponse | undefined {
    if (this.remaining(now) > 0) return undefined;
    const reason = `jira-quota-${this.scope}-based` as const;
    const refused = tooMany({ reason, limit: this.size, reset: endOfHour(now), now });
    return { ...refused, headers: { ...refused.headers, ...this.headers(now) } };
  }

  /** What every answer says about the quota. */
  headers(now: number): Readonly<Record<string, string>> {
    const remaining = this.remaining(now);
    const name = `"${this.scope}-app-quota"`;
    return {
      'X-RateLimit-Limit': String(this.size),
      'X-RateLimit-Remaining': String(remaining),
      'X-RateLimit-Reset': `${new Date(endOfHour(now)).toISOString().slice(0, 16)}Z`,
      ...(remaining < this.size * 0.2 ? { 'X-RateLimit-NearLimit': 'true' } : {}),
      'RateLimit-Policy': `${name};q=${String(this.size)};w=3600`,
      RateLimit: `${name};r=${String(remaining)};t=${String(secondsUntil(endOfHour(now), now))}`,
    };
  }

  /** The same as a preview of a quota that is not enforced: the refusal there would be, or what is left. */
  announcement(now: number): Readonly<Record<string, string>> {
    const headers = this.refuse(now)?.headers ?? this.headers(now);
    return Object.fromEntries(Object.entries(headers).map(([name, value]) => [`Beta-${name}`, value]));
  }
}

const hourOf = (now: number): number => Math.floor(now / HOUR);
const endOfHour = (now: number): number => (hourOf(now) + 1) * HOUR;
