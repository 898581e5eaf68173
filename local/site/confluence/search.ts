import type { RoutedRequest, Route, SiteResponse } from '../protocol';
import { notModelled, ok, refuseV1 } from './answers';
import type { Confluence } from './context';
import { pageLinks } from './page-json';
import { type Condition, parseQuery } from './search-query';
import { latest, type AdfNode, type Page } from './state';

/** Content by CQL: https://developer.atlassian.com/cloud/confluence/rest/v1/api-group-search/ */
export function search(confluence: Confluence): Route[] {
  return [
    {
      method: 'GET',
      path: '/wiki/rest/api/search',
      query: ['cql', 'start', 'limit'],
      scopes: [['search:confluence'], ['read:content-details:confluence']],
      handle: (request) => find(confluence, request),
    },
  ];
}

function find(confluence: Confluence, request: RoutedRequest): SiteResponse {
  const cql = request.query.get('cql');
  if (cql === null) return refuseV1(400, 'cql is required');
  const conditions = parseQuery(cql);
  if (!conditions) return notModelled(`CQL: ${cql}`);
  const [start, limit] = [
    Number(request.query.get('start') ?? '0'),
    Number(request.query.get('limit') ?? '25'),
  ];
  if (![start, limit].every((number) => Number.isInteger(number) && number >= 0))
    return refuseV1(400, 'start and limit are whole numbers');
  const found = confluence
    .state()
    .pages.filter(
      (page) =>
        page.status === 'current' &&
        confluence.access.page(request.actor, page, 'read') &&
        conditions.every((condition) => holds(confluence, page, condition)),
    );
  const results = found.slice(start, start + limit).map((page) => resultJson(confluence, page));
  return ok({
    results,
    start,
    limit,
    size: results.length,
    totalSize: found.length,
    cqlQuery: cql,
    searchDuration: 1,
    _links: { base: '/wiki', context: '/wiki' },
  });
}

function holds({ state }: Confluence, page: Page, { field, values }: Condition): boolean {
  const version = latest(page);
  switch (field) {
    case 'type':
      return values.includes('page');
    case 'space':
      return values.includes(state().spaces.find((space) => space.id === page.spaceId)?.key ?? '');
    case 'label':
      return page.labels.some(({ name }) => values.includes(name));
    case 'title':
      return hasWords(version.title, values[0] ?? '');
    case 'text':
      return hasWords(
        `${version.title} ${wordsIn(version.body)} ${page.labels.map(({ name }) => name).join(' ')}`,
        values[0] ?? '',
      );
  }
}

/** Every word is there, as a word of its own; a trailing `*` stands for the rest of one. */
function hasWords(text: string, wanted: string): boolean {
  const words = split(text);
  const asked = wanted.split(/\s+/).filter((word) => word !== '');
  return asked.every((word) =>
    word.endsWith('*')
      ? words.some((other) => other.startsWith(word.slice(0, -1).toLowerCase()))
      : split(word).every((part) => words.includes(part)),
  );
}

const split = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** What the index has of a body: text, titles of expands. What an app shows in its macro is not in it. */
function wordsIn(node: AdfNode): string {
  if (node.text !== undefined) return node.text;
  const title = node.type === 'expand' ? node.attrs?.['title'] : undefined;
  // Cut up text is one word all the same; blocks are not.
  const isText = node.content?.some(({ type }) => type === 'text') ?? false;
  const inside = (node.content ?? []).map(wordsIn).join(isText ? '' : ' ');
  return typeof title === 'string' ? `${title} ${inside}` : inside;
}

function resultJson(confluence: Confluence, page: Page): unknown {
  const version = latest(page);
  const links = pageLinks(confluence.state(), page);
  return {
    content: {
      id: page.id,
      type: 'page',
      status: page.status,
      title: version.title,
      _expandable: {},
      _links: { webui: links['webui'] ?? '', tinyui: links['tinyui'] ?? '' },
    },
    title: version.title,
    excerpt: '',
    url: links['webui'] ?? '',
    breadcrumbs: [],
    entityType: 'content',
    iconCssClass: 'aui-icon content-type-page',
    lastModified: version.createdAt,
    score: 0,
  };
}
