import * as v from 'valibot';
import type { Actor, RoutedRequest, Route, SiteResponse } from '../protocol';
import type { Model } from './model';
import { accountOf } from './permissions';
import { badRequest, notModelled, Refusal } from './refusal';

type Handler = (request: RoutedRequest) => SiteResponse | Promise<SiteResponse>;

interface RouteInput extends Pick<Route, 'method' | 'path' | 'query'> {
  readonly classic: string | readonly string[];
  readonly granular: readonly string[];
  readonly handle: Handler;
}

/** A route of this Jira: limits the app, asks for credentials and turns refusals into answers. */
export function route(model: Model, { classic, granular, handle, ...rest }: RouteInput): Route {
  const sets = [typeof classic === 'string' ? [classic] : classic, granular];
  const endpoint = `${rest.method} ${rest.path}`;
  // A mail about an issue changes nothing of it.
  const writes = rest.method !== 'GET' && !rest.path.endsWith('/notify');
  return {
    ...rest,
    scopes: sets.filter((set) => set.length > 0),
    handle: (request) => {
      const written = writes ? request.params['issueIdOrKey'] : undefined;
      const issueId = written === undefined ? undefined : model.issue(written)?.id;
      const limited = model.limits.refuse(request, endpoint, issueId);
      if (limited) return limited;
      const settle = (response: SiteResponse) => model.limits.settle(request, response);
      const answered = answer(model, handle, request);
      return answered instanceof Promise ? answered.then(settle) : settle(answered);
    },
  };
}

function answer(model: Model, handle: Handler, request: RoutedRequest): SiteResponse | Promise<SiteResponse> {
  try {
    const person = model.person(accountOf(request.actor));
    if (request.actor.kind === 'user' && person?.status !== 'active') {
      throw new Refusal(401, ['This account is not active.']);
    }
    const answered = handle({ ...request, actor: marked(request) });
    return answered instanceof Promise ? answered.catch(refusalIn) : answered;
  } catch (error) {
    return refusalIn(error);
  }
}

function refusalIn(error: unknown): SiteResponse {
  if (error instanceof Refusal) return error.response();
  throw error;
}

const marked = ({ actor, viaApp }: RoutedRequest): Actor =>
  actor.kind === 'user' && viaApp ? { ...actor, throughApp: true } : actor;

/** The body as the schema has it; anything else is Jira's plain 400. */
export function parseBody<T>(schema: v.GenericSchema<unknown, T>, body: unknown): T {
  const parsed = v.safeParse(schema, body);
  if (parsed.success) return parsed.output;
  const where = parsed.issues.map((issue) => `${v.getDotPath(issue) ?? 'body'}: ${issue.message}`);
  throw badRequest('Invalid request payload. Refer to the REST API documentation and try again.', ...where);
}

/**
 * Like `parseBody`, for bodies that Jira leaves open: a key the schema does not name is a 501, because it
 * may mean something there or may be passed over in silence.
 */
export function parseOpenBody<T>(schema: v.GenericSchema<unknown, T>, body: unknown): T {
  const unknown = v
    .safeParse(schema, body)
    .issues?.find(({ type, expected }) => type === 'strict_object' && expected === 'never');
  if (unknown) throw notModelled(`'${v.getDotPath(unknown) ?? ''}' in this request`);
  return parseBody(schema, body);
}

/** All values of a parameter that may be repeated or hold a list with commas. */
export const listParameter = (query: URLSearchParams, name: string): readonly string[] =>
  query
    .getAll(name)
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '');

/** Projects that one request may name. */
const MOST_PROJECTS = 50;

/** The same for ids or keys of projects; more than Jira takes are a 400. */
export function projectsParameter(query: URLSearchParams, name: string): readonly string[] {
  const projects = listParameter(query, name);
  if (projects.length > MOST_PROJECTS)
    throw badRequest(`Up to ${String(MOST_PROJECTS)} values can be provided for '${name}'.`);
  return projects;
}

/** `true` or `false`; anything else is a 400. */
export function flagParameter(query: URLSearchParams, name: string, usual = false): boolean {
  const value = query.get(name) ?? String(usual);
  if (value !== 'true' && value !== 'false') throw badRequest(`${name} must be true or false.`);
  return value === 'true';
}

export interface Page {
  readonly startAt: number;
  readonly maxResults: number;
}

/** `startAt` and `maxResults`; more than `most` is cut down in silence, as Jira does. */
export function pageParameters(query: URLSearchParams, usual: number, most: number): Page {
  const number = (name: string, otherwise: number): number => {
    const value = query.get(name) ?? String(otherwise);
    if (!/^\d{1,9}$/.test(value)) throw badRequest(`${name} must be a whole number.`);
    return Number(value);
  };
  return { startAt: number('startAt', 0), maxResults: Math.min(number('maxResults', usual), most) };
}

export const cut = <T>(items: readonly T[], { startAt, maxResults }: Page): readonly T[] =>
  items.slice(startAt, startAt + maxResults);
