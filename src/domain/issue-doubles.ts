/** How every sentence about doubles begins; by it those that carry one are found again. */
export const DOUBLES_BEGIN = 'Jira holds more than one issue for this action:';
const DOUBLES_END = '. Close the others.';

/** Keys hold letters, digits, underscores and hyphens only. */
const SENTENCE = new RegExp(`${DOUBLES_BEGIN} ([^.]*)\\. Close the others\\.`, 'g');

/** Keys of the issues that a note names as further issues of one action. */
export function doublesIn(note: string): readonly string[] {
  return [...note.matchAll(SENTENCE)].flatMap(([, keys = '']) => keys.split(', '));
}

/** The note with one sentence about these further issues, and whatever else it said; without any, no sentence. */
export function withDoubles(note: string, keys: readonly string[]): string {
  const others = note.replace(SENTENCE, '').replace(/ {2,}/g, ' ').trim();
  const sentence = keys.length === 0 ? '' : `${DOUBLES_BEGIN} ${keys.join(', ')}${DOUBLES_END}`;
  return [others, sentence].filter((words) => words !== '').join(' ');
}
