/** Arithmetic on plain dates, YYYY-MM-DD. They have no zone, so none may shift them: days are counted, never hours. */

const DAY_MS = 86_400_000;

/** Monday first, as ISO 8601 counts. */
export const WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** Days since 1 January 1970. */
export function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

export function fromDayNumber(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

export function addDays(date: string, days: number): string {
  return fromDayNumber(dayNumber(date) + days);
}

/** How many days `to` is after `from`; negative when it is before. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** A date of the calendar from its parts (month 1 to 12), or null for one that does not exist. */
export function dateOf(year: number, month: number, day: number): string | null {
  if (year < 1000 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return `${String(year)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Year, month (1 to 12) and day of the month. */
export function partsOf(date: string): { year: number; month: number; day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/** The same day so many months later; the last of the month where it has no such day. */
export function addMonths(date: string, months: number): string {
  const { year, month, day } = partsOf(date);
  const last = endOfMonth(year, month + months);
  return `${last.slice(0, 8)}${String(Math.min(day, Number(last.slice(8)))).padStart(2, '0')}`;
}

/** The last day of a month; months outside 1 to 12 count into other years. */
export function endOfMonth(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** 0 for Monday up to 6 for Sunday. */
export function weekdayOf(date: string): number {
  return (((dayNumber(date) + 3) % 7) + 7) % 7;
}

/** Monday to Friday. Holidays differ by country and are not known here. */
export function isBusinessDay(date: string): boolean {
  return weekdayOf(date) < 5;
}

/** For a sentence: 30 November 2026. */
export function inWords(date: string): string {
  const { year, month, day } = partsOf(date);
  return `${String(day)} ${MONTHS[month - 1] ?? ''} ${String(year)}`;
}
