import { NotFound } from '../domain/failure';
import { type Edit, keyOf, type Saved, saveRow } from './edit';
import type { Rows, World } from './ports';

/** Saves one row of a list of the postmortem: version 0 adds it. */
export function saveListRow<T extends { readonly id: string }>(
  world: World,
  rows: Rows<T>,
  word: string,
  edit: Edit,
  input: { version: number; value: T },
): Promise<Saved<T>> {
  return saveRow<T>(world, edit, {
    version: input.version,
    what: input.version === 0 ? `${word}-added` : `${word}-edited`,
    basis: () => rows.basis(keyOf(edit), input.value.id),
    next: () => input.value,
    logged: (value) => value,
    commit: (postmortemId, row, next, change) => rows.save(postmortemId, row, next, change),
  });
}

/** Marks one row as removed; it stays in the log. Removing what is gone already is fine. */
export async function removeListRow<T extends { readonly id: string }>(
  world: World,
  rows: Rows<T>,
  word: string,
  edit: Edit,
  input: { id: string; version: number },
): Promise<{ version: number }> {
  const saved = await saveRow<T>(world, edit, {
    version: input.version,
    what: `${word}-removed`,
    removes: true,
    basis: () => rows.basis(keyOf(edit), input.id),
    next: (before) => {
      if (before === null) throw new NotFound('That entry is not on this page. Reload the page.');
      return before;
    },
    logged: (value) => value,
    commit: (postmortemId, row, next, change) =>
      row === null ? Promise.resolve({ kind: 'conflict' }) : rows.remove(postmortemId, next.id, row, change),
  });
  return { version: saved.version };
}
