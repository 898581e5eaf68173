import { useCallback, useRef, useState } from 'react';
import { editorTexts } from '../texts/editor';
import { useAnnounce } from './announcer';
import { dropDraft, keepDraft, type KeptDraft } from './kept-drafts';
import { answerOf, changeOf, isSame, startOf, type At, type NotSaved } from './kept-thing';
import { newId } from './new-id';
import type { SaveState, Standing, Thing } from './thing';

/** How an open form stands, whatever was painted last. */
interface Now<V> {
  value: V;
  at: At<V>;
  change: KeptDraft['change'];
  unanswered: { readonly value: V } | null;
  /** What stood there before the first save of this form; null until then. */
  before: { readonly value: V } | null;
}

/** What is typed into an open form, and every way in which it is sent and answered. */
export function useThingSaves<V>(thing: Thing<V>, onClose: () => void) {
  const [start] = useState(() => startOf(thing));
  const [value, setValue] = useState(start.value);
  const [state, setState] = useState<SaveState<V>>({ kind: 'editing' });
  const [at, setAt] = useState(start.at);
  /** What a save met that nobody had asked for. It is no reason to interrupt who is typing. */
  const [met, setMet] = useState<Standing<V> | null>(null);
  /** People type on while a save is running, so what comes after it reads how things stand then. */
  const now = useRef<Now<V>>({
    value: start.value,
    at: start.at,
    change: start.change,
    unanswered: null,
    before: null,
  });
  /** Sent, and no answer came: it may stand there. */
  const [unanswered, setUnanswered] = useState<{ readonly value: V } | null>(null);
  const running = useRef<'quiet' | 'loud' | 'asked' | null>(null);
  const handOver = useRef<(() => void) | null>(null);
  const announce = useAnnounce();

  const keep = () =>
    keepDraft(thing.draftKey, {
      version: now.current.at.version,
      value: now.current.value,
      change: now.current.change,
    });
  const set = (next: V) => {
    now.current.value = next;
    setValue(next);
    keep();
    // It was refused for what stood there before.
    setState((is) =>
      is.kind === 'failed' && is.failure.code === 'INVALID_INPUT' ? { kind: 'editing' } : is,
    );
  };
  const hasNoAnswer = (sent: Now<V>['unanswered']) => {
    now.current.unanswered = sent;
    setUnanswered(sent);
  };
  const goBy = (at: At<V>) => {
    now.current = { ...now.current, at, change: null };
    setAt(at);
  };
  const savedHere = (at: At<V>) => {
    now.current.before ??= { value: now.current.at.base ?? thing.value };
    goBy(at);
  };
  const finish = () => {
    dropDraft(thing.draftKey);
    announce(editorTexts.savedThing(thing.name));
    onClose();
  };

  const save = async (): Promise<void> => {
    if (running.current === 'quiet') {
      running.current = 'asked';
      setState({ kind: 'saving', isQuiet: false });
    }
    if (running.current !== null) return;
    handOver.current?.();
    if (now.current.before !== null && isSame(now.current.value, now.current.at.base)) finish();
    else await send({ isQuiet: false });
  };

  const send = async ({ isQuiet }: { isQuiet: boolean }): Promise<void> => {
    handOver.current?.();
    const sent = now.current.value;
    const wrong = thing.whyNot?.(sent) ?? null;
    if (wrong !== null) {
      if (!isQuiet) {
        const failure = { code: 'INVALID_INPUT', message: wrong } as const;
        setState({ kind: 'failed', failure, isQuiet, connection: null });
      }
      return;
    }
    const { version } = now.current.at;
    const of = changeOf(version, sent);
    const change = now.current.change?.of === of ? now.current.change : { id: newId(), of };
    now.current.change = change;
    keep();
    setState({ kind: 'saving', isQuiet });
    if (!isQuiet) announce(editorTexts.savingThing(thing.name));
    running.current = isQuiet ? 'quiet' : 'loud';
    const answer = await answerOf(thing, { changeId: change.id, version, value: sent });
    handOver.current?.();
    const isAsked = endRun() === 'asked';
    if (answer.kind === 'saved') afterSave(answer.version, sent, isQuiet);
    else await afterFailure(answer, sent, isQuiet);
    if (isAsked) await save();
  };

  const endRun = () => {
    const was = running.current;
    running.current = null;
    return was;
  };

  const afterSave = (version: number, sent: V, isQuiet: boolean) => {
    hasNoAnswer(null);
    const isAll = isSame(now.current.value, sent);
    if (isAll && !isQuiet) {
      finish();
      return;
    }
    savedHere({ version, base: sent });
    if (isAll) dropDraft(thing.draftKey);
    else keep();
    setState({ kind: isAll ? 'saved' : isQuiet ? 'editing' : 'typed-on' });
    if (!isQuiet) announce(editorTexts.typedOn(thing.name));
  };

  const afterFailure = async ({ failure, isUnanswered }: NotSaved, sent: V, isQuiet: boolean) => {
    const theirs = failure.code === 'CONFLICT' && failure.current ? thing.check(failure.current.value) : null;
    if (theirs === null || !failure.current) {
      if (isUnanswered) hasNoAnswer({ value: sent });
      setState({ kind: 'failed', failure, isQuiet, connection: isUnanswered ? 'lost' : null });
      return;
    }
    const { version, saved = null } = failure.current;
    const standing = { version, value: theirs, saved };
    const mine = now.current.unanswered;
    hasNoAnswer(null);
    if (isSame(theirs, sent)) {
      afterSave(version, sent, isQuiet);
    } else if (mine !== null && isSame(mine.value, theirs)) {
      // Nobody else's: it is what was sent when no answer came.
      savedHere({ version, base: theirs });
      await send({ isQuiet });
    } else if (isQuiet) {
      setMet(standing);
      setState({ kind: 'editing' });
    } else showBoth(standing);
  };

  const showBoth = ({ version, value: theirs, saved }: Standing<V>) => {
    handOver.current?.();
    const { base } = now.current.at;
    goBy({ version, base: theirs });
    if (now.current.before !== null) now.current.before = { value: theirs };
    keep();
    setState({ kind: 'conflict', theirs, mine: now.current.value, base, saved });
  };

  return {
    value,
    state,
    at,
    met,
    unanswered,
    set,
    setState,
    save,
    send,
    showBoth,
    /** The form holds what was sent last. */
    isAsSent: () => {
      handOver.current?.();
      const { at: stand, value: typed, change } = now.current;
      return change?.of === changeOf(stand.version, typed);
    },
    /** What stood there before the first save of this form; null until then. */
    before: () => now.current.before,
    holdsBack: useCallback((next: (() => void) | null) => {
      handOver.current = next;
    }, []),
  };
}
