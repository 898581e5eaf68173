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
  /** `typedOn`: it was saved, without what was typed meanwhile. */
  | { readonly kind: 'editing'; readonly typedOn: boolean }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'conflict'; readonly theirs: ActionFields };

type Seen = Pick<ActionView, 'version' | 'fields'>;

export interface CellEdit {
  readonly state: CellState;
  /** The action as it was when this edit began, or when it last saved. */
  readonly seen: Seen;
  /** The action once it is saved, else null. The same part again is the same change. */
  readonly save: (part: Partial<ActionFields>) => Promise<Seen | null>;
  /** Stays open after a save for what was typed while it was running. */
  readonly goOn: (saved: Seen) => void;
  /** Shows what others saved. */
  readonly refresh: () => void;
}

/**
 * The saving of one cell: a failure keeps what was typed, a conflict is put to the person.
 * @param start the action that the edit began with
 */
export function useCellEdit(start: ActionView, label: string): CellEdit {
  const here = useHere();
  const recordChanged = useRecordChanged();
  const announce = useAnnounce();
  const [state, setState] = useState<CellState>({ kind: 'editing', typedOn: false });
  const [seen, setSeen] = useState<Seen>(start);
  const change = useRef<ActionChange | null>(null);
  const isSaved = useRef(false);
  const busy = useRef(false);

  const attemptOf = (part: Partial<ActionFields>) => {
    const before = change.current;
    if (before !== null && !isSaved.current && JSON.stringify(before.part) === JSON.stringify(part))
      return before;
    isSaved.current = false;
    return (change.current = before?.changedTo(part) ?? new ActionChange(here, start, part));
  };

  const save = async (part: Partial<ActionFields>) => {
    if (busy.current) return null;
    busy.current = true;
    setState({ kind: 'saving' });
    const attempt = attemptOf(part);
    try {
      const outcome = await attempt.send();
      if (outcome.kind === 'conflict') {
        setState(outcome);
        return null;
      }
      isSaved.current = true;
      await recordChanged(withActions(outcome.kind === 'saved' ? [outcome.action] : []));
      announce(cellTexts.savedCell(label));
      return attempt.seen;
    } catch (error) {
      setState({ kind: 'failed', message: failureOf(error).message });
      return null;
    } finally {
      busy.current = false;
    }
  };
  return {
    state,
    seen,
    save,
    goOn: (saved) => {
      setSeen(saved);
      setState({ kind: 'editing', typedOn: true });
      announce(cellTexts.typedOn(label));
    },
    refresh: () => void recordChanged(withActions([])),
  };
}
