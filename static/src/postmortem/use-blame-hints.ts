import { useEffect, useRef, useState } from 'react';
import type { blameChecker, BlameHint, PersonNames } from '../../../src/contract/blameless';
import { whenIdle } from '../shared/use-idle';

/** Nobody is to be corrected in the middle of a word. */
const PAUSE_MS = 600;
const NONE: BlameHints = { of: '', words: [] };

/** Hints on a text, by its offsets. */
export interface BlameHints {
  readonly of: string;
  readonly words: readonly BlameHint[];
}

type Checker = ReturnType<typeof blameChecker>;

/**
 * Words of a Markdown text that blame, looked for once typing has paused and the browser is idle. Of a long text,
 * only the blocks that changed are looked at again.
 * @param people those on the page: their names are known as names
 */
export function useBlameHints(text: string, people: readonly PersonNames[]): BlameHints {
  const [hints, setHints] = useState<BlameHints>(NONE);
  const checker = useRef<Checker | null>(null);
  useEffect(() => {
    let isLate = false;
    let callOff: (() => void) | null = null;
    const check = async () => {
      // Without the rules there are no hints; the text can be written all the same.
      const rules = await import('../../../src/contract/blameless').catch(() => null);
      if (isLate || rules === null) return;
      callOff = whenIdle(() => {
        checker.current ??= rules.blameChecker();
        setHints({ of: text, words: checker.current(text, people).hints });
      });
    };
    const timer = setTimeout(() => void check(), PAUSE_MS);
    return () => {
      isLate = true;
      clearTimeout(timer);
      callOff?.();
    };
  }, [text, people]);
  return hints;
}
