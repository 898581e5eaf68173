import type { EntryTime } from './timeline-precision';
import { localOf, offsetInWords, offsetMinutes } from './timeline-zones';

const UNKNOWN = 'time unknown';
const HOUR_MS = 3_600_000;

/**
 * What a clock of the zone showed, as far as it is known: `14:05`, `about 14:05`, `14:??`. Seconds only where there
 * are some. In a zone that is not whole hours apart from the one it was said in, the hour is `14:30–15:30`.
 */
export function clockWords({ at, precision = 'exact' }: EntryTime, zone: string): string {
  if (at === null || precision === 'unknown' || precision === 'day') return UNKNOWN;
  const time = clockOf(at, zone);
  if (precision === 'exact') return time;
  if (precision === 'about') return `about ${time}`;
  if (time.endsWith(':00')) return time.replace(/00$/, '??');
  return `${time}–${clockOf(new Date(Date.parse(at) + HOUR_MS).toISOString(), zone)}`;
}

/**
 * The day of an entry in a zone, YYYY-MM-DD; null when nobody knows it. A day without a time is the one that was said,
 * so it is looked up in the zone in which it was said.
 */
export function dayOf(
  { at, precision = 'exact' }: EntryTime,
  zone: string,
  incidentZone: string,
): string | null {
  return at === null ? null : localOf(at, precision === 'day' ? incidentZone : zone).date;
}

/** Day, time and offset for a document: `2026-03-29 about 03:30 UTC+02:00`. The zone is named beside it. */
export function momentWords(time: EntryTime, zone: string): string {
  const { at, precision = 'exact' } = time;
  if (at === null) return UNKNOWN;
  const { date } = localOf(at, zone);
  if (precision === 'day') return `${date}, ${UNKNOWN}`;
  const offset = zone === 'UTC' ? 'UTC' : offsetInWords(offsetMinutes(at, zone));
  return `${date} ${clockWords(time, zone)} ${offset}`;
}

const clockOf = (at: string, zone: string) => localOf(at, zone).time.replace(/:00$/, '');
