import { diffArrays } from 'diff';

/** A stretch of both texts, or of one of them. */
export interface Stretch {
  readonly of: 'both' | 'theirs' | 'mine';
  readonly text: string;
}

/** Two long texts with nothing in common are compared no longer than this. */
const PATIENCE_MS = 500;

/** Where two texts differ, word by word in any language. Null where they have too little in common to say. */
export function wordDifference(theirs: string, mine: string): readonly Stretch[] | null {
  const words = new Intl.Segmenter(undefined, { granularity: 'word' });
  const wordsOf = (text: string) => Array.from(words.segment(text), ({ segment }) => segment);
  const changes = diffArrays(wordsOf(theirs), wordsOf(mine), { timeout: PATIENCE_MS });
  // The package's types leave out that it gives up.
  const found: typeof changes | undefined = changes;
  return (
    found?.map(({ added, removed, value }) => ({
      of: added ? 'mine' : removed ? 'theirs' : 'both',
      text: value.join(''),
    })) ?? null
  );
}
