import type { Actor, RoutedRequest, Route, SiteResponse } from '../protocol';
import { badRequest, flag, notFound, ok } from './answers';
import { announce, findPage, type Confluence } from './context';
import { latest } from './state';

/** https://developer.atlassian.com/cloud/confluence/rest/v2/api-group-page/#api-pages-id-delete */
export function pageTrash(confluence: Confluence): Route[] {
  return [
    {
      method: 'DELETE',
      path: '/wiki/api/v2/pages/{id}',
      query: ['purge', 'draft'],
      scopes: [['delete:page:confluence']],
      handle: (request) =>
        flag(request, 'purge') ? purgePage(confluence, request) : trashPage(confluence, request),
    },
  ];
}

/** Into the trash; a draft that was never published is gone at once, and nobody is told. */
function trashPage(confluence: Confluence, request: RoutedRequest): SiteResponse {
  const wanted = flag(request, 'draft') ? 'draft' : 'current';
  const found = findPage(confluence, request, { operation: 'delete', statuses: [wanted] });
  if ('refusal' in found) return found.refusal;
  if (wanted === 'draft') remove(confluence, found.page.id);
  else {
    found.page.status = 'trashed';
    announce(confluence, request, 'trashed', found.page);
  }
  return { status: 204 };
}

/** For good, by whoever administers the space; only what is in the trash. */
function purgePage(confluence: Confluence, request: RoutedRequest): SiteResponse {
  const found = findPage(confluence, request, { operation: 'delete', statuses: ['current', 'trashed'] });
  if ('refusal' in found) return found.refusal;
  if (!confluence.access.isAdmin(request.actor)) return notFound('Page');
  if (found.page.status !== 'trashed') return badRequest('Only a page in the trash can be purged');
  remove(confluence, found.page.id);
  announce(confluence, request, 'deleted', found.page);
  return { status: 204 };
}

/** Out of the trash, as its screen in the space settings does; apps have no operation of v2 for it. */
export function restorePage(confluence: Confluence, actor: Actor, id: string): SiteResponse {
  const page = confluence.state().pages.find((candidate) => candidate.id === id);
  if (page?.status !== 'trashed' || !confluence.access.page(actor, page, 'delete')) return notFound('Page');
  page.status = 'current';
  announce(confluence, { actor, viaApp: false }, 'restored', page);
  return ok({ id, title: latest(page).title });
}

function remove(confluence: Confluence, id: string): void {
  const { pages } = confluence.state();
  pages.splice(
    pages.findIndex((page) => page.id === id),
    1,
  );
}
