import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import type { Manifest } from '../manifest';
import type { InvocationOutcome } from '../runtime';
import { CLOUD_ID, ENVIRONMENT_ID } from '../site/protocol';

export interface ApiRouteRequest {
  readonly method?: string;
  /** Behind the app's own part of the address; begins with `/`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, readonly string[]>>;
  /** The OAuth token. */
  readonly token?: string | undefined;
}

export interface ApiRouteAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Atlassian's own scope for calling an app, beside the scopes of the route. */
const OF_ALL_APPS = 'read:forge-app:confluence';

const result = v.objectWithRest(
  {
    statusCode: v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(599)),
    body: v.optional(v.string(), ''),
  },
  v.string(),
);

/**
 * The app's own REST API. Off until an admin switches it on; then members of the site may let a program of theirs in,
 * with the scopes that they choose. Atlassian's documents leave open which statuses refuse a caller, and what a function
 * is handed; here 401, 403 and 404, and what a web trigger is handed, without its headers.
 * https://developer.atlassian.com/platform/forge/app-rest-apis/
 */
export class ApiRoutes {
  private isOn = false;
  private readonly granted = new Map<string, readonly string[]>();

  constructor(
    private readonly manifest: Manifest,
    private readonly start: (
      functionKey: string,
      moduleKey: string,
      request: unknown,
    ) => Promise<InvocationOutcome>,
  ) {}

  /** What an admin does in Connected apps. Switched off, it stops every call. */
  switch(isOn: boolean): void {
    this.isOn = isOn;
  }

  /** What a member of the site does: a token for a program of theirs. Throws while it is switched off. */
  grant(scopes: readonly string[]): string {
    if (!this.isOn) throw new Error('An admin has not switched the REST API of this app on.');
    const token = randomBytes(24).toString('base64url');
    this.granted.set(token, scopes);
    return token;
  }

  reset(): void {
    this.isOn = false;
    this.granted.clear();
  }

  /** The part of an address on this host that is the route's own; null: it is none of this app's addresses. */
  pathOf(pathname: string): string | null {
    const app = `apps/${this.manifest.app.id.split('/').at(-1) ?? ''}_${ENVIRONMENT_ID}`;
    const bases = [`/svc/confluence/${CLOUD_ID}/${app}`, `/gateway/api/svc/confluence/${app}`];
    const base = bases.find((one) => pathname.startsWith(`${one}/`));
    return base === undefined ? null : pathname.slice(base.length);
  }

  async call({ method = 'GET', path, query = {}, token }: ApiRouteRequest): Promise<ApiRouteAnswer> {
    if (!this.isOn) return refusal(403, 'The REST API of this app is off.');
    const scopes = this.granted.get(token ?? '');
    if (scopes === undefined) return refusal(401, 'Unauthorized');
    const route = this.manifest.modules.apiRoute.find((one) => one.path === path && one.operation === method);
    if (route === undefined) return refusal(404, 'No such API route');
    if (![OF_ALL_APPS, ...route.scopes].every((scope) => scopes.includes(scope)))
      return refusal(403, 'The token lacks a scope.');
    const outcome = await this.start(route.function, route.key, {
      method,
      path,
      queryParameters: query,
      body: '',
    });
    const answered = outcome.success ? v.safeParse(result, outcome.body) : undefined;
    if (answered?.success !== true) return refusal(500, 'Invocation failed');
    const { statusCode, body, ...headers } = answered.output;
    return { status: statusCode, headers, body };
  }
}

const refusal = (status: number, message: string): ApiRouteAnswer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ code: status, message }),
});
