import { useCallback, useEffect, useRef, useState } from 'react';
import type { FailureAnswer, LastSave } from '../../../src/contract/failure';
import { failureOf, NoAnswer } from '../backend';
import { editorTexts } from '../texts/editor';
import { useAnnounce } from './announcer';
import { dropDraft, keepDraft, readDraft } from './kept-drafts';
import { newId } from './new-id';

/** One thing with a version of its own: a section, the header, a row of a list. */
export interface Thing<V> {
  /** For the person: `Summary`, `New action`. */
  readonly name: string;
  /** Where this browser keeps what is being written. */
  readonly draftKey: string;
  readonly version: number;
  readonly value: V;
  /** Reads a value of unknown origin (a kept draft, somebody else's save); null when it is not one. */
  readonly check: (value: unknown) => V | null;
  /** What is wrong with it, before anything is sent. Null when it may be sent. */
  readonly whyNot?: (value: V) => string | null;
  /** Answers the version that it has now. Rejects with CallFailure. */
  readonly save: (change: { changeId: string; version: number; value: V }) => Promise<number>;
}

export type SaveState<V> =
  | { readonly kind: 'editing' }
  | { readonly kind: 'saving' }
  /** What was sent is saved; what was typed meanwhile is not. */
  | { readonly kind: 'typed-on' }
  | {
      readonly kind: 'failed';
      readonly failure: FailureAnswer;
      /** Where no answer came: whether the browser has since said that the connection is back. */
      readonly connection?: 'lost' | 'back';
    }
  /** `base` is what both began with; null where that is not known any more. */
  | {
      readonly kind: 'conflict';
      readonly theirs: V;
      readonly mine: V;
      readonly base: V | null;
      /** Who saved theirs and when, where that is known. */
      readonly saved: LastSave | null;
    };

export interface ThingEditor<V> {
  readonly thing: Thing<V>;
  readonly value: V;
  readonly state: SaveState<V>;
  readonly set: (value: V) => void;
  /** For a field that hands over what is typed only in a pause: how to get it at once. Null when the field is gone. */
  readonly holdsBack: (handOver: (() => void) | null) => void;
  /** The same change keeps its id however often it is sent, so a retry cannot save twice. */
  readonly save: () => Promise<void>;
  readonly cancel: () => void;
  /** Somebody has saved the thing since the form was opened; `compare` shows where the texts differ. */
  readonly meanwhile: { readonly compare: () => void } | null;
}

/** The life of one open editor: typing is kept, a failed save keeps everything, a conflict is put to the person. */
export function useThingEditor<V>(thing: Thing<V>, onClose: () => void): ThingEditor<V> {
  const [start] = useState(() => startOf(thing));
  const [value, setValue] = useState(start.value);
  const [version, setVersion] = useState(start.version);
  const [state, setState] = useState<SaveState<V>>({ kind: 'editing' });
  const change = useRef(start.change);
  /** What stands in the form now: people type on while a save is running. */
  const latest = useRef(start.value);
  /** What stood there at the version that the form goes by. */
  const base = useRef<V | null>(start.version === thing.version ? thing.value : null);
  const handOver = useRef<(() => void) | null>(null);
  const announce = useAnnounce();

  const set = (next: V) => {
    latest.current = next;
    setValue(next);
    keepDraft(thing.draftKey, { version, value: next, change: change.current });
  };

  const save = async () => {
    if (state.kind === 'saving') return;
    handOver.current?.();
    const sent = latest.current;
    const wrong = thing.whyNot?.(sent) ?? null;
    if (wrong !== null) {
      setState({ kind: 'failed', failure: { code: 'INVALID_INPUT', message: wrong } });
      return;
    }
    const of = JSON.stringify([version, sent]);
    if (change.current?.of !== of) change.current = { id: newId(), of };
    keepDraft(thing.draftKey, { version, value: sent, change: change.current });
    setState({ kind: 'saving' });
    announce(editorTexts.savingThing(thing.name));
    let saved: number;
    try {
      saved = await thing.save({ changeId: change.current.id, version, value: sent });
    } catch (error) {
      afterFailure(failureOf(error), error instanceof NoAnswer);
      return;
    }
    handOver.current?.();
    if (!isSame(latest.current, sent)) {
      goOn(saved, sent);
      return;
    }
    dropDraft(thing.draftKey);
    announce(editorTexts.savedThing(thing.name));
    onClose();
  };

  const goOn = (saved: number, sent: V) => {
    change.current = null;
    base.current = sent;
    setVersion(saved);
    keepDraft(thing.draftKey, { version: saved, value: latest.current, change: null });
    setState({ kind: 'typed-on' });
    announce(editorTexts.typedOn(thing.name));
  };

  const afterFailure = (failure: FailureAnswer, isUnanswered: boolean) => {
    handOver.current?.();
    const theirs = failure.code === 'CONFLICT' && failure.current ? thing.check(failure.current.value) : null;
    if (theirs === null || !failure.current) {
      setState({ kind: 'failed', failure, ...(isUnanswered && { connection: 'lost' }) });
      return;
    }
    const { version: now, saved = null } = failure.current;
    showBoth(now, theirs, saved);
  };

  const showBoth = (now: number, theirs: V, saved: LastSave | null) => {
    const mine = latest.current;
    setVersion(now);
    keepDraft(thing.draftKey, { version: now, value: mine, change: null });
    setState({ kind: 'conflict', theirs, mine, base: base.current, saved });
    base.current = theirs;
  };

  const theirs = state.kind !== 'saving' && thing.version > version ? thing.check(thing.value) : null;
  const isMeanwhile = theirs !== null && !isSame(theirs, value);
  useEffect(() => {
    if (isMeanwhile) announce(editorTexts.meanwhile);
  }, [isMeanwhile, announce]);
  const compare = () => {
    handOver.current?.();
    if (theirs !== null) showBoth(thing.version, theirs, null);
  };

  const onBack = useRef<() => void>(() => undefined);
  useEffect(() => {
    onBack.current = () => {
      if (state.kind !== 'failed' || state.connection !== 'lost') return;
      handOver.current?.();
      // The same change once more: it cannot be saved twice, and a conflict would be put to the person.
      if (change.current?.of === JSON.stringify([version, latest.current])) {
        void save();
        return;
      }
      setState({ ...state, connection: 'back' });
      announce(editorTexts.isBack);
    };
  });
  useEffect(() => {
    const back = () => onBack.current();
    window.addEventListener('online', back);
    return () => window.removeEventListener('online', back);
  }, []);

  const cancel = () => {
    dropDraft(thing.draftKey);
    onClose();
  };

  const holdsBack = useCallback((next: (() => void) | null) => {
    handOver.current = next;
  }, []);

  return { thing, value, state, set, holdsBack, save, cancel, meanwhile: isMeanwhile ? { compare } : null };
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

function startOf<V>(thing: Thing<V>) {
  const kept = readDraft(thing.draftKey);
  const value = kept === null ? null : thing.check(kept.value);
  if (kept === null || value === null) return { value: thing.value, version: thing.version, change: null };
  return { value, version: kept.version, change: kept.change };
}
