import type { SiteRequest, SiteResponse } from '../../protocol';
import { gatewayTooMany, tooMany, unavailable } from './answers';
import { Burst } from './burst';
import { IssueWrites } from './issue-writes';
import { pointsOf } from './points';
import { GLOBAL_POINTS, Quota, type QuotaScope } from './quota';

/** An endpoint as its route names it: `POST /rest/api/3/issue/bulkfetch`. Everywhere without it. */
interface Somewhere {
  readonly endpoint?: string;
}

/** A limit that a test arms. Each holds until it is spent or `unlimit` is called. */
export type Limit =
  /** Points left in this hour, of 65,000 or of as many as said. Full again at the top of the next UTC hour. */
  | { readonly kind: 'quota'; readonly remaining: number; readonly of?: number; readonly scope?: QuotaScope }
  /** A quota that is only announced, in `Beta-` headers; nothing is refused. */
  | { readonly kind: 'announced-quota'; readonly remaining: number; readonly scope?: QuotaScope }
  /** Requests a second on each endpoint and method; the documented numbers without one. */
  | ({ readonly kind: 'burst'; readonly perSecond?: number } & Somewhere)
  /** The next requests are too expensive: a reason that Atlassian does not document. Seconds. */
  | ({ readonly kind: 'cost'; readonly times: number; readonly retryAfter: number } & Somewhere)
  /** The gateway refuses the next requests, as a page that says neither why nor until when. */
  | ({ readonly kind: 'gateway'; readonly times: number } & Somewhere)
  /** The next requests meet a 503 that names its end. Seconds. */
  | ({ readonly kind: 'unavailable'; readonly times: number; readonly retryAfter: number } & Somewhere);

interface Refusals extends Somewhere {
  times: number;
  readonly answer: (now: number) => SiteResponse;
}

/**
 * How often the app may ask, on the site's clock. The hourly quota and the writes to one issue always count,
 * with Atlassian's own numbers. Bursts count only when armed: where a test's clock stands still, all requests
 * fall into one second. Requests of people, from outside any app, are never limited here.
 */
export class RateLimits {
  private quota: Quota | undefined;
  private announced: Quota | undefined;
  private burst: Burst | undefined;
  private readonly refusals: Refusals[] = [];
  private issueWrites = new IssueWrites();

  constructor(private readonly now: () => number) {}

  arm(limit: Limit): void {
    const now = this.now();
    switch (limit.kind) {
      case 'quota':
        this.quota = new Quota(limit.scope ?? 'global', limit.of ?? GLOBAL_POINTS, limit.remaining, now);
        return;
      case 'announced-quota':
        this.announced = new Quota(limit.scope ?? 'tenant', GLOBAL_POINTS, limit.remaining, now);
        return;
      case 'burst':
        this.burst = new Burst(limit.perSecond, limit.endpoint);
        return;
      case 'cost': {
        const { retryAfter } = limit;
        const answer = (at: number): SiteResponse =>
          tooMany({ reason: 'jira-cost-based', limit: 0, reset: at + retryAfter * 1000, now: at });
        this.refusals.push({ ...limit, answer });
        return;
      }
      case 'gateway':
        this.refusals.push({ ...limit, answer: () => gatewayTooMany });
        return;
      case 'unavailable':
        this.refusals.push({ ...limit, answer: () => unavailable(limit.retryAfter) });
    }
  }

  /** Forgets everything armed and everything counted. */
  clear(): void {
    this.quota = undefined;
    this.announced = undefined;
    this.burst = undefined;
    this.refusals.length = 0;
    this.issueWrites = new IssueWrites();
  }

  /** Points the app has left in this hour. */
  get remainingPoints(): number {
    return this.points().remaining(this.now());
  }

  /** The refusal of a request, if there is one. `issueId`: the issue it writes to. */
  refuse(request: SiteRequest, endpoint: string, issueId: string | undefined): SiteResponse | undefined {
    if (!request.viaApp) return undefined;
    const now = this.now();
    return (
      this.planted(endpoint)?.answer(now) ??
      this.burst?.refuse(endpoint, now) ??
      (request.bridge === true ? undefined : this.points().refuse(now)) ??
      (issueId === undefined ? undefined : this.issueWrites.refuse(issueId, now))
    );
  }

  /** Charges an answered request, and adds to the answer what it says about the limits. */
  settle(request: SiteRequest, response: SiteResponse): SiteResponse {
    if (!request.viaApp || request.bridge === true) return response;
    const now = this.now();
    const points = pointsOf(request, response);
    this.points().charge(points, now);
    this.announced?.charge(points, now);
    const headers = { ...this.announced?.announcement(now), ...this.points().headers(now) };
    return { ...response, headers: { ...response.headers, ...headers } };
  }

  private points(): Quota {
    this.quota ??= new Quota('global', GLOBAL_POINTS, GLOBAL_POINTS, this.now());
    return this.quota;
  }

  private planted(endpoint: string): Refusals | undefined {
    const found = this.refusals.find(
      (refusal) => refusal.times > 0 && (refusal.endpoint ?? endpoint) === endpoint,
    );
    if (found) found.times -= 1;
    return found;
  }
}
