import * as v from 'valibot';
import type { RoutedRequest, Route, SiteResponse } from '../protocol';
import { badRequest, notFound, ok, paginate, refuse, stale } from './answers';
import { findPage, now, type Confluence } from './context';
import { propertyJson } from './page-json';
import { takeId, type ContentProperty, type Page } from './state';

const READ = [['read:page:confluence']];
const WRITE = [['read:page:confluence', 'write:page:confluence']];
const MAX_VALUE = 32 * 1024;

const value = v.pipe(
  v.unknown(),
  v.check((given) => given !== undefined, 'A value is required'),
  v.check((given) => Buffer.byteLength(JSON.stringify(given)) <= MAX_VALUE, 'The value exceeds 32 KB'),
);
const key = v.pipe(v.string(), v.nonEmpty(), v.maxLength(255));
const creation = v.object({ key, value });
const update = v.object({
  key,
  value,
  version: v.object({ number: v.pipe(v.number(), v.integer()), message: v.optional(v.string(), '') }),
});

/** https://developer.atlassian.com/cloud/confluence/rest/v2/api-group-content-properties/ */
export function contentProperties(confluence: Confluence): Route[] {
  const all = '/wiki/api/v2/pages/{page-id}/properties';
  const one = `${all}/{property-id}`;
  const onPage =
    (
      operation: 'read' | 'update',
      handle: (request: RoutedRequest, page: Page) => SiteResponse,
    ): Route['handle'] =>
    (request) => {
      const found = findPage(confluence, request, { id: request.params['page-id'] ?? '', operation });
      return 'refusal' in found ? found.refusal : handle(request, found.page);
    };
  const stamp = (request: RoutedRequest, number: number, message: string) => ({
    number,
    message,
    createdAt: now(confluence),
    authorId: confluence.access.accountId(request.actor),
  });
  return [
    {
      method: 'GET',
      path: all,
      query: ['key', 'sort', 'cursor', 'limit'],
      scopes: READ,
      handle: onPage('read', (request, page) => {
        const wanted = request.query.get('key');
        const found = page.properties.filter((property) => wanted === null || property.key === wanted);
        const order = request.query.get('sort') === '-key' ? -1 : 1;
        return paginate(
          request,
          found.sort((a, b) => order * a.key.localeCompare(b.key)),
          propertyJson,
        );
      }),
    },
    {
      method: 'POST',
      path: all,
      scopes: WRITE,
      handle: onPage('update', (request, page) => {
        const input = v.safeParse(creation, request.body);
        if (!input.success) return badRequest(v.summarize(input.issues));
        if (page.properties.some((property) => property.key === input.output.key)) {
          return refuse(409, 'CONFLICT', `A property with key ${input.output.key} already exists`);
        }
        const property: ContentProperty = {
          id: takeId(confluence.state()),
          ...input.output,
          version: stamp(request, 1, ''),
        };
        page.properties.push(property);
        return ok(propertyJson(property));
      }),
    },
    {
      method: 'GET',
      path: one,
      scopes: READ,
      handle: onPage('read', (request, page) => {
        const property = page.properties.find((candidate) => candidate.id === request.params['property-id']);
        return property ? ok(propertyJson(property)) : notFound('Property');
      }),
    },
    {
      method: 'PUT',
      path: one,
      scopes: WRITE,
      handle: onPage('update', (request, page) => {
        const input = v.safeParse(update, request.body);
        if (!input.success) return badRequest(v.summarize(input.issues));
        const property = page.properties.find((candidate) => candidate.id === request.params['property-id']);
        if (!property) return notFound('Property');
        if (input.output.key !== property.key) return badRequest("A property's key can't be changed");
        const { number, message } = input.output.version;
        if (number !== property.version.number + 1) {
          return stale(`Version must be ${property.version.number + 1}, was ${number}`);
        }
        property.value = input.output.value;
        property.version = stamp(request, number, message);
        return ok(propertyJson(property));
      }),
    },
    {
      method: 'DELETE',
      path: one,
      scopes: WRITE,
      handle: onPage('update', (request, page) => {
        const index = page.properties.findIndex(
          (candidate) => candidate.id === request.params['property-id'],
        );
        if (index < 0) return notFound('Property');
        page.properties.splice(index, 1);
        return { status: 204 };
      }),
    },
  ];
}
