import * as v from 'valibot';
import type { RoutedRequest, Route, SiteResponse } from '../protocol';
import { notModelled, ok, refuseV1 } from './answers';
import { findPage, type Confluence } from './context';
import { addPage, refuseTitle } from './page-creation';
import { latest, takeId } from './state';

const input = v.object({
  copyLabels: v.optional(v.boolean(), false),
  copyProperties: v.optional(v.boolean(), false),
  destination: v.object({
    type: v.picklist(['space', 'parent_page', 'parent_content', 'existing_page']),
    value: v.string(),
  }),
  pageTitle: v.optional(v.pipe(v.string(), v.nonEmpty(), v.maxLength(255))),
});

/** What else may be carried along; a page of this site has none of it. */
const NOT_MODELLED = ['copyAttachments', 'copyPermissions', 'copyCustomContents', 'body'];

/** Copying of one page: https://developer.atlassian.com/cloud/confluence/rest/v1/api-group-content---children-and-descendants/ */
export function pageCopying(confluence: Confluence): Route[] {
  return [
    {
      method: 'POST',
      path: '/wiki/rest/api/content/{id}/copy',
      scopes: [['write:confluence-content'], ['read:content-details:confluence', 'write:page:confluence']],
      handle: (request) => copyPage(confluence, request),
    },
  ];
}

/** A copy has an id of its own; its body is the same to the letter, with the local ids and configs of its macros. */
function copyPage(confluence: Confluence, request: RoutedRequest): SiteResponse {
  const given = v.safeParse(input, request.body);
  if (!given.success) return refuseV1(400, v.summarize(given.issues));
  const wanted = Object.entries(Object(request.body) as Record<string, unknown>);
  const unknown = wanted.find(([name, value]) => NOT_MODELLED.includes(name) && value !== false);
  if (unknown) return notModelled(`${unknown[0]} of a copy`);
  const { destination, pageTitle, copyLabels, copyProperties } = given.output;
  if (destination.type !== 'parent_page') return notModelled(`a copy to a ${destination.type}`);
  const found = findPage(confluence, request);
  const below = findPage(confluence, request, { id: destination.value });
  if ('refusal' in found || 'refusal' in below) return refuseV1(404, 'No content found with this id');
  const space = confluence.state().spaces.find(({ id }) => id === below.page.spaceId);
  if (!space || !confluence.access.space(request.actor, space, 'write'))
    return refuseV1(403, 'You may not add pages in this space');
  const origin = latest(found.page);
  const title = pageTitle ?? origin.title;
  if (refuseTitle(confluence, space.id, title))
    return refuseV1(400, `A page with the title ${title} exists already in this space`);
  const copy = addPage(confluence, request, {
    space,
    parent: below.page.id,
    status: 'current',
    title,
    body: structuredClone(origin.body),
    labels: copyLabels
      ? found.page.labels.map((label) => ({ ...label, id: takeId(confluence.state()) }))
      : [],
    properties: copyProperties
      ? found.page.properties.map((one) => ({ ...structuredClone(one), id: takeId(confluence.state()) }))
      : [],
    copyOf: found.page,
  });
  const version = { number: 1, when: copy.createdAt };
  return ok({
    id: copy.id,
    type: 'page',
    status: 'current',
    title,
    space: { key: space.key },
    version,
    _links: {},
  });
}
