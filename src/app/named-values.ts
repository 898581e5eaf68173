import { type Edit, keyOf, type Saved, saveRow } from './edit';
import type { Named, World } from './ports';

/** Saves a value that a postmortem has once under this name: version 0 is the first. */
export function saveNamed<T>(
  world: World,
  values: Named<T>,
  edit: Edit,
  input: { name: string; what: string; version: number; value: T; logged?: (value: T) => unknown },
): Promise<Saved<T>> {
  return saveRow<T>(world, edit, {
    version: input.version,
    what: input.what,
    basis: () => values.basis(keyOf(edit), input.name),
    next: () => input.value,
    logged: input.logged ?? ((value) => value),
    commit: (postmortemId, row, next, change) => values.save(postmortemId, input.name, row, next, change),
  });
}
