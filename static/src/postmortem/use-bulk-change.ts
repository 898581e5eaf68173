import { useRef, useState } from 'react';
import type { ActionView } from '../../../src/contract/postmortem';
import type { ActionFields } from '../../../src/contract/rules';
import { failureOf } from '../backend';
import { useAnnounce } from '../shared/announcer';
import { bulkTexts } from '../texts/action-table';
import { ActionChange } from './action-change';
import { useHere } from './here';
import { withActions } from './record';
import { useRecordChanged } from './use-open';

export type BulkState =
  | { readonly kind: 'waiting' | 'saving' | 'changed' | 'unchanged' }
  | { readonly kind: 'failed'; readonly message: string };

/** What is to become of one action, or a sentence that says why nothing may. */
export type BulkRule = (action: ActionView) => Partial<ActionFields> | string;

export interface BulkChange {
  readonly phase: 'asking' | 'running' | 'finished';
  readonly rows: ReadonlyMap<string, { readonly action: ActionView; readonly state: BulkState }>;
  readonly failed: readonly ActionView[];
  readonly start: (actions: readonly ActionView[], rule: BulkRule) => Promise<void>;
}

/** The record is shown anew after so many rows, and at the end. */
const SHOWN_EVERY = 10;

/** The same change to many actions, one after the other. A repeated attempt is the same change. */
export function useBulkChange(): BulkChange {
  const here = useHere();
  const recordChanged = useRecordChanged();
  const announce = useAnnounce();
  const [phase, setPhase] = useState<BulkChange['phase']>('asking');
  const [rows, setRows] = useState<BulkChange['rows']>(() => new Map());
  /** Attempts that were not answered, by action: only they are sent again as they were. */
  const uncertain = useRef(new Map<string, ActionChange>());

  const changeOne = async (action: ActionView, rule: BulkRule, saved: (view: ActionView) => void) => {
    const part = rule(action);
    if (typeof part === 'string') return failed(part);
    const change = uncertain.current.get(action.id) ?? new ActionChange(here, action, part, 'overwrite');
    if (!uncertain.current.has(action.id) && isSo(action.fields, part)) return UNCHANGED;
    uncertain.current.delete(action.id);
    try {
      const outcome = await change.send();
      if (outcome.kind === 'saved') saved(outcome.action);
      return CHANGED;
    } catch (error) {
      const { code, message } = failureOf(error);
      if (code !== 'INVALID_INPUT') uncertain.current.set(action.id, change);
      return failed(message);
    }
  };

  const start = async (actions: readonly ActionView[], rule: BulkRule) => {
    setPhase('running');
    const states = new Map<string, { action: ActionView; state: BulkState }>(
      actions.map((action) => [action.id, { action, state: WAITING }]),
    );
    const show = (action: ActionView, state: BulkState) => {
      states.set(action.id, { action, state });
      setRows(new Map(states));
    };
    let saved: ActionView[] = [];
    const flush = async () => {
      const views = saved;
      saved = [];
      await recordChanged(withActions(views));
    };
    for (const action of actions) {
      show(action, SAVING);
      show(action, await changeOne(action, rule, (view) => saved.push(view)));
      if (saved.length >= SHOWN_EVERY) await flush();
    }
    await flush();
    setPhase('finished');
    const count = [...states.values()].filter(({ state }) => state.kind === 'failed').length;
    announce(bulkTexts.finished(actions.length - count, count));
  };

  const failedRows = [...rows.values()].filter(({ state }) => state.kind === 'failed');
  return { phase, rows, failed: failedRows.map(({ action }) => action), start };
}

const WAITING: BulkState = { kind: 'waiting' };
const SAVING: BulkState = { kind: 'saving' };
const CHANGED: BulkState = { kind: 'changed' };
const UNCHANGED: BulkState = { kind: 'unchanged' };
const failed = (message: string): BulkState => ({ kind: 'failed', message });

const isSo = (fields: ActionFields, part: Partial<ActionFields>) =>
  JSON.stringify({ ...fields, ...part }) === JSON.stringify(fields);
