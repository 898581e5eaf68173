import type { PostmortemView } from '../contract/postmortem';
import { NO_LIFECYCLE } from '../domain/lifecycle';
import { factsOf, type LifecycleFacts, mapFacts } from '../domain/lifecycle-facts';
import type { Edit } from './edit';
import { savePeopled } from './people-in';
import type { StoredPostmortem, World } from './ports';

/** Keeps what a file says became of a report, as history: see `factsTold`. */
export async function saveImportedLifecycle(world: World, edit: Edit, facts: LifecycleFacts): Promise<void> {
  await savePeopled(world, world.importedLifecycles, edit, {
    name: '',
    what: 'lifecycle-imported',
    version: 0,
    next: () => facts,
    map: (value, replace) => mapFacts(value, (person) => replace(person) ?? ''),
  });
}

/** What became of a report here, and before it came here; with account ids. No statement. */
export function lifecycleFactsOf({
  lifecycle,
  importedLifecycle,
  people,
}: StoredPostmortem): PostmortemView['lifecycleFacts'] {
  const shown = (facts: LifecycleFacts | null) => facts && mapFacts(facts, (id) => people[id] ?? '');
  return {
    here: shown(factsOf(lifecycle?.value ?? NO_LIFECYCLE)),
    imported: shown(importedLifecycle?.value ?? null),
  };
}
