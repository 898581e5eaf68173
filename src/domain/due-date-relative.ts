import type { DueDateReading } from './due-date';
import { ask, monthNamed, weekdayNamed } from './due-date-calendar';
import { addDays, addMonths, endOfMonth, isBusinessDay, partsOf, weekdayOf, WEEKDAYS } from './plain-date';

const FRIDAY = 4;
const NUMBERS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
/** A word needs its space: without it `an` and `a` would share their letters, and reading would take for ever. */
const AMOUNT = `\\d{1,4} ?|(?:an?|${NUMBERS.join('|')}) `;
const UNIT = '(?:business|working|work)[ -]?days?|weekdays?|[a-z]+';
const LENGTHS = new RegExp(
  `^(?:(?:with)?in |after |\\+ ?)?(?:the )?(?:next )?((?:(?:${AMOUNT})(?:${UNIT})[’']?(?:,? (?:and )?|$|(?=\\d)))+)(?:from (?:now|today)|time|out|later|from here)?$`,
);
const PIECE = new RegExp(`(${AMOUNT})(${UNIT})`, 'g');
const RANGE = /^(?:in |within )?\d+ ?(?:-|–|—|to|or) ?\d+ ?[a-z ]+$/;

/** A date relative to today in normalised words: 2 days, next friday, end of month. Null when it is none. */
export function readRelativeDate(words: string, today: string): DueDateReading | null {
  if (RANGE.test(words)) return ask('That is a range. Type its last day, for example 3 weeks.');
  return (
    readNamedDay(words, today) ??
    readWeekday(words, today) ??
    readEnd(words, today) ??
    readLength(words, today)
  );
}

const on = (date: string): DueDateReading => ({ kind: 'date', date });

function readNamedDay(words: string, today: string): DueDateReading | null {
  if (/^(today|tonight|eod|cob|close of business|(the )?end of (the )?day)$/.test(words)) return on(today);
  if (words === 'yesterday') return on(addDays(today, -1));
  if (/^(tomorrow|tmrw|eod tomorrow)$/.test(words)) return on(addDays(today, 1));
  if (/^(the )?day after tomorrow$/.test(words)) return on(addDays(today, 2));
  return null;
}

/** `next friday` is the Friday of next week, weeks beginning on Monday; `friday` alone is the first one to come. */
function readWeekday(words: string, today: string): DueDateReading | null {
  const found =
    /^(?:(this|next|coming|this coming) )?([a-z]+)( (?:of )?(?:this|next) week)?$/.exec(words) ??
    /^()next week,? (?:on )?([a-z]+)()$/.exec(words);
  const weekday = weekdayNamed(found?.[2] ?? '');
  if (found === null || weekday === null) return null;
  const ahead = weekday - weekdayOf(today);
  const nextWeek = found[1] === 'next' || words.includes('next week');
  if (nextWeek) return on(addDays(today, ahead + 7));
  const which = found[1] ?? '';
  const name = WEEKDAYS[weekday] ?? '';
  if (ahead === 0 && which === '') return ask(`Today is ${name}. Type today, or next ${name}.`);
  if (ahead === 0 && which === 'this') return on(today);
  return on(addDays(today, ahead > 0 ? ahead : ahead + 7));
}

/** The last day of a period. A week's last day is its Friday: the work ends there. */
function readEnd(words: string, today: string): DueDateReading | null {
  const short = /^eo([wmqy])$/.exec(words)?.[1];
  const long =
    /^(?:the )?(?:end|last day) of (?:the )?(.+)$/.exec(words)?.[1] ?? /^(.+)[ -]end$/.exec(words)?.[1];
  const period = short ?? long;
  if (period === undefined) return readWholePeriod(words);
  const { year, month } = partsOf(today);
  const next = period.startsWith('next ') ? 1 : 0;
  const name = period.replace(/^(this|next|current) /, '');
  const quarter = Math.ceil(month / 3);
  if (/^w(eek)?$/.test(name)) {
    const ahead = (FRIDAY - weekdayOf(today) + 7) % 7;
    return on(addDays(today, next === 1 ? FRIDAY - weekdayOf(today) + 7 : ahead));
  }
  if (/^m(onth)?$/.test(name)) return on(endOfMonth(year, month + next));
  if (/^q(uarter)?$/.test(name)) return on(endOfMonth(year, (quarter + next) * 3));
  if (/^y(ear)?$/.test(name)) return on(endOfMonth(year + next, 12));
  const [first = '', givenYear] = name.split(' ');
  const last = /^q[1-4]$/.test(first) ? Number(first[1]) * 3 : monthNamed(first);
  if (last === null || (givenYear !== undefined && !/^\d{4}$/.test(givenYear)) || name.split(' ').length > 2)
    return null;
  const end = endOfMonth(Number(givenYear ?? year), last);
  return on(givenYear === undefined && end < today ? endOfMonth(year + 1, last) : end);
}

/** A week or a month is not a day. */
function readWholePeriod(words: string): DueDateReading | null {
  const period = /^(?:in |during )?((?:this|next) (?:week|month|quarter|year)|q[1-4](?: \d{4})?)$/.exec(
    words,
  )?.[1];
  if (period === undefined) return null;
  const name = period.startsWith('q') ? period.toUpperCase() : period;
  return ask(`“${name}” has many days. Type one of them, or end of ${name}.`);
}

/** `2 days`, `in 3 weeks`, `+5d`, `3 business days`, `1w 2d`. */
function readLength(words: string, today: string): DueDateReading | null {
  const pieces = LENGTHS.exec(words)?.[1];
  if (pieces === undefined) return /^(a |one )?fortnight$/.test(words) ? on(addDays(today, 14)) : null;
  let date = today;
  for (const [, amount = '', unit = ''] of pieces.matchAll(PIECE)) {
    const step = stepOf(numberOf(amount.trim()), unit, date);
    if (typeof step !== 'string') return step;
    date = step;
  }
  return on(date);
}

/** The date so many units later, or why not; null for a word that is no unit. */
function stepOf(amount: number, unit: string, from: string): string | DueDateReading | null {
  if (/^(business|working|work)[ -]?days?$|^weekdays?$|^bds?$/.test(unit))
    return addBusinessDays(from, amount);
  if (/^d(ays?)?$/.test(unit)) return addDays(from, amount);
  if (/^(w|wks?|weeks?)$/.test(unit)) return addDays(from, amount * 7);
  if (/^fortnights?$/.test(unit)) return addDays(from, amount * 14);
  if (/^(mos?|mths?|months?)$/.test(unit)) return addMonths(from, amount);
  if (/^(qtrs?|quarters?)$/.test(unit)) return addMonths(from, amount * 3);
  if (/^(y|yrs?|years?)$/.test(unit)) return addMonths(from, amount * 12);
  if (unit === 'm') return ask('“m” may be months or minutes. Type months, for example 2 months.');
  if (!/^(h|hrs?|hours?)$/.test(unit)) return null;
  if (amount % 24 !== 0) return ask('A due date has no hours. Type whole days, for example 2 days.');
  return addDays(from, amount / 24);
}

/** On a weekend, 0 business days is the Monday after it. */
function addBusinessDays(from: string, amount: number): string {
  let date = from;
  let left = amount;
  while (left > 0 || !isBusinessDay(date)) {
    date = addDays(date, 1);
    if (isBusinessDay(date)) left -= 1;
  }
  return date;
}

function numberOf(amount: string): number {
  if (/^\d+$/.test(amount)) return Number(amount);
  if (/^an?$/.test(amount)) return 1;
  return NUMBERS.indexOf(amount);
}
