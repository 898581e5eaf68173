import type { DueDateReading } from './due-date';
import { daysBetween, dateOf, daysInMonth, inWords, MONTHS, WEEKDAYS, weekdayOf } from './plain-date';

/** A day without a year that passed at most so many days ago may well be meant: then the year is asked for. */
const JUST_PASSED_DAYS = 92;

const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ]([\d:.]+)(z|[+-]\d\d:?\d\d)?)?$/;
const COMPACT = /^((?:19|20|21)\d\d)(\d\d)(\d\d)$/;
/** Without a year only with a slash: 1.5 is a number, 2-3 a range. */
const NUMERIC = /^(\d{1,2})(?:([/.-])(\d{1,2})\2(\d{4}|\d\d)|\/(\d{1,2}))$/;
const WEEKDAY_SHORT = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun', 'tues', 'weds', 'thur', 'thurs'];
const NO_SUCH_DAY = 'That day does not exist. Type one that does, for example 2026-11-30.';

/**
 * A date of the calendar in normalised words: 2026-11-30, 30 nov 2026, nov 30, 30/11/2026. Null when it is none.
 * Without a year the next such day is meant.
 */
export function readCalendarDate(words: string, today: string): DueDateReading | null {
  const iso = ISO.exec(words) ?? COMPACT.exec(words);
  if (iso) return readIso(iso);
  const numeric = NUMERIC.exec(words);
  if (numeric) return readNumeric(numeric, today);
  return readWritten(words, today);
}

function readIso([, year, month, day, time = '', zone = '']: readonly string[]): DueDateReading {
  const date = dateOf(Number(year), Number(month), Number(day));
  if (date === null) return ask(NO_SUCH_DAY);
  // Midnight is what spreadsheets write after a date; any other time may be another day elsewhere.
  if (zone !== '' || !/^[0:.]*$/.test(time))
    return ask(`A due date has no time of day. Type the date alone: ${date}.`);
  return { kind: 'date', date };
}

/** Day and month in either order, year last or, with two digits, first: taken only when one reading exists. */
function readNumeric(
  [, first = '', , second, year, alone]: readonly (string | undefined)[],
  today: string,
): DueDateReading {
  const [a, b] = [Number(first), Number(second ?? alone)];
  const readings = new Set<string>();
  const add = (date: string | null) => date !== null && readings.add(date);
  if (year === undefined) {
    if (a > 12 || b > 12 || a === b)
      return a > 12 ? readDay(a, b, null, null, today) : readDay(b, a, null, null, today);
    add(nextSuchDay(a, b, today));
    add(nextSuchDay(b, a, today));
  } else {
    const full = Number(year.length === 2 ? `20${year}` : year);
    add(dateOf(full, b, a));
    add(dateOf(full, a, b));
    if (year.length === 2 && first.length === 2) add(dateOf(2000 + a, b, Number(year)));
  }
  const [only, ...others] = [...readings].sort();
  if (only === undefined) return ask(NO_SUCH_DAY);
  if (others.length === 0) return { kind: 'date', date: only };
  const choices = [only, ...others].map((date) => `${date} for ${inWords(date)}`);
  return ask(`It is not clear which day that is. Type ${choices.join(', or ')}.`);
}

