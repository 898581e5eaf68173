import { useState } from 'react';
import type { ActionView } from '../../../src/contract/postmortem';
import { readDraft } from '../shared/kept-drafts';
import type { CellField } from './action-cell-value';
import { cellDraftKey } from './cell-draft';
import { CELL_FIELDS } from './cell-fields';
import { draftKeyOf, useHere, type Here } from './here';

export interface RowDraft {
  readonly key: string;
  /** Null: of the whole action. */
  readonly field: CellField | null;
}

/** What was being written in these rows when the page was last left, by action. Looked for once: it is no clock. */
export function useRowDrafts(actions: readonly ActionView[]): ReadonlyMap<string, readonly RowDraft[]> {
  const { place } = useHere();
  const [drafts] = useState(
    () =>
      new Map(actions.map(({ id }) => [id, draftsOf(place, id)] as const).filter(([, of]) => of.length > 0)),
  );
  return drafts;
}

function draftsOf(place: Here['place'], actionId: string): readonly RowDraft[] {
  const all: RowDraft[] = [
    { key: draftKeyOf(place, `action:${actionId}`), field: null },
    ...CELL_FIELDS.map((field) => ({ key: cellDraftKey(place, actionId, field), field })),
  ];
  return all.filter(({ key }) => readDraft(key) !== null);
}
