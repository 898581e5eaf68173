import { useRef, useState } from 'react';
import type { ActionView } from '../../../src/contract/postmortem';
import type { ActionFields } from '../../../src/contract/rules';
import { failureOf } from '../backend';
import { useAnnounce } from '../shared/announcer';
import { cellTexts } from '../texts/action-table';
import { ActionChange } from './action-change';
import { useHere } from './here';
import { withActions } from './record';
import { useRecordChanged } from './use-open';

export type CellState =
  | { readonly kind: 'editing' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'conflict'; readonly theirs: ActionFields };

export interface CellEdit {
  readonly state: CellState;
  /** True once it is saved. The same part again is the same change. */
  readonly save: (part: Partial<ActionFields>) => Promise<boolean>;
  /** Shows what others saved. */
  readonly refresh: () => void;
}

/** The saving of one cell: a failure keeps what was typed, a conflict is put to the person. */
export function useCellEdit(action: ActionView, label: string): CellEdit {
  const here = useHere();
  const recordChanged = useRecordChanged();
  const announce = useAnnounce();
  const [state, setState] = useState<CellState>({ kind: 'editing' });
  const [start] = useState(action);
  const change = useRef<ActionChange | null>(null);
  const busy = useRef(false);

  const attemptOf = (part: Partial<ActionFields>) => {
    const before = change.current;
    if (before !== null && JSON.stringify(before.part) === JSON.stringify(part)) return before;
    return (change.current = before?.changedTo(part) ?? new ActionChange(here, start, part));
  };

  const save = async (part: Partial<ActionFields>) => {
    if (busy.current) return false;
    busy.current = true;
    setState({ kind: 'saving' });
    const attempt = attemptOf(part);
    try {
      const outcome = await attempt.send();
      if (outcome.kind === 'conflict') {
        setState(outcome);
        return false;
      }
      await recordChanged(withActions(outcome.kind === 'saved' ? [outcome.action] : []));
      announce(cellTexts.savedCell(label));
      return true;
    } catch (error) {
      setState({ kind: 'failed', message: failureOf(error).message });
      return false;
    } finally {
      busy.current = false;
    }
  };
  return { state, save, refresh: () => void recordChanged(withActions([])) };
}
