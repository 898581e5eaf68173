import { checkBlame, type PersonNames } from './blameless/check';
import type { BlameHint } from './blameless/hints';
import type { WhyStep } from './five-whys';

/*
 * Apart from the chains themselves: what is read on opening a page must not wait for the rules of blameless language.
 */

/** Hints where a step blames or names a person; a chain that ends at one has not come to its end. */
export function stepHints(step: Pick<WhyStep, 'text'>, people: readonly PersonNames[]): readonly BlameHint[] {
  return checkBlame(step.text, people);
}
