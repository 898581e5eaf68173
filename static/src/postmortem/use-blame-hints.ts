import { useEffect, useState } from 'react';
import type { BlameHint, PersonNames } from '../../../src/contract/blameless';

/** Nobody is to be corrected in the middle of a word. */
const PAUSE_MS = 600;
const NONE: BlameHints = { of: '', words: [] };

/** Hints on a text, by its offsets. */
export interface BlameHints {
  readonly of: string;
  readonly words: readonly BlameHint[];
}

/**
 * Words of a Markdown text that blame, looked for once typing has paused.
 * @param people those on the page: their names are known as names
 */
export function useBlameHints(text: string, people: readonly PersonNames[]): BlameHints {
  const [hints, setHints] = useState<BlameHints>(NONE);
  useEffect(() => {
    let isLate = false;
    const timer = setTimeout(() => {
      void import('../../../src/contract/blameless').then(
        ({ checkBlame }) => {
          if (!isLate) setHints({ of: text, words: checkBlame(text, people) });
        },
        // Without the rules there are no hints; the text can be written all the same.
        () => undefined,
      );
    }, PAUSE_MS);
    return () => {
      isLate = true;
      clearTimeout(timer);
    };
  }, [text, people]);
  return hints;
}
