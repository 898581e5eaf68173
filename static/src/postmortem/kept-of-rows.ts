import { useState } from 'react';
import type { ActionView } from '../../../src/contract/postmortem';
import { readDraft } from '../shared/kept-drafts';
import type { CellField } from './action-cell-value';
import { cellDraftKey } from './cell-draft';
import { CELL_FIELDS } from './cell-fields';
import { draftKeyOf, useHere, type Here } from './here';

export interface KeptOfRow {
  readonly key: string;
  /** Null: of the whole action. */
  readonly field: CellField | null;
}

/** What was being written in these rows when the page was last left, by action. Looked for once: it is no clock. */
export function useKeptOfRows(actions: readonly ActionView[]): ReadonlyMap<string, readonly KeptOfRow[]> {
  const { place } = useHere();
  const [kept] = useState(
    () =>
      new Map(actions.map(({ id }) => [id, keptOf(place, id)] as const).filter(([, of]) => of.length > 0)),
  );
  return kept;
}

function keptOf(place: Here['place'], actionId: string): readonly KeptOfRow[] {
  const all: KeptOfRow[] = [
    { key: draftKeyOf(place, `action:${actionId}`), field: null },
    ...CELL_FIELDS.map((field) => ({ key: cellDraftKey(place, actionId, field), field })),
  ];
  return all.filter(({ key }) => readDraft(key) !== null);
}
