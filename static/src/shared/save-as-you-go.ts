import { useEffect, useRef } from 'react';

const PAUSE_MS = 10_000;
const GAP_MS = 60_000;
/** Each save writes the whole text into the log, before and after: some 8 KB a minute at most, however long it is. */
const GAP_MS_PER_CHARACTER = 15;

/** Milliseconds until a text of this length, typed in just now, is saved by itself. */
export function dueIn(length: number, sinceLastMs: number): number {
  const gap = Math.max(GAP_MS, length * GAP_MS_PER_CHARACTER);
  return Math.max(PAUSE_MS, gap - sinceLastMs);
}

/** Runs `save` in a pause of typing, again after each change of `unsaved`; never while that is null. */
export function useSaveAsYouGo(unsaved: string | null, save: () => void): void {
  const last = useRef(Number.NEGATIVE_INFINITY);
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  useEffect(() => {
    if (unsaved === null) return undefined;
    const timer = setTimeout(
      () => {
        last.current = performance.now();
        latest.current();
      },
      dueIn(unsaved.length, performance.now() - last.current),
    );
    return () => clearTimeout(timer);
  }, [unsaved]);
}
