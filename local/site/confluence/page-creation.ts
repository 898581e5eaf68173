import * as v from 'valibot';
import type { RoutedRequest, SiteResponse } from '../protocol';
import { emptyDocument, parseDocument } from './adf';
import { badRequest, notFound, notModelled, ok, refuse } from './answers';
import { announce, now, type Confluence } from './context';
import { pageJson } from './page-json';
import { latest, takeId, type AdfDocument, type Page, type Space } from './state';

const MAX_BODY = 5 * 1024 * 1024;

export const id = v.union([v.string(), v.pipe(v.number(), v.transform(String))]);
const flatBody = v.object({
  representation: v.picklist(['storage', 'atlas_doc_format', 'wiki']),
  value: v.string(),
});
const nestedBody = v.object({ atlas_doc_format: flatBody });
export const body = v.union([
  flatBody,
  v.pipe(
    nestedBody,
    v.transform((nested) => nested.atlas_doc_format),
  ),
]);
export const title = v.pipe(v.string(), v.maxLength(255));

const creation = v.looseObject({
  spaceId: id,
  status: v.optional(v.picklist(['current', 'draft']), 'current'),
  title: v.optional(title, ''),
  parentId: v.exactOptional(id),
  body: v.exactOptional(body),
});

/** What else a real site takes. */
const NOT_MODELLED = ['subtype', 'createdAt'];

/** https://developer.atlassian.com/cloud/confluence/rest/v2/api-group-page/#api-pages-post */
export function createPage(confluence: Confluence, request: RoutedRequest): SiteResponse {
  const input = v.safeParse(creation, request.body);
  if (!input.success) return badRequest(v.summarize(input.issues));
  const unknown = NOT_MODELLED.find((name) => Object.hasOwn(input.output, name));
  if (unknown !== undefined) return notModelled(`${unknown} of a new page`);
  const { spaceId, status, title: name, parentId } = input.output;
  const state = confluence.state();
  const space = state.spaces.find((candidate) => candidate.id === spaceId);
  if (!space || !confluence.access.space(request.actor, space, 'write')) return notFound('Space');
  const document = input.output.body ? readBody(input.output.body) : emptyDocument();
  if ('status' in document) return document;
  const clash = status === 'current' ? refuseTitle(confluence, spaceId, name) : undefined;
  if (clash) return clash;
  const parent = parentId === undefined ? space.homepageId : parentId;
  if (
    parentId !== undefined &&
    !state.pages.some((other) => other.id === parentId && other.status === 'current')
  ) {
    return badRequest(`Parent page ${parentId} doesn't exist`);
  }
  const page = addPage(confluence, request, { space, parent, status, title: name, body: document });
  return ok(answer(confluence, request, page));
}

interface Addition {
  readonly space: Space;
  readonly parent: string | null;
  readonly status: 'current' | 'draft';
  readonly title: string;
  readonly body: AdfDocument;
  readonly labels?: Page['labels'];
  readonly properties?: Page['properties'];
  /** The page that it is a copy of. */
  readonly copyOf?: Page;
}

/** Puts a page at version 1, and tells the world when it is published. */
export function addPage(confluence: Confluence, request: RoutedRequest, addition: Addition): Page {
  const {
    space,
    parent,
    status,
    title: name,
    body: content,
    labels = [],
    properties = [],
    copyOf,
  } = addition;
  const at = now(confluence);
  const authorId = confluence.access.accountId(request.actor);
  const page: Page = {
    id: takeId(confluence.state()),
    spaceId: space.id,
    parentId: parent,
    status,
    authorId,
    createdAt: at,
    versions: [{ number: 1, message: '', createdAt: at, authorId, title: name, body: content }],
    labels: [...labels],
    properties: [...properties],
    restrictions: { read: [], update: [] },
  };
  confluence.state().pages.push(page);
  if (copyOf) announce(confluence, request, 'copied', page, { originContentId: copyOf.id });
  else if (status === 'current') announce(confluence, request, 'created', page);
  return page;
}

export function readBody(given: v.InferOutput<typeof flatBody>): AdfDocument | SiteResponse {
  if (given.representation !== 'atlas_doc_format')
    return notModelled(`representation ${given.representation}`);
  if (Buffer.byteLength(given.value) > MAX_BODY)
    return refuse(413, 'CONTENT_TOO_LARGE', 'The body exceeds 5 MB');
  return parseDocument(given.value) ?? badRequest('The body is not a document in atlas_doc_format');
}

export function refuseTitle(
  confluence: Confluence,
  spaceId: string,
  name: string,
  own?: string,
): SiteResponse | undefined {
  if (name.trim() === '') return badRequest('Title is required');
  const taken = confluence
    .state()
    .pages.some(
      (page) =>
        page.id !== own &&
        page.spaceId === spaceId &&
        page.status === 'current' &&
        latest(page).title === name,
    );
  return taken
    ? badRequest(
        'A page with this title already exists: A page already exists with the same TITLE in this space',
      )
    : undefined;
}

/** Writing answers with the body just written, whatever was asked for. */
export function answer(confluence: Confluence, request: RoutedRequest, page: Page): unknown {
  const query = new URLSearchParams([['body-format', 'atlas_doc_format']]);
  return pageJson(confluence, { ...request, query }, page);
}
