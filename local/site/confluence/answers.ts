import type { RoutedRequest, SiteResponse } from '../protocol';

export const ok = (body: unknown): SiteResponse => ({ status: 200, body });

/** Error of the v2 API: https://developer.atlassian.com/cloud/confluence/rest/v2/intro/ */
export function refuse(
  status: number,
  code: string,
  title: string,
  detail: string | null = null,
): SiteResponse {
  return { status, body: { errors: [{ status, code, title, detail }] } };
}

export const notFound = (what: string): SiteResponse => refuse(404, 'NOT_FOUND', `${what} not found`);
export const badRequest = (title: string): SiteResponse => refuse(400, 'INVALID_REQUEST_PARAMETER', title);
export const stale = (title: string): SiteResponse => refuse(409, 'CONFLICT', title);

/** Error of the v1 API. */
export function refuseV1(statusCode: number, message: string): SiteResponse {
  const data = { authorized: statusCode !== 403, valid: false, errors: [], successful: false };
  return { status: statusCode, body: { statusCode, data, message } };
}

/** Something real sites answer and this one doesn't; the host records it. */
export const notModelled = (what: string): SiteResponse => ({
  status: 501,
  body: { message: `Not modelled: ${what}` },
});

/** Values of a parameter that may be repeated or hold several, separated by commas. */
export function list(request: RoutedRequest, name: string): string[] {
  return request.query
    .getAll(name)
    .flatMap((value) => value.split(','))
    .filter((value) => value !== '');
}

export const flag = (request: RoutedRequest, name: string, fallback = false): boolean =>
  request.query.has(name) ? request.query.get(name) === 'true' : fallback;

/** One page of a v2 list. The cursor is opaque to callers; `_links.next` carries it when more is left. */
export function paginate<T>(
  request: RoutedRequest,
  items: readonly T[],
  toJson: (item: T) => unknown,
): SiteResponse {
  const limit = Number(request.query.get('limit') ?? '25');
  if (!Number.isInteger(limit) || limit < 1 || limit > 250) {
    return badRequest(
      `Provided value {${request.query.get('limit') ?? ''}} for 'limit' is not between 1 and 250`,
    );
  }
  const cursor = request.query.get('cursor');
  const offset = cursor === null ? 0 : Number(Buffer.from(cursor, 'base64url').toString());
  if (!Number.isInteger(offset) || offset < 0) return badRequest('The cursor is invalid');
  const results = items.slice(offset, offset + limit).map(toJson);
  const more = offset + limit < items.length;
  const query = new URLSearchParams(request.query);
  query.set('cursor', Buffer.from(String(offset + limit)).toString('base64url'));
  return ok({
    results,
    _links: { ...(more ? { next: `${request.path}?${query.toString()}` } : {}), base: '/wiki' },
  });
}
