import type { RoutedRequest, Route } from '../protocol';
import { flag, list, notFound, ok, paginate } from './answers';
import type { Confluence } from './context';
import { pageJson } from './page-json';
import type { Space } from './state';

const READ = [['read:space:confluence']];

/** https://developer.atlassian.com/cloud/confluence/rest/v2/api-group-space/ */
export function spaceReading(confluence: Confluence): Route[] {
  const visible = (request: RoutedRequest) =>
    confluence.state().spaces.filter((space) => confluence.access.space(request.actor, space, 'view'));
  const find = (request: RoutedRequest) =>
    visible(request).find((space) => space.id === request.params['id']);
  return [
    {
      method: 'GET',
      path: '/wiki/api/v2/spaces',
      query: ['ids', 'keys', 'cursor', 'limit'],
      scopes: READ,
      handle: (request) => {
        const ids = list(request, 'ids');
        const keys = list(request, 'keys');
        const chosen = visible(request).filter(
          (space) =>
            (ids.length === 0 || ids.includes(space.id)) && (keys.length === 0 || keys.includes(space.key)),
        );
        return paginate(request, chosen, spaceJson);
      },
    },
    {
      method: 'GET',
      path: '/wiki/api/v2/spaces/{id}',
      query: ['include-operations'],
      scopes: READ,
      handle: (request) => {
        const space = find(request);
        if (!space) return notFound('Space');
        return ok({
          ...spaceJson(space),
          ...(flag(request, 'include-operations') ? operationsIn(confluence, request, space) : {}),
        });
      },
    },
    {
      method: 'GET',
      path: '/wiki/api/v2/spaces/{id}/pages',
      query: ['status', 'cursor', 'limit'],
      scopes: [['read:page:confluence']],
      handle: (request) => {
        const space = find(request);
        if (!space) return notFound('Space');
        const asked = list(request, 'status');
        const pages = confluence
          .state()
          .pages.filter(
            (page) =>
              page.spaceId === space.id &&
              (asked.length === 0 ? page.status === 'current' : asked.includes(page.status)) &&
              confluence.access.page(request.actor, page, 'read'),
          );
        return paginate(request, pages, (page) =>
          pageJson(confluence, { ...request, query: new URLSearchParams() }, page),
        );
      },
    },
  ];
}

/** What the acting person may do in the space, as far as this site tells it apart. */
function operationsIn(confluence: Confluence, request: RoutedRequest, space: Space) {
  const may = confluence.access.space(request.actor, space, 'write');
  const results = [
    { operation: 'read', targetType: 'space' },
    ...(may ? ['page', 'blogpost', 'comment', 'attachment'] : []).map((targetType) => ({
      operation: 'create',
      targetType,
    })),
  ];
  const links = { self: `/api/v2/spaces/${space.id}/operations` };
  return { operations: { results, meta: { hasMore: false }, _links: links } };
}

const spaceJson = (space: Space): Record<string, unknown> => ({
  id: space.id,
  key: space.key,
  name: space.name,
  type: 'global',
  status: 'current',
  authorId: space.authorId,
  createdAt: space.createdAt,
  homepageId: space.homepageId,
  _links: { webui: `/spaces/${space.key}` },
});