/** With the month in letters: `30 nov 2026`, `mon, nov 30th`, `30-nov-26`. */
function readWritten(words: string, today: string): DueDateReading | null {
  const parts = words
    .replace(/(\d)(st|nd|rd|th)\b/g, '$1')
    .replace(/\b(of|the)\b/g, ' ')
    .split(/[\s,./()-]+/)
    .filter((part) => part !== '');
  const named = parts.filter((part) => weekdayNamed(part) !== null);
  const [one, two, three, ...rest] = parts.filter((part) => weekdayNamed(part) === null);
  if (one === undefined || rest.length > 0 || named.length > 1) return null;
  const weekday = named[0] === undefined ? null : weekdayNamed(named[0]);
  const isYear = (part: string | undefined) => part === undefined || /^(['’]?\d\d|\d{4})$/.test(part);
  const isDay = (part: string | undefined): part is string => part !== undefined && /^\d{1,2}$/.test(part);
  const day = (dayPart: string, month: number, year: string | undefined) =>
    readDay(Number(dayPart), month, fullYear(year), weekday, today);

  const monthFirst = monthNamed(one);
  if (monthFirst !== null) {
    if (two === undefined || (/^\d{4}$/.test(two) && three === undefined))
      return weekday === null ? whichDay(monthFirst, two) : null;
    return isDay(two) && isYear(three) ? day(two, monthFirst, three) : null;
  }
  const month = monthNamed(two ?? '');
  if (month === null) return null;
  if (isDay(one) && isYear(three)) return day(one, month, three);
  if (/^\d{4}$/.test(one)) return isDay(three) ? day(three, month, one) : whichDay(month, one);
  return null;
}

function readDay(
  day: number,
  month: number,
  year: number | null,
  weekday: number | null,
  today: string,
): DueDateReading {
  const date = year === null ? nextSuchDay(day, month, today) : dateOf(year, month, day);
  if (date === null) return ask(noSuchDay(day, month, year));
  if (weekday !== null && weekdayOf(date) !== weekday)
    return ask(`${inWords(date)} is a ${WEEKDAYS[weekdayOf(date)] ?? ''}. Type the date alone.`);
  const before = year === null && date !== today ? lastSuchDay(day, month, today) : null;
  if (before !== null && daysBetween(before, today) <= JUST_PASSED_DAYS)
    return ask(`That day has just passed. Type the year as well: ${before} or ${date}.`);
  return { kind: 'date', date };
}

function noSuchDay(day: number, month: number, year: number | null): string {
  const name = MONTHS[month - 1];
  if (name === undefined) return NO_SUCH_DAY;
  const days = daysInMonth(year ?? 2024, month);
  return day === 0 || day <= days
    ? NO_SUCH_DAY
    : `${name} ${year === null ? '' : `${String(year)} `}has ${String(days)} days. Type one of them.`;
}

/** 29 February waits for its year, and the longest wait is over a century's end. */
const YEARS_TO_LOOK = 8;

/** The first such day from today on. */
function nextSuchDay(day: number, month: number, today: string): string | null {
  for (let year = Number(today.slice(0, 4)), left = YEARS_TO_LOOK; left >= 0; year += 1, left -= 1) {
    const date = dateOf(year, month, day);
    if (date !== null && date >= today) return date;
  }
  return null;
}

function lastSuchDay(day: number, month: number, today: string): string | null {
  const year = Number(today.slice(0, 4));
  const thisYear = dateOf(year, month, day);
  return thisYear !== null && thisYear < today ? thisYear : dateOf(year - 1, month, day);
}

function whichDay(month: number, year: string | undefined): DueDateReading {
  const name = MONTHS[month - 1] ?? '';
  const when = year === undefined ? name : `${name} ${year}`;
  return ask(`${when} has many days. Type one of them, for example 15 ${when}, or end of ${when}.`);
}

export function monthNamed(word: string): number | null {
  const name = word === 'sept' ? 'sep' : word;
  const index = MONTHS.findIndex((month) =>
    name.length === 3 ? month.toLowerCase().startsWith(name) : month.toLowerCase() === name,
  );
  return index < 0 ? null : index + 1;
}

/** 0 for Monday. */
export function weekdayNamed(word: string): number | null {
  const index = WEEKDAYS.findIndex(
    (day) =>
      day.toLowerCase() === word ||
      (WEEKDAY_SHORT.includes(word) && day.toLowerCase().startsWith(word.slice(0, 3))),
  );
  return index < 0 ? null : index;
}

function fullYear(year: string | undefined): number | null {
  if (year === undefined) return null;
  const digits = year.replace(/['’]/, '');
  return Number(digits.length === 2 ? `20${digits}` : digits);
}

/** A date, but the person has to say which. */
export function ask(why: string): DueDateReading {
  return { kind: 'refused', why, isDate: true };
}
