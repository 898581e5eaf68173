import * as v from 'valibot';
import type { RoutedRequest, Route, SiteResponse } from '../protocol';
import { badRequest, notModelled, ok, stale } from './answers';
import { announce, findPage, now, type Confluence } from './context';
import { answer, body, createPage, id, readBody, refuseTitle, title } from './page-creation';
import { latest } from './state';

const WRITE = [['write:page:confluence']];

const update = v.object({
  id,
  status: v.picklist(['current', 'draft']),
  title,
  spaceId: v.exactOptional(id),
  parentId: v.exactOptional(id),
  body,
  version: v.object({ number: v.pipe(v.number(), v.integer()), message: v.optional(v.string(), '') }),
});

const renaming = v.object({ status: v.picklist(['current', 'draft']), title });

/** Writing of pages: https://developer.atlassian.com/cloud/confluence/rest/v2/api-group-page/ */
export function pageWriting(confluence: Confluence): Route[] {
  const page = '/wiki/api/v2/pages/{id}';
  const route = (method: Route['method'], path: string, handle: typeof createPage): Route => ({
    method,
    path,
    scopes: WRITE,
    handle: (request) => handle(confluence, request),
  });
  return [
    route('POST', '/wiki/api/v2/pages', createPage),
    route('PUT', page, updatePage),
    route('PUT', `${page}/title`, renamePage),
  ];
}

function updatePage(confluence: Confluence, request: RoutedRequest): SiteResponse {
  const input = v.safeParse(update, request.body);
  if (!input.success) return badRequest(v.summarize(input.issues));
  const { status, version } = input.output;
  if (input.output.id !== request.params['id'])
    return badRequest('Page id in the path and in the body differ');
  const found = findWritable(confluence, request);
  if ('refusal' in found) return found.refusal;
  const { page } = found;
  const current = latest(page);
  const publishing = page.status === 'draft' && status === 'current';
  if (page.status === 'current' && status === 'draft') return notModelled('a draft beside a published page');
  const { spaceId } = input.output;
  if (spaceId !== undefined && spaceId !== page.spaceId) {
    return badRequest("A page can't be moved to another space this way");
  }
  // A draft stays at version 1 until it has been published.
  const expected = page.status === 'draft' ? 1 : current.number + 1;
  if (version.number !== expected) {
    return stale(
      `Version must be incremented when updating a page. Current Version: [${current.number}]. Provided version: [${version.number}]`,
    );
  }
  const document = readBody(input.output.body);
  if ('status' in document) return document;
  const clash =
    status === 'current' ? refuseTitle(confluence, page.spaceId, input.output.title, page.id) : undefined;
  if (clash) return clash;
  const previousParentId = page.parentId;
  page.parentId = input.output.parentId ?? page.parentId;
  page.status = status;
  const next = {
    number: version.number,
    message: version.message,
    createdAt: now(confluence),
    authorId: confluence.access.accountId(request.actor),
    title: input.output.title,
    body: document,
  };
  if (current.number === next.number) page.versions.pop();
  page.versions.push(next);
  if (publishing) announce(confluence, request, 'created', page);
  else if (status === 'current') announce(confluence, request, 'updated', page);
  if (page.parentId !== previousParentId) announce(confluence, request, 'moved', page, { previousParentId });
  return ok(answer(confluence, request, page));
}

function renamePage(confluence: Confluence, request: RoutedRequest): SiteResponse {
  const input = v.safeParse(renaming, request.body);
  if (!input.success) return badRequest(v.summarize(input.issues));
  const found = findWritable(confluence, request);
  if ('refusal' in found) return found.refusal;
  const { page } = found;
  const current = latest(page);
  const clash = refuseTitle(confluence, page.spaceId, input.output.title, page.id);
  if (clash) return clash;
  const authorId = confluence.access.accountId(request.actor);
  const next = {
    number: current.number + 1,
    message: '',
    createdAt: now(confluence),
    authorId,
    body: current.body,
  };
  page.versions.push({ ...next, title: input.output.title });
  announce(confluence, request, 'updated', page);
  return ok(answer(confluence, request, page));
}

const findWritable = (confluence: Confluence, request: RoutedRequest): ReturnType<typeof findPage> =>
  findPage(confluence, request, { operation: 'update', statuses: ['current', 'draft'] });
