import * as v from 'valibot';
import type { EvidenceAnswer } from '../contract/controls';
import { BUILT_IN_CONTROLS, type ControlList } from '../domain/control-lists';
import type { World } from './ports';
import type { SiteSetting } from './site-settings';

/** Lists of a site's own. */
export const OWN_CONTROLS: SiteSetting<readonly ControlList[]> = {
  name: 'control-lists',
  shape: v.array(
    v.object({
      key: v.string(),
      name: v.string(),
      controls: v.array(v.object({ id: v.string(), title: v.string() })),
    }),
  ),
  otherwise: [],
};

/** All lists that things are tagged with here. */
export const allLists = (own: readonly ControlList[]): readonly ControlList[] => [
  ...BUILT_IN_CONTROLS,
  ...own,
];

/** As many pages as Confluence answers at once. */
const AT_ONCE = 250;

/** What is tagged with controls, over all postmortems on pages that the caller may see at this moment. */
export async function evidence(world: World, after: string): Promise<EvidenceAnswer> {
  const found = await world.recordLists.tagged(after, AT_ONCE + 1);
  const some = found.slice(0, AT_ONCE);
  const pageIds = [...new Set(some.map(({ pageId }) => pageId))];
  const seen = pageIds.length === 0 ? new Map<string, string>() : await world.pages.titlesForUser(pageIds);
  return {
    evidence: some.filter(({ pageId }) => seen.has(pageId)).map(({ key: _key, ...thing }) => thing),
    next: found.length > AT_ONCE ? (some.at(-1)?.key ?? null) : null,
  };
}
