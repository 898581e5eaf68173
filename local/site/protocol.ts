/** What the host and the pretend site say to each other. Both products answer requests in this one shape. */

/**
 * Who asks. `app` is Debrief itself (asApp); `nobody` is a request without credentials. `throughApp`: a product
 * marks a person whose request comes through Debrief, so that what admins ruled about apps holds for it.
 */
export type Actor =
  | { readonly kind: 'user'; readonly accountId: string; readonly throughApp?: true }
  | { readonly kind: 'app' }
  | { readonly kind: 'nobody' };

export interface SiteRequest {
  readonly method: string;
  /** Path only, decoded segments are the route's business: `/rest/api/3/issue/OPS-1`. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Parsed JSON body; `undefined` when none was sent. */
  readonly body: unknown;
  readonly actor: Actor;
  /** True when the request comes from the app's function or its iframe: its writes are "self generated". */
  readonly viaApp: boolean;
  /** True when it comes from the viewer's browser, through the bridge: such requests cost the app no quota. */
  readonly bridge?: boolean;
}

export interface SiteResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON value; `undefined` for an empty body. Text as it is when `content-type` says it is no JSON. */
  readonly body?: unknown;
}

/**
 * One modelled operation. `path` uses `{name}` for a segment. A query parameter that is not in `query`
 * is refused as not modelled (501), so a gap in the model never answers by accident.
 */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly query?: readonly string[];
  /** Scope sets, any one of which is enough: `[['read:jira-work'], ['read:issue:jira']]`. `[]` needs none. */
  readonly scopes: readonly (readonly string[])[];
  readonly handle: (request: RoutedRequest) => SiteResponse | Promise<SiteResponse>;
}

export interface RoutedRequest extends SiteRequest {
  /** Decoded path parameters. */
  readonly params: Readonly<Record<string, string>>;
}

/** A product event as Forge would deliver it; the host decides when, how often and in which order. */
export interface ProductEvent {
  readonly eventType: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Milliseconds since the epoch, moved by tests. */
export interface Clock {
  now(): number;
}

/** A person of the pretend site. The app is no person; it has its own account id (`APP_ACCOUNT`). */
export interface Person {
  readonly accountId: string;
  readonly displayName: string;
  readonly email: string;
  /** 'closed' accounts read as "Former user". */
  readonly status: 'active' | 'inactive' | 'closed';
  readonly jiraAccess: boolean;
  readonly confluenceAccess: boolean;
  readonly siteAdmin: boolean;
}

/** What each product of the pretend site is made of. State must be JSON so that `npm start` keeps it. */
export interface Product {
  readonly name: 'jira' | 'confluence';
  readonly routes: readonly Route[];
  /** The whole state as JSON. */
  snapshot(): unknown;
  restore(state: unknown): void;
}

/** Given to both products at construction. */
export interface Surroundings {
  readonly clock: Clock;
  readonly people: readonly Person[];
  /** Address of the site, without a trailing slash; a real-looking one without it. */
  readonly siteUrl?: () => string;
  emit(event: ProductEvent): void;
  /** Asks the function behind a workflow validator of an app. Never rejects; a site without apps lacks it. */
  readonly runValidator?: (moduleKey: string, payload: unknown) => Promise<ValidatorAnswer>;
}

/** What a validator's function said; whatever else it said or did counts as a refusal. */
export type ValidatorAnswer =
  { readonly result: true } | { readonly result: false; readonly errorMessage: string };

export const CLOUD_ID = 'c0ffee00-0000-4000-8000-000000000001';
export const ENVIRONMENT_ID = 'e0000000-0000-4000-8000-000000000002';
export const INSTALLATION_ID = 'f0000000-0000-4000-8000-000000000003';
export const APP_ACCOUNT = '557058:debrief-app-account';
