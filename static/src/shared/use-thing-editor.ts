import { useEffect, useRef, useState } from 'react';
import { editorTexts } from '../texts/editor';
import { useAnnounce } from './announcer';
import { dropDraft } from './kept-drafts';
import { isSame } from './kept-thing';
import { useCountedAsOpen } from './open-editors';
import { savedWithinMinutes, useSaveAsYouGo } from './save-as-you-go';
import type { Standing, Thing, ThingEditor } from './thing';
import { useOnline } from './use-online';
import { useThingSaves } from './use-thing-saves';

/** The life of one open editor: typing is kept, a failed save keeps everything, a conflict is put to the person. */
export function useThingEditor<V>(thing: Thing<V>, onClose: () => void): ThingEditor<V> {
  useCountedAsOpen();
  const saves = useThingSaves(thing, onClose);
  const { value, at, state, met, unanswered, send } = saves;
  const [givesUp, setGivesUp] = useState<{ readonly before: V } | null>(null);
  const announce = useAnnounce();
  const isOnline = useOnline();
  const savesAsYouGo = thing.savesAsYouGo === true;

  const standing: Standing<V> =
    met !== null && met.version >= thing.version
      ? met
      : { version: thing.version, value: thing.value, saved: null };
  const [told, setTold] = useState(0);
  // While a save runs, a new version is its own; one that was told of before is not.
  const isTheirs = standing.version > at.version && (state.kind !== 'saving' || standing.version === told);
  const theirs = isTheirs ? thing.check(standing.value) : null;
  const isMine = unanswered !== null && isSame(theirs, unanswered.value);
  const isMeanwhile = theirs !== null && !isSame(theirs, value) && !isMine;
  if (isMeanwhile && standing.version !== told) setTold(standing.version);
  useEffect(() => {
    if (isMeanwhile) announce(editorTexts.meanwhile);
  }, [isMeanwhile, announce]);
  const compare = () => {
    if (theirs !== null) saves.showBoth({ ...standing, value: theirs });
  };

  // Who read of another's version alone sends once more: that is refused, and the refusal says whose it is.
  const isHeld = isMeanwhile && standing === met;
  const isPaused = !isOnline || isHeld || givesUp !== null || PAUSES.has(state.kind);
  const isUnsaved = !isSame(value, at.base);
  const unsaved = savesAsYouGo && isUnsaved ? JSON.stringify(value) : null;
  useSaveAsYouGo(isPaused ? null : unsaved, () => void send({ isQuiet: true }));

  const isWaiting =
    unsaved !== null &&
    !isPaused &&
    !isMeanwhile &&
    state.kind !== 'failed' &&
    (thing.whyNot?.(value) ?? null) === null;

  const onBack = useRef<() => void>(() => undefined);
  useEffect(() => {
    onBack.current = () => {
      if (state.kind !== 'failed' || state.connection !== 'lost') return;
      // The same change once more: it cannot be saved twice, and a conflict would be put to the person.
      if (saves.isAsSent()) void send(state);
      else if (state.isQuiet) saves.setState({ kind: 'editing' });
      else {
        saves.setState({ ...state, connection: 'back' });
        announce(editorTexts.isBack);
      }
    };
  });
  useEffect(() => {
    const back = () => onBack.current();
    window.addEventListener('online', back);
    return () => window.removeEventListener('online', back);
  }, []);

  const close = () => {
    dropDraft(thing.draftKey);
    onClose();
  };
  const givingUp = (before: V) => ({
    putBack: () => {
      setGivesUp(null);
      saves.set(before);
      void saves.save();
    },
    leaveIt: close,
    writeOn: () => setGivesUp(null),
  });
  const cancel = () => {
    const before = saves.before();
    if (before === null) close();
    else setGivesUp({ before: before.value });
  };

  return {
    thing,
    value,
    state,
    isUnsaved,
    savedWithin: isWaiting ? savedWithinMinutes(unsaved.length) : null,
    set: saves.set,
    holdsBack: saves.holdsBack,
    save: saves.save,
    cancel,
    givingUp: givesUp && givingUp(givesUp.before),
    meanwhile: isMeanwhile ? { compare, saved: standing.saved } : null,
  };
}

/** Where a person has to say first how it goes on, or it goes on already. */
const PAUSES: ReadonlySet<string> = new Set(['saving', 'conflict']);
