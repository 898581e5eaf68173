import { readCalendarDate } from './due-date-calendar';
import { readRelativeDate } from './due-date-relative';
import { partsOf } from './plain-date';

/** What typed words say of a due date. */
export type DueDateReading =
  /** Nothing was typed, or words for "no date": -, none, n/a, tbd. */
  | { readonly kind: 'none' }
  /** YYYY-MM-DD. */
  | { readonly kind: 'date'; readonly date: string }
  /** `why`: a sentence with what to type instead. `isDate`: it is a date, but not clear which. */
  | { readonly kind: 'refused'; readonly why: string; readonly isDate: boolean };

export const DUE_DATE_EXAMPLES = '2026-11-30, 30 Nov, 2 weeks, next friday or end of month';

const LONGEST = 80;
const NO_DATE = /^(-+|–|—|\?+|none|no date|n\/?a|tb[dcs]|unknown|open)$/;
const OPENING = /^(due|deadline|eta|by|on|until|till?|no later than|not later than)\b:?\s*/;
const VAGUE = /^(asap|a\.s\.a\.p\.?|immediately|now|soon|later|ongoing|continuous(ly)?|always|someday)$/;

/**
 * Reads what a person types as a due date: absolute (2026-11-30, 30 Nov), relative to `today` (2 days, next friday,
 * end of month) or none. What could mean two days is refused, never guessed.
 * @param today YYYY-MM-DD, in the zone that the caller decides
 */
export function readDueDate(typed: string, today: string): DueDateReading {
  if (typed.trim().length > LONGEST) return refused('That is too long for a date.');
  const words = normalised(typed);
  if (words === '' || NO_DATE.test(words)) return { kind: 'none' };
  if (VAGUE.test(words)) return refused(`“${typed.trim()}” names no day.`);
  const reading = readCalendarDate(words, today) ?? readRelativeDate(words, today);
  if (reading === null) return refused(`“${shown(typed)}” is not a date that Debrief can read.`);
  if (reading.kind === 'date' && !isPlausible(reading.date))
    return refused(`“${shown(typed)}” is too far away.`);
  return reading;
}

/** Refused, with examples of what is read. */
function refused(why: string): DueDateReading {
  return { kind: 'refused', why: `${why} Type ${DUE_DATE_EXAMPLES}.`, isDate: false };
}

const isPlausible = (date: string) => {
  const { year } = partsOf(date);
  return year >= 1970 && year < 2200;
};

const shown = (typed: string) => {
  const line = typed.trim().replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
};

/** Lower case, single spaces, without brackets around it, a full stop after it and words like "due by" before it. */
function normalised(typed: string): string {
  let words = typed.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
  words = words.replace(/^\((.*)\)$|^\[(.*)\]$/, '$1$2').trim();
  words = words.replace(/[.,;!]+$/, '').trim();
  for (let rest = words.replace(OPENING, ''); rest !== words; rest = words.replace(OPENING, '')) words = rest;
  return words;
}
