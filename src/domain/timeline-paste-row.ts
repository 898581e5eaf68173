import { withEmoji } from './emoji-codes';
import type { EntryKind, TimelineEntry } from './timeline';
import { guessKind, knownTool, linkIn, namedKind, sourceBehind, toolOfLink } from './timeline-guesses';
import { URL_MAX_LENGTH } from './links';
import type { Placed } from './timeline-placing';
import type { When } from './timeline-when';
import type { SaidZone } from './timeline-when-zone';
import { fitted, type Fitted } from './title-fit';

/** Pasted text by what its parts are, in the order of the text. */
export type Piece =
  | { readonly kind: 'entry'; readonly entry: RawEntry }
  /** The entries that follow are of this day, YYYY-MM-DD. */
  | { readonly kind: 'day'; readonly date: string }
  /** The times that follow are in this zone. */
  | { readonly kind: 'zone'; readonly zone: SaidZone }
  /** No entry: headings, dividers and the like. */
  | { readonly kind: 'left'; readonly words: string };

/** One row as its words; empty where the text has none. */
export interface RawEntry {
  /** Null when there is no time, or none that can be read; `timeWords` has the words. */
  readonly when: When | null;
  readonly timeWords: string;
  readonly text: string;
  readonly source: string;
  readonly kindWords: string;
  readonly link: string;
  readonly author: string;
  readonly notes: readonly string[];
}

/** One entry as pasted text says it, for a person to look at before it is added. */
export interface PastedEntry extends Placed {
  /** What stands for the time, as typed; empty when nothing does. */
  readonly timeWords: string;
  readonly text: string;
  readonly kind: EntryKind;
  /** `said` by the text, `guessed` from its words, or `none`: an action until a person says what it is. */
  readonly kindFrom: 'said' | 'guessed' | 'none';
  readonly source: string;
  /** The first link; empty without one. */
  readonly link: string;
  /** Who wrote it in a transcript. For the preview: a timeline says what happened, not who said so. */
  readonly author: string;
  /** False when it has no time that can be read, or says nothing. Such a row is shown as it came. */
  readonly isUnderstood: boolean;
  /** What was decided, could not be read or has no place: nothing typed goes unseen. */
  readonly notes: readonly string[];
}

/** As the contract takes them. */
const MOST_TEXT = 4000;
const MOST_SOURCE = 100;
const MOST_TIME_WORDS = 200;
const MOST_LINK = URL_MAX_LENGTH;

export const EMPTY_ENTRY: RawEntry = {
  when: null,
  timeWords: '',
  text: '',
  source: '',
  kindWords: '',
  link: '',
  author: '',
  notes: [],
};

/** The row of the preview for a piece of the text that has been placed in time. */
export function pastedEntry(raw: RawEntry, placed: Placed): PastedEntry {
  const notes = [...raw.notes, ...placed.notes];
  const { text: said, left } = withEmoji(raw.text);
  if (left.length > 0) notes.push(`Emoji of the chat, left out: ${left.join(' ')}`);
  const behind = raw.source === '' ? sourceBehind(said) : null;
  const until = raw.when?.until ?? '';
  const whole = `${behind?.text ?? said}${until === '' ? '' : ` (until ${until})`}`;
  const isLink = raw.link !== '' && raw.link.length <= MOST_LINK;
  if (raw.link !== '' && !isLink) notes.push(`The link is too long. Left out: “${raw.link}”`);
  const link = isLink ? raw.link : linkIn(whole);
  const time = cut(raw.when?.words ?? raw.timeWords, MOST_TIME_WORDS);
  if (time.rest !== '') notes.push(`The time is too long and was cut. Left out: “${time.rest}”`);
  const { text, rest } = cut(whole, MOST_TEXT);
  if (rest !== '') notes.push(`The text is too long and was cut. Left out: “${rest}”`);

  const sourceSaid =
    raw.source === '' ? (behind?.source ?? toolOfLink(link) ?? '') : (knownTool(raw.source) ?? raw.source);
  const source = cut(sourceSaid, MOST_SOURCE);
  if (source.rest !== '') notes.push(`The source is too long and was cut. Left out: “${source.rest}”`);

  const named = namedKind(raw.kindWords);
  if (named === null && raw.kindWords !== '') notes.push(`Kind “${raw.kindWords}” is not known. Choose one.`);
  const guessed = guessKind(whole);

  if (raw.when === null)
    notes.push(
      raw.timeWords === ''
        ? 'There is no time in this row. It keeps its place until you add one.'
        : `“${time.text}” is not a time that Debrief can read. It keeps its place until you add one.`,
    );
  if (text.trim() === '') notes.push('This row does not say what happened. Write it, or leave the row out.');
  return {
    ...placed,
    timeWords: time.text,
    text,
    kind: named ?? guessed ?? 'action',
    kindFrom: named !== null ? 'said' : guessed !== null ? 'guessed' : 'none',
    source: source.text,
    link,
    author: raw.author,
    isUnderstood: raw.when !== null && text.trim() !== '',
    notes,
  };
}

/** The entry as it is stored. The words of a time are kept where its instant does not say them all. */
export function storedEntry(
  row: Pick<PastedEntry, 'at' | 'precision' | 'timeWords' | 'text' | 'kind' | 'source' | 'link'>,
): Omit<TimelineEntry, 'id' | 'position'> {
  const { at, precision, text, kind, source, link } = row;
  return { at, precision, timeWords: precision === 'exact' ? '' : row.timeWords, text, kind, source, link };
}

/** As `fitted`; counting the signs of a whole megabyte would take seconds, so it looks at what can stay only. */
function cut(text: string, most: number): Fitted {
  const near = fitted(text.slice(0, most + 100), most);
  return { text: near.text, rest: `${near.rest}${text.slice(most + 100)}`.trim() };
}
