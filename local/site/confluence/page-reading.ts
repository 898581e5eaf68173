import type { RoutedRequest, Route, SiteResponse } from '../protocol';
import { badRequest, flag, list, notFound, notModelled, ok, paginate } from './answers';
import { findPage, type Confluence } from './context';
import { bodyJson, labelJson, operationsOn, pageJson, versionJson } from './page-json';
import { latest, type Page } from './state';

const READ = [['read:page:confluence']];
const INCLUDES = ['labels', 'properties', 'operations', 'versions', 'version'].map(
  (name) => `include-${name}`,
);

/** GET of pages: https://developer.atlassian.com/cloud/confluence/rest/v2/api-group-page/ */
export function pageReading(confluence: Confluence): Route[] {
  return [
    {
      method: 'GET',
      path: '/wiki/api/v2/pages',
      query: ['id', 'space-id', 'title', 'status', 'body-format', 'cursor', 'limit'],
      scopes: READ,
      handle: (request) => listPages(confluence, request),
    },
    {
      method: 'GET',
      path: '/wiki/api/v2/pages/{id}',
      query: ['body-format', 'get-draft', 'status', 'version', ...INCLUDES],
      scopes: READ,
      handle: (request) => getPage(confluence, request),
    },
    {
      method: 'GET',
      path: '/wiki/api/v2/pages/{id}/versions',
      query: ['body-format', 'cursor', 'limit', 'sort'],
      scopes: READ,
      handle: (request) => getVersions(confluence, request),
    },
    {
      method: 'GET',
      path: '/wiki/api/v2/pages/{id}/labels',
      query: ['prefix', 'cursor', 'limit'],
      scopes: READ,
      handle: (request) => {
        const found = findPage(confluence, request);
        if ('refusal' in found) return found.refusal;
        const prefix = request.query.get('prefix');
        const labels = found.page.labels.filter((label) => prefix === null || label.prefix === prefix);
        return paginate(request, labels, labelJson);
      },
    },
    {
      method: 'GET',
      path: '/wiki/api/v2/pages/{id}/operations',
      scopes: READ,
      handle: (request) => {
        const found = findPage(confluence, request, { statuses: ['current', 'draft'] });
        if ('refusal' in found) return found.refusal;
        return ok({ operations: operationsOn(confluence.access, request, found.page) });
      },
    },
  ];
}

const FORMATS = [
  'storage',
  'atlas_doc_format',
  'view',
  'export_view',
  'anonymous_export_view',
  'styled_view',
  'editor',
];

function refuseFormat(request: RoutedRequest): SiteResponse | undefined {
  const format = request.query.get('body-format');
  if (format === null || format === 'atlas_doc_format') return undefined;
  if (FORMATS.includes(format)) return notModelled(`body-format=${format}`);
  return badRequest(`Provided value {${format}} for 'body-format' is not one of: ${FORMATS.join(', ')}`);
}

function statuses(request: RoutedRequest): Page['status'][] {
  const asked = list(request, 'status');
  const known: Page['status'][] = ['current', 'draft', 'trashed'];
  const chosen =
    asked.length === 0 ? [known[0] ?? 'current'] : known.filter((status) => asked.includes(status));
  return flag(request, 'get-draft') && !chosen.includes('draft') ? [...chosen, 'draft'] : chosen;
}

/** Pages that the acting person may read, in the order of their ids; published ones unless others are asked for. */
function listPages(confluence: Confluence, request: RoutedRequest): SiteResponse {
  const refusal = refuseFormat(request);
  if (refusal) return refusal;
  const drafts = list(request, 'status').find((status) => status !== 'current' && status !== 'trashed');
  if (drafts !== undefined) return notModelled(`status=${drafts} of a list of pages`);
  const wanted = statuses(request);
  const [ids, spaceIds] = [list(request, 'id'), list(request, 'space-id')];
  const title = request.query.get('title');
  const pages = confluence
    .state()
    .pages.filter(
      (page) =>
        wanted.includes(page.status) &&
        (ids.length === 0 || ids.includes(page.id)) &&
        (spaceIds.length === 0 || spaceIds.includes(page.spaceId)) &&
        (title === null || latest(page).title === title) &&
        confluence.access.page(request.actor, page, 'read'),
    )
    .sort((one, other) => Number(one.id) - Number(other.id));
  const format = request.query.get('body-format');
  const bare = { ...request, query: new URLSearchParams(format === null ? [] : [['body-format', format]]) };
  return paginate(request, pages, (page) => pageJson(confluence, bare, page));
}

function getPage(confluence: Confluence, request: RoutedRequest): SiteResponse {
  const refusal = refuseFormat(request);
  if (refusal) return refusal;
  const found = findPage(confluence, request, { statuses: statuses(request) });
  if ('refusal' in found) return found.refusal;
  const asked = request.query.get('version');
  const version =
    asked === null
      ? latest(found.page)
      : found.page.versions.find((candidate) => String(candidate.number) === asked);
  if (!version) return notFound(`Version ${asked ?? ''}`);
  return ok(pageJson(confluence, request, found.page, version));
}

function getVersions(confluence: Confluence, request: RoutedRequest): SiteResponse {
  const refusal = refuseFormat(request);
  if (refusal) return refusal;
  const found = findPage(confluence, request);
  if ('refusal' in found) return found.refusal;
  const oldestFirst = request.query.get('sort') === 'modified-date';
  const versions = oldestFirst ? found.page.versions : [...found.page.versions].reverse();
  return paginate(request, versions, (version) => ({
    ...Object(versionJson(version)),
    page: {
      id: found.page.id,
      title: version.title,
      body: bodyJson(version, request.query.get('body-format')),
    },
  }));
}
