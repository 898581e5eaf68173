import type { RoutedRequest } from '../protocol';
import type { Access } from './access';
import { flag } from './answers';
import type { Confluence } from './context';
import {
  latest,
  type ConfluenceState,
  type ContentProperty,
  type Label,
  type Page,
  type PageVersion,
} from './state';

export interface Operation {
  readonly operation: string;
  readonly targetType: string;
}

/** What the acting person may do with the page, as v2 names it. */
export function operationsOn(access: Access, request: RoutedRequest, page: Page): Operation[] {
  const may = (operation: 'update' | 'delete') => access.page(request.actor, page, operation);
  const names = ['read', 'copy', 'export'];
  if (may('update')) names.push('update', 'restrict_content');
  if (may('delete')) names.push('delete', 'archive', 'move');
  return names.map((operation) => ({ operation, targetType: 'page' }));
}

export const versionJson = (version: PageVersion): unknown => ({
  createdAt: version.createdAt,
  message: version.message,
  number: version.number,
  minorEdit: false,
  authorId: version.authorId,
});

export const bodyJson = (version: PageVersion, format: string | null): unknown =>
  format === 'atlas_doc_format'
    ? { atlas_doc_format: { representation: 'atlas_doc_format', value: JSON.stringify(version.body) } }
    : {};

export const labelJson = ({ id, prefix, name }: Label): unknown => ({ id, prefix, name });

export const propertyJson = ({ id, key, value, version }: ContentProperty): unknown => ({
  id,
  key,
  value,
  version: { ...version, minorEdit: false },
});

export function pageLinks(state: ConfluenceState, page: Page): Record<string, string> {
  const key = state.spaces.find((space) => space.id === page.spaceId)?.key ?? '';
  // A page's address ends in its title; a reader who cuts it off comes to the same page.
  const title = encodeURIComponent(latest(page).title).replaceAll('%20', '+');
  return {
    webui: `/spaces/${key}/pages/${page.id}${title === '' ? '' : `/${title}`}`,
    editui: `/spaces/${key}/pages/${page.id}/edit`,
    tinyui: `/x/${page.id}`,
  };
}

/** A page as GET, POST and PUT answer it. `version` picks an older one. */
export function pageJson(
  { state: read, access, surroundings }: Confluence,
  request: RoutedRequest,
  page: Page,
  version: PageVersion = latest(page),
): Record<string, unknown> {
  const state = read();
  const siblings = state.pages.filter(
    (other) => other.spaceId === page.spaceId && other.parentId === page.parentId,
  );
  const included = (name: string, results: unknown[]) => ({
    [name]: { results, meta: { hasMore: false }, _links: { self: `/api/v2/pages/${page.id}/${name}` } },
  });
  return {
    id: page.id,
    status: version === latest(page) ? page.status : 'historical',
    title: version.title,
    spaceId: page.spaceId,
    parentId: page.parentId,
    parentType: page.parentId === null ? null : 'page',
    position: siblings.indexOf(page),
    authorId: page.authorId,
    ownerId: page.authorId,
    lastOwnerId: null,
    createdAt: page.createdAt,
    ...(flag(request, 'include-version', true) ? { version: versionJson(version) } : {}),
    body: bodyJson(version, request.query.get('body-format')),
    ...(flag(request, 'include-labels') ? included('labels', page.labels.map(labelJson)) : {}),
    ...(flag(request, 'include-properties') ? included('properties', page.properties.map(propertyJson)) : {}),
    ...(flag(request, 'include-operations')
      ? included('operations', operationsOn(access, request, page))
      : {}),
    ...(flag(request, 'include-versions')
      ? included('versions', page.versions.map(versionJson).reverse())
      : {}),
    _links: {
      ...pageLinks(state, page),
      base: `${surroundings.siteUrl?.() ?? 'https://debrief.atlassian.net'}/wiki`,
    },
  };
}
