import { isZone } from '../../../src/contract/timeline';

/** The IANA name of the viewer's zone. */
export const browserZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The zone, or UTC where this browser does not know it: the server and other browsers may know younger ones. */
export const knownZone = (zone: string): string => (isZone(zone) ? zone : 'UTC');

/** The zone in which times are shown: the browser's. */
export function zoneName(at: Date = new Date()): string {
  return `${browserZone()} (${zoneShort(at)})`;
}

function zoneShort(at: Date): string {
  const parts = new Intl.DateTimeFormat('en', { timeZoneName: 'shortOffset' }).formatToParts(at);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? 'UTC';
}

/**
 * An instant for reading, in the viewer's zone or the one given, with that zone's offset at that time. In UTC, and
 * with its name, where the zone is not known here.
 */
export function readable(instant: string, zone: string = browserZone()): string {
  return new Intl.DateTimeFormat('en-GB', {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: hasSeconds(instant) ? '2-digit' : undefined,
    hourCycle: 'h23',
    timeZoneName: isZone(zone) ? 'shortOffset' : 'short',
    timeZone: knownZone(zone),
  }).format(new Date(instant));
}

/** A plain date (YYYY-MM-DD) with its weekday: `Tuesday 31 January 2017`. */
export function readableDay(date: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' })
    .format(new Date(`${date}T00:00:00Z`))
    .replace(',', '');
}

/** A plain date (YYYY-MM-DD) for reading. It has no zone, so none may shift it. */
export function readableDate(date: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}

/** The instant at which a plain date begins in the reader's zone, or so many days after it. */
export function dayBegins(date: string | null, after = 0): string | null {
  if (date === null) return null;
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const at = new Date(year, month - 1, day + after);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** Whole minutes in words: 2 d 3 h 5 min. */
export function inWords(minutes: number): string {
  const parts = [
    [Math.floor(minutes / 1440), 'd'],
    [Math.floor((minutes % 1440) / 60), 'h'],
    [minutes % 60, 'min'],
  ] as const;
  const said = parts.filter(([amount]) => amount > 0).map(([amount, unit]) => `${String(amount)} ${unit}`);
  return said.length === 0 ? '0 min' : said.join(' ');
}

function hasSeconds(instant: string): boolean {
  return new Date(instant).getUTCSeconds() !== 0;
}

/** When within a day: `14:05` today, else the whole instant, in the viewer's zone. */
export function readableTime(instant: string, now: Date = new Date()): string {
  const at = new Date(instant);
  if (at.toDateString() !== now.toDateString()) return readable(instant);
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    at,
  );
}
