import { useRef, useState } from 'react';
import type { ActionView } from '../../../src/contract/postmortem';
import type { ActionFields } from '../../../src/contract/rules';
import { call, failureOf } from '../backend';
import { useAnnounce } from '../shared/announcer';
import { newId } from '../shared/new-id';
import { pasteTexts } from '../texts/action-paste';
import { useHere } from './here';
import { withActions } from './record';
import { useRecordChanged } from './use-open';

export interface NewAction {
  readonly id: string;
  readonly changeId: string;
  readonly position: number;
  readonly fields: ActionFields;
}

export type AddState =
  { readonly kind: 'waiting' | 'saving' | 'added' } | { readonly kind: 'failed'; readonly message: string };

export interface AddActions {
  readonly phase: 'asking' | 'running' | 'finished';
  readonly states: ReadonlyMap<string, AddState>;
  readonly start: (actions: readonly NewAction[], onAdded: (id: string) => void) => Promise<void>;
  readonly stop: () => void;
}

/** The record is shown anew after so many rows, and at the end. */
const SHOWN_EVERY = 10;

/** Adds actions one after the other. Trying one again is the same change, so nothing is added twice. */
export function useAddActions(): AddActions {
  const { place, config } = useHere();
  const recordChanged = useRecordChanged();
  const announce = useAnnounce();
  const [phase, setPhase] = useState<AddActions['phase']>('asking');
  const [states, setStates] = useState<AddActions['states']>(() => new Map());
  const stopped = useRef(false);
  /** What was sent under which id: other fields are another change. */
  const sent = useRef(new Map<string, { of: string; changeId: string }>());

  const changeIdOf = ({ id, changeId, fields }: NewAction) => {
    const of = JSON.stringify(fields);
    const before = sent.current.get(id);
    const attempt =
      before === undefined ? { of, changeId } : before.of === of ? before : { of, changeId: newId() };
    sent.current.set(id, attempt);
    return attempt.changeId;
  };

  const addOne = async (action: NewAction): Promise<ActionView> => {
    const { id, position, fields: value } = action;
    const input = { place, config, id, position, value };
    try {
      return await call('actions.save', { ...input, changeId: changeIdOf(action), version: 0 });
    } catch (error) {
      // An attempt that nobody answered was saved after all, and the row was edited since.
      const { code, current } = failureOf(error);
      if (code !== 'CONFLICT' || !current) throw error;
      return call('actions.save', { ...input, changeId: newId(), version: current.version });
    }
  };

  const start = async (actions: readonly NewAction[], onAdded: (id: string) => void) => {
    stopped.current = false;
    setPhase('running');
    const progress = new Map<string, AddState>([...states].filter(([, { kind }]) => kind === 'added'));
    for (const { id } of actions) progress.set(id, { kind: 'waiting' });
    const show = (id: string, state: AddState) => {
      progress.set(id, state);
      setStates(new Map(progress));
    };
    let views: ActionView[] = [];
    const flush = async () => {
      const added = views;
      views = [];
      if (added.length > 0) await recordChanged(withActions(added));
    };
    for (const action of actions) {
      if (hasStopped()) break;
      show(action.id, { kind: 'saving' });
      try {
        views.push(await addOne(action));
        show(action.id, { kind: 'added' });
        onAdded(action.id);
      } catch (error) {
        show(action.id, { kind: 'failed', message: failureOf(error).message });
      }
      if (views.length >= SHOWN_EVERY) await flush();
    }
    await flush();
    setPhase('finished');
    const ofThese = actions.map(({ id }) => progress.get(id)?.kind);
    const count = (kind: AddState['kind']) => ofThese.filter((one) => one === kind).length;
    announce(pasteTexts.finished(count('added'), count('failed')));
  };
  const hasStopped = () => stopped.current;

  return {
    phase,
    states,
    start,
    stop: () => {
      stopped.current = true;
    },
  };
}
