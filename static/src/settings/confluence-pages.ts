import * as v from 'valibot';
import { askConfluence } from '../host';

const pages = v.object({
  results: v.array(
    v.object({ id: v.pipe(v.union([v.string(), v.number()]), v.transform(String)), title: v.string() }),
  ),
});

/** Confluence answers so many at most. */
const PER_REQUEST = 250;

/**
 * Titles of those of these pages that the viewer may see, by id.
 * @see https://developer.atlassian.com/cloud/confluence/rest/v2/api-group-page/#api-pages-get
 */
export async function readPageTitles(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const asked = ids.slice(0, PER_REQUEST).map(encodeURIComponent).join(',');
  const path = `/wiki/api/v2/pages?id=${asked}&limit=${String(PER_REQUEST)}`;
  const { results } = v.parse(pages, await askConfluence(path));
  return new Map(results.map(({ id, title }) => [id, title]));
}
