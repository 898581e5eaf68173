import * as v from 'valibot';
import type { Route } from '../protocol';
import { ok, refuseV1 } from './answers';
import { findPage, type Confluence } from './context';
import { takeId } from './state';

const label = v.object({
  prefix: v.picklist(['global', 'my', 'team']),
  name: v.pipe(
    v.string(),
    v.nonEmpty(),
    v.maxLength(255),
    v.regex(/^\S+$/, 'A label holds no spaces'),
    v.toLowerCase(),
  ),
});
const input = v.union([
  v.array(label),
  v.pipe(
    label,
    v.transform((one) => [one]),
  ),
]);

/** https://developer.atlassian.com/cloud/confluence/rest/v1/api-group-content-labels/ */
export function labelWriting(confluence: Confluence): Route[] {
  return [
    {
      method: 'POST',
      path: '/wiki/rest/api/content/{id}/label',
      scopes: [['write:confluence-content'], ['read:label:confluence', 'write:label:confluence']],
      handle: (request) => {
        const given = v.safeParse(input, request.body);
        if (!given.success) return refuseV1(400, v.summarize(given.issues));
        const found = findPage(confluence, request);
        if ('refusal' in found) return refuseV1(404, 'No content found with this id');
        const { page } = found;
        if (!confluence.access.page(request.actor, page, 'update'))
          return refuseV1(403, 'You may not label this page');
        for (const { prefix, name } of given.output) {
          const known = page.labels.some((existing) => existing.prefix === prefix && existing.name === name);
          if (!known) page.labels.push({ id: takeId(confluence.state()), prefix, name });
        }
        const results = page.labels.map((existing) => ({ ...existing, label: existing.name }));
        return ok({ results, start: 0, limit: 200, size: results.length, _links: {} });
      },
    },
  ];
}
