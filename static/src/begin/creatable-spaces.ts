import * as v from 'valibot';
import { askConfluence } from '../host';
import type { Space } from '../settings/confluence-spaces';

const spaceWithOperations = v.object({
  operations: v.object({
    results: v.array(v.object({ operation: v.string(), targetType: v.string() })),
  }),
});

/** So many are offered at once; and after so many in which one may not write, typing finds it sooner. */
const OFFERED = 8;
const MOST_ASKED = 40;
/** Asked at the same time. */
const TOGETHER = 8;

/**
 * Whether the viewer may create pages in a space. Confluence says so of one space at a time only.
 * @see https://developer.atlassian.com/cloud/confluence/rest/v2/api-group-space/#api-spaces-id-get
 */
async function mayCreateIn(spaceId: string): Promise<boolean> {
  const path = `/wiki/api/v2/spaces/${encodeURIComponent(spaceId)}?include-operations=true`;
  const { operations } = v.parse(spaceWithOperations, await askConfluence(path));
  return operations.results.some((can) => can.operation === 'create' && can.targetType === 'page');
}

/** Remembers the answers for as long as a screen lives. */
export class CreatableSpaces {
  private readonly answers = new Map<string, Promise<boolean>>();

  /** The first of these in which the viewer may create pages; `more`: others were left out or not asked about. */
  async among(spaces: readonly Space[]): Promise<{ spaces: readonly Space[]; more: boolean }> {
    const found: Space[] = [];
    let from = 0;
    while (from < spaces.length && from < MOST_ASKED && found.length < OFFERED) {
      const some = spaces.slice(from, from + TOGETHER);
      const may = await Promise.all(some.map(({ id }) => this.may(id)));
      found.push(...some.filter((_, index) => may[index]));
      from += TOGETHER;
    }
    return { spaces: found.slice(0, OFFERED), more: from < spaces.length || found.length > OFFERED };
  }

  private may(spaceId: string): Promise<boolean> {
    const known = this.answers.get(spaceId);
    if (known) return known;
    const asked = mayCreateIn(spaceId);
    this.answers.set(spaceId, asked);
    // A failure is no answer: it is asked again.
    asked.catch(() => this.answers.delete(spaceId));
    return asked;
  }
}

/** Spaces whose name or key holds every word. */
export function fitting(spaces: readonly Space[], words: string): readonly Space[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return spaces.filter(({ name, key }) => {
    const text = `${name} ${key}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}
