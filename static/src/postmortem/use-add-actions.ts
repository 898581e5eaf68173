import { useRef, useState } from 'react';
import type { ActionView } from '../../../src/contract/postmortem';
import { UNLINKED, type ActionFields } from '../../../src/contract/rules';
import { failureOf } from '../backend';
import { useAnnounce } from '../shared/announcer';
import { pasteTexts } from '../texts/action-paste';
import { ActionChange, differing, type ChangeOutcome } from './action-change';
import { useHere } from './here';
import { withActions } from './record';
import { useRecordChanged } from './use-open';

export interface NewAction {
  readonly id: string;
  readonly changeId: string;
  readonly position: number;
  readonly fields: ActionFields;
  /** What was sent first under this id; null before the first attempt. */
  readonly sent: ActionFields | null;
}

export type AddState =
  | { readonly kind: 'waiting' | 'saving' | 'added' }
  | { readonly kind: 'failed'; readonly message: string }
  /** It was added before, and somebody else edited what was corrected here since. Adding it again overwrites that. */
  | { readonly kind: 'conflict'; readonly theirs: ActionFields; readonly mine: ActionFields };

export interface AddEvents {
  /** Before the first attempt. */
  readonly sent: (id: string, fields: ActionFields) => void;
  readonly added: (id: string) => void;
}

export interface AddActions {
  readonly phase: 'asking' | 'running' | 'finished';
  readonly states: ReadonlyMap<string, AddState>;
  readonly start: (actions: readonly NewAction[], on: AddEvents) => Promise<void>;
  readonly stop: () => void;
}

/** The record is shown anew after so many rows, and at the end. */
const SHOWN_EVERY = 10;

/** Adds actions one after the other. Trying one again is the same change, so nothing is added twice. */
export function useAddActions(): AddActions {
  const here = useHere();
  const recordChanged = useRecordChanged();
  const announce = useAnnounce();
  const [phase, setPhase] = useState<AddActions['phase']>('asking');
  const [states, setStates] = useState<AddActions['states']>(() => new Map());
  const stopped = useRef(false);
  const attempts = useRef(new Map<string, ActionChange>());

  /** A repeated attempt is the same change; a corrected one changes only what was corrected since the first. */
  const attemptOf = ({ id, changeId, position, fields, sent }: NewAction): ActionChange => {
    const first = sent ?? fields;
    const corrected = differing(first, fields);
    const part = Object.keys(corrected).length === 0 ? fields : corrected;
    const before = attempts.current.get(id);
    if (before && JSON.stringify(before.part) === JSON.stringify(part)) return before;
    const row: ActionView = { id, version: 0, position, fields: first, issue: UNLINKED };
    const attempt =
      before?.changedTo(part) ??
      new ActionChange(here, row, part, 'ask', part === fields ? changeId : undefined);
    attempts.current.set(id, attempt);
    return attempt;
  };

  const addOne = (action: NewAction, on: AddEvents): Promise<ChangeOutcome> => {
    if (action.sent === null) on.sent(action.id, action.fields);
    return attemptOf(action).send();
  };

  const start = async (actions: readonly NewAction[], on: AddEvents) => {
    stopped.current = false;
    setPhase('running');
    const progress = new Map<string, AddState>(states);
    for (const { id } of actions) progress.set(id, { kind: 'waiting' });
    const show = (id: string, state: AddState) => {
      progress.set(id, state);
      setStates(new Map(progress));
    };
    let views: ActionView[] = [];
    let hasNews = false;
    const flush = async () => {
      const added = views;
      views = [];
      if (hasNews) await recordChanged(withActions(added));
      hasNews = false;
    };
    for (const action of actions) {
      if (hasStopped()) break;
      show(action.id, { kind: 'saving' });
      try {
        const outcome = await addOne(action, on);
        if (outcome.kind === 'conflict') {
          show(action.id, { ...outcome, mine: action.fields });
          continue;
        }
        if (outcome.kind === 'saved') views.push(outcome.action);
        hasNews = true;
        show(action.id, { kind: 'added' });
        on.added(action.id);
      } catch (error) {
        show(action.id, { kind: 'failed', message: failureOf(error).message });
      }
      if (views.length >= SHOWN_EVERY) await flush();
    }
    await flush();
    setPhase('finished');
    const ofThese = actions.map(({ id }) => progress.get(id)?.kind);
    const count = (kind: AddState['kind']) => ofThese.filter((one) => one === kind).length;
    announce(pasteTexts.finished(count('added'), count('failed') + count('conflict')));
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
