import * as v from 'valibot';
import type { ActionView } from '../../../src/contract/postmortem';
import { keepDraft, readDraft } from '../shared/kept-drafts';
import type { CellField } from './action-cell-value';
import { fieldsShape } from './action-shape';
import { checkedBy } from './checks';
import { draftKeyOf, type Here } from './here';

/** What was typed, and the action as it stood then: on it depends whether somebody else changed the same cell. */
const shape = v.object({ words: v.string(), from: fieldsShape });
const checkValue = checkedBy(shape);

/** Where this browser keeps what is being written in a cell. */
export function cellDraftKey(place: Here['place'], actionId: string, field: CellField): string {
  return draftKeyOf(place, `cell:${actionId}:${field}`);
}

export interface CellStart {
  /** The action that the words are a change of. */
  readonly action: ActionView;
  readonly words: string;
  readonly isKept: boolean;
}

/** Where a cell's editor begins: at what was kept, or at what stands there. */
export function startOfCell(key: string, action: ActionView, field: CellField): CellStart {
  const kept = readDraft(key);
  const value = kept === null ? null : checkValue(kept.value);
  if (kept === null || value === null) return { action, words: action.fields[field] ?? '', isKept: false };
  return {
    action: { ...action, version: kept.version, fields: value.from },
    words: value.words,
    isKept: true,
  };
}

export function keepCell(key: string, words: string, from: Pick<ActionView, 'version' | 'fields'>): void {
  keepDraft(key, { version: from.version, value: { words, from: from.fields }, change: null });
}
