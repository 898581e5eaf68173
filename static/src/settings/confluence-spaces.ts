import * as v from 'valibot';
import { askConfluence } from '../host';

const spaces = v.object({
  results: v.array(
    v.object({
      id: v.pipe(v.union([v.string(), v.number()]), v.transform(String)),
      key: v.string(),
      name: v.string(),
      type: v.optional(v.string(), ''),
      status: v.optional(v.string(), 'current'),
    }),
  ),
  _links: v.optional(v.object({ next: v.optional(v.string()) }), {}),
});

export interface Space {
  readonly id: string;
  readonly key: string;
  readonly name: string;
}

/** What Confluence answers at most at once; and after so many answers one is quicker by typing the key. */
const PER_REQUEST = 250;
const MOST_REQUESTS = 4;

const byName = (a: Space, b: Space) => a.name.localeCompare(b.name);

const readPage = async (query: string) =>
  v.parse(spaces, await askConfluence(`/wiki/api/v2/spaces?limit=${String(PER_REQUEST)}${query}`));

/**
 * Spaces that the viewer may see, by name, without archived ones and those of one person. `isWhole` is false when
 * there are more of them.
 * @see https://developer.atlassian.com/cloud/confluence/rest/v2/api-group-space/#api-spaces-get
 */
export async function readSpaces(): Promise<{ spaces: readonly Space[]; isWhole: boolean }> {
  // What is renamed or moved while pages of the list are read can come with two of them.
  const found = new Map<string, Space>();
  let cursor: string | null = '';
  for (let request = 0; request < MOST_REQUESTS && cursor !== null; request += 1) {
    const { results, _links } = await readPage(cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`);
    for (const space of results)
      if (space.type !== 'personal' && space.status === 'current') found.set(space.id, space);
    cursor = cursorOf(_links.next);
  }
  return { spaces: [...found.values()].sort(byName), isWhole: cursor === null };
}

/** The address of the next page is Confluence's; only its cursor is taken from it. */
function cursorOf(next: string | undefined): string | null {
  return next === undefined ? null : new URL(next, 'https://site').searchParams.get('cursor');
}

/** The space of that key, whatever its kind; null when the viewer sees none. Keys are mostly in capitals. */
export async function readSpaceByKey(key: string): Promise<Space | null> {
  const keys = [...new Set([key, key.toUpperCase()])].map(encodeURIComponent);
  return (await readPage(`&keys=${keys.join(',')}`)).results[0] ?? null;
}

/** Those of these spaces that the viewer may see. */
export async function readSpacesById(ids: readonly string[]): Promise<readonly Space[]> {
  const found: Space[] = [];
  for (let from = 0; from < ids.length; from += PER_REQUEST) {
    const some = ids.slice(from, from + PER_REQUEST).map(encodeURIComponent);
    found.push(...(await readPage(`&ids=${some.join(',')}`)).results);
  }
  return found;
}
