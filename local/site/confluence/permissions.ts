import * as v from 'valibot';
import type { Actor, RoutedRequest, Route, SiteResponse } from '../protocol';
import { ok, refuseV1 } from './answers';
import { findPage, type Confluence } from './context';
import { personV1 } from './people-json';
import type { Page } from './state';

const question = v.object({
  subject: v.object({ type: v.picklist(['user', 'group']), identifier: v.string() }),
  operation: v.picklist(['read', 'update', 'delete']),
});

const restriction = v.object({
  operation: v.picklist(['read', 'update']),
  restrictions: v.object({
    user: v.optional(v.array(v.looseObject({ accountId: v.string() })), []),
    group: v.optional(v.array(v.unknown()), []),
  }),
});
const restrictions = v.union([
  v.array(restriction),
  v.pipe(
    v.object({ results: v.array(restriction) }),
    v.transform((given) => given.results),
  ),
]);

/** Permission check and restrictions of v1: https://developer.atlassian.com/cloud/confluence/rest/v1/api-group-content-permissions/ */
export function permissions(confluence: Confluence): Route[] {
  const path = '/wiki/rest/api/content/{id}/restriction';
  return [
    {
      method: 'POST',
      path: '/wiki/rest/api/content/{id}/permission/check',
      scopes: [['read:confluence-content.permission'], ['read:content.permission:confluence']],
      handle: (request) => checkPermission(confluence, request),
    },
    {
      method: 'GET',
      path,
      query: ['expand', 'start', 'limit'],
      scopes: [['read:confluence-content.all'], ['read:content-details:confluence']],
      handle: (request) => {
        const found = findPage(confluence, request);
        return 'refusal' in found ? absent() : ok(restrictionsJson(confluence, found.page));
      },
    },
    {
      method: 'PUT',
      path,
      query: ['expand'],
      scopes: [
        ['write:confluence-content'],
        ['read:content-details:confluence', 'write:content.restriction:confluence'],
      ],
      handle: (request) => putRestrictions(confluence, request),
    },
  ];
}

const absent = (): SiteResponse =>
  refuseV1(404, 'There is no content with the given id, or you may not view it');

function checkPermission(confluence: Confluence, request: RoutedRequest): SiteResponse {
  const input = v.safeParse(question, request.body);
  if (!input.success) return refuseV1(400, v.summarize(input.issues));
  const { subject, operation } = input.output;
  if (subject.type === 'group') return refuseV1(400, 'Groups are not known on this site');
  const own = confluence.access.accountId(request.actor) === subject.identifier;
  if (!own && request.actor.kind === 'user' && !confluence.access.isAdmin(request.actor)) {
    return refuseV1(403, "Only Confluence administrators may check another person's permission");
  }
  const page = confluence.state().pages.find((candidate) => candidate.id === request.params['id']);
  if (!page || page.status !== 'current') return absent();
  const actor: Actor = own ? request.actor : { kind: 'user', accountId: subject.identifier };
  const hasPermission = confluence.access.page(actor, page, operation);
  const message = { translation: 'User does not have permission to the content', args: [] };
  return ok({ hasPermission, errors: hasPermission ? [] : [message] });
}

function putRestrictions(confluence: Confluence, request: RoutedRequest): SiteResponse {
  const input = v.safeParse(restrictions, request.body);
  if (!input.success) return refuseV1(400, v.summarize(input.issues));
  const found = findPage(confluence, request);
  if ('refusal' in found || !confluence.access.page(request.actor, found.page, 'update')) return absent();
  const author = confluence.access.accountId(request.actor);
  for (const { operation, restrictions: given } of input.output) {
    if (given.group.length > 0) return refuseV1(400, 'Groups are not known on this site');
    const accounts = given.user.map((user) => user.accountId);
    const shutsOut = operation === 'read' && accounts.length > 0 && !accounts.includes(author);
    if (shutsOut) return refuseV1(400, 'You may not remove your own access');
    found.page.restrictions[operation] = accounts;
  }
  return ok(restrictionsJson(confluence, found.page));
}

function restrictionsJson(confluence: Confluence, page: Page): unknown {
  const results = (['read', 'update'] as const).map((operation) => {
    const accounts = page.restrictions[operation];
    const users = confluence.surroundings.people.filter((person) => accounts.includes(person.accountId));
    const lists = {
      user: { results: users.map((person) => personV1(person)), start: 0, limit: 100, size: users.length },
      group: { results: [], start: 0, limit: 100, size: 0 },
    };
    return { operation, restrictions: lists, _expandable: { content: '' }, _links: {} };
  });
  const restrictionsHash = Buffer.from(JSON.stringify(page.restrictions)).toString('base64url').slice(0, 32);
  return { results, start: 0, limit: 100, size: results.length, restrictionsHash, _links: {} };
}
