import { useEffect, useRef } from 'react';

const PAUSE_MS = 10_000;
const SHORT_GAP_MS = 15_000;
const SHORT_LENGTH = 2_000;
/** Each save writes the whole text into the log, before and after: some 16 KB a minute at most, however long it is. */
const GAP_MS_PER_CHARACTER = 15;
/** Whoever never pauses is not to lose more than this. */
const LATEST_MS = 60_000;

/** Milliseconds between two saves of a text of this length. */
const gapOf = (length: number): number =>
  SHORT_GAP_MS + Math.max(0, length - SHORT_LENGTH) * GAP_MS_PER_CHARACTER;

/**
 * Milliseconds until a text of this length, typed in just now, is saved by itself. `unsavedMs`: since something in it
 * was not saved.
 */
export function dueIn(length: number, sinceLastMs: number, unsavedMs: number): number {
  const gap = gapOf(length) - sinceLastMs;
  return Math.max(0, gap, Math.min(PAUSE_MS, LATEST_MS - unsavedMs));
}

/** Whole minutes within which a text of this length is saved, however one types. */
export const savedWithinMinutes = (length: number): number =>
  Math.ceil(Math.max(LATEST_MS, gapOf(length)) / 60_000);

/** Runs `save` in a pause of typing, again after each change of `unsaved`; never while that is null. */
export function useSaveAsYouGo(unsaved: string | null, save: () => void): void {
  const last = useRef(Number.NEGATIVE_INFINITY);
  const began = useRef<number | null>(null);
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  useEffect(() => {
    if (unsaved === null) {
      began.current = null;
      return undefined;
    }
    const now = performance.now();
    began.current ??= now;
    const timer = setTimeout(
      () => {
        last.current = performance.now();
        latest.current();
      },
      dueIn(unsaved.length, now - last.current, now - began.current),
    );
    return () => clearTimeout(timer);
  }, [unsaved]);
}
