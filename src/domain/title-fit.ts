import { TITLE_MAX_LENGTH } from './postmortem';

const LONGEST_OWNER = 100;
const signs = new Intl.Segmenter('en', { granularity: 'grapheme' });

export interface Fitted {
  /** At most so many UTF-16 units, as the contract counts them. */
  readonly text: string;
  /** What did not fit; empty when all did. */
  readonly rest: string;
}

/** Cuts a text that is too long: between words where there is a space, never inside a sign. The cut shows as `…`. */
export function fitted(written: string, most: number = TITLE_MAX_LENGTH): Fitted {
  if (written.length <= most) return { text: written, rest: '' };
  // Spaces at the end are nothing that a cut has to announce.
  const text = written.trimEnd();
  if (text.length <= most) return { text, rest: '' };
  let end = 0;
  for (const { index, segment } of signs.segment(text)) {
    if (index + segment.length > most - 1) break;
    end = index + segment.length;
  }
  const space = text.lastIndexOf(' ', end);
  // A word longer than a quarter of the room is cut through.
  if (space > end - most / 4 && space > 0) end = space;
  return { text: `${text.slice(0, end).trimEnd()}…`, rest: text.slice(end).trimStart() };
}

/** The title with the words for an owner whom nobody could be found for: `Tune the alerts (SRE Lead)`. */
export function titleWithOwner(title: string, ownerWords: string): string {
  const owner = fitted(ownerWords.trim(), LONGEST_OWNER).text;
  if (owner === '' || title.endsWith(`(${owner})`)) return fitted(title).text;
  const suffix = ` (${owner})`;
  return `${fitted(title, TITLE_MAX_LENGTH - suffix.length).text}${suffix}`;
}
