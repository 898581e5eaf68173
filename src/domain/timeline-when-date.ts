import { addDays, dateOf, daysBetween, inWords, MONTHS, weekdayOf, WEEKDAYS } from './plain-date';

/** A date at the beginning of a text. */
export interface SaidDate {
  /** YYYY-MM-DD, or null for words such as "yesterday", which name no day on their own. */
  readonly date: string | null;
  /** How much of the text it takes. */
  readonly length: number;
  /** What had to be decided to read it. */
  readonly notes: readonly string[];
}

const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const WEEKDAY =
  '(mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)';
const ON_WEEKDAY = `(?:${WEEKDAY}\\b\\.?,?\\s{1,3})?`;
const YEAR = '((?:19|20|21)\\d{2})\\b';

const ISO = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/;
const MONTH_FIRST = new RegExp(
  `^${ON_WEEKDAY}${MONTH}\\b\\.?\\s{1,3}(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:])(?:,?\\s{1,3}${YEAR}(?!:))?`,
  'i',
);
const DAY_FIRST = new RegExp(
  `^${ON_WEEKDAY}(\\d{1,2})(?:st|nd|rd|th)?\\.?[\\s/-]{1,2}(?:of )?${MONTH}\\b\\.?(?:,?[\\s/-]{1,2}${YEAR})?`,
  'i',
);
const NUMBERS = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/;
const SHORT_NUMBERS = /^(\d{1,2})\/(\d{1,2})(?=[ ,]{1,2}\d{1,2}:)/;
/** With dots the day comes first; without a time behind it, it is a number. */
const SHORT_DOTTED = /^(\d{1,2})\.\s?(\d{1,2})\.?(?=[ ,]{1,2}\d{1,2}:)/;
const ONLY_WEEKDAY = new RegExp(`^${WEEKDAY}(?=,?(?:\\s+at)?\\s+\\d{1,2}:)`, 'i');
const NO_DAY = /^(?:today|yesterday|tomorrow)\b/i;

/**
 * Reads a date at the beginning of a text.
 * @param near YYYY-MM-DD, the incident's day: a date without a year, or one whose day and month could change places,
 * is read as the one nearest to it, with a note
 */
export function readDate(text: string, near: string | null): SaidDate | null {
  const start = text.slice(0, 60);
  const iso = ISO.exec(start);
  if (iso !== null) return oneOf([dateOf(Number(iso[1]), Number(iso[3]), Number(iso[4]))], iso[0], near);
  const named = MONTH_FIRST.exec(start);
  if (named !== null) return withMonth(named[0], named[4], named[2] ?? '', named[3], near);
  const dayFirst = DAY_FIRST.exec(start);
  if (dayFirst !== null) return withMonth(dayFirst[0], dayFirst[4], dayFirst[3] ?? '', dayFirst[2], near);
  const numbers = NUMBERS.exec(start);
  if (numbers !== null) return inNumbers(numbers, near);
  const short = SHORT_NUMBERS.exec(start);
  if (short !== null) {
    const [first, second] = [Number(short[1]), Number(short[2])];
    return oneOf([...inAnyYear(second, first, near), ...inAnyYear(first, second, near)], short[0], near);
  }
  const dotted = SHORT_DOTTED.exec(start);
  if (dotted !== null) return oneOf(inAnyYear(Number(dotted[2]), Number(dotted[1]), near), dotted[0], near);
  const weekday = ONLY_WEEKDAY.exec(start);
  if (weekday !== null) return onWeekday(weekday[0], near);
  const relative = NO_DAY.exec(start);
  return relative === null
    ? null
    : {
        date: null,
        length: relative[0].length,
        notes: [`“${relative[0]}” names no day here. Write its date.`],
      };
}

function withMonth(
  words: string,
  year: string | undefined,
  month: string,
  day: string | undefined,
  near: string | null,
): SaidDate | null {
  const number =
    MONTHS.findIndex((name) => name.toLowerCase().startsWith(month.slice(0, 3).toLowerCase())) + 1;
  const dates =
    year === undefined ? inAnyYear(number, Number(day), near) : [dateOf(Number(year), number, Number(day))];
  return oneOf(dates, words, near);
}

/** With dots the day comes first all over the world; with other signs it depends on the country. */
function inNumbers([words, a, sign, b, y]: RegExpExecArray, near: string | null): SaidDate | null {
  const year = Number(y) < 100 ? 2000 + Number(y) : Number(y);
  const dayFirst = dateOf(year, Number(b), Number(a));
  return oneOf(sign === '.' ? [dayFirst] : [dayFirst, dateOf(year, Number(a), Number(b))], words, near);
}

const inAnyYear = (month: number, day: number, near: string | null) =>
  near === null ? [] : [-1, 0, 1].map((years) => dateOf(Number(near.slice(0, 4)) + years, month, day));

/** The nearest of the dates that exist. Where the words leave more than one, that is said. */
function oneOf(dates: readonly (string | null)[], words: string, near: string | null): SaidDate | null {
  const found = [...new Set(dates.flatMap((date) => (date === null ? [] : [date])))];
  const distance = (date: string) => (near === null ? 0 : Math.abs(daysBetween(near, date)));
  const [nearest] = found.sort((a, b) => distance(a) - distance(b));
  const { length } = words;
  if (nearest === undefined)
    return near === null && dates.length === 0
      ? {
          date: null,
          length,
          notes: [`“${words}” has no year. Name the day of the incident, then paste again.`],
        }
      : null;
  const notes = found.length > 1 ? [`“${words}” is read as ${inWords(nearest)}.`] : [];
  return found.length > 1 && near === null
    ? { date: null, length, notes: [`“${words}” may be two days. Write it as 2026-11-30.`] }
    : { date: nearest, length, notes };
}

function onWeekday(words: string, near: string | null): SaidDate {
  const { length } = words;
  if (near === null) return { date: null, length, notes: [`“${words}” names no day here. Write its date.`] };
  const wanted = WEEKDAYS.findIndex((name) => name.toLowerCase().startsWith(words.slice(0, 3).toLowerCase()));
  const date = addDays(near, (wanted - weekdayOf(near) + 7) % 7);
  return { date, length, notes: [`“${words}” is read as ${inWords(date)}.`] };
}
