/** Instants and clock readings. A zone is an IANA name such as Europe/Berlin; an instant is ISO 8601 in UTC. */

/** What a clock on the wall shows. `date` is YYYY-MM-DD, `time` HH:MM or HH:MM:SS. */
export interface LocalTime {
  readonly date: string;
  readonly time: string;
}

/** Which instant a clock reading is. Around a change of the clocks it can be none, or two. */
export type LocalReading =
  | { readonly kind: 'one'; readonly at: string }
  /** The clocks went forward past it. The instants that it would be by the offset after and before the change. */
  | { readonly kind: 'gap'; readonly earlier: string; readonly later: string }
  /** The clocks went back, so it was shown twice. */
  | { readonly kind: 'twice'; readonly earlier: string; readonly later: string };

const DAY_MS = 86_400_000;
const SECOND_MS = 1000;

/** Making a format takes a hundred times longer than using it. */
const formats = new Map<string, Intl.DateTimeFormat>();
const MOST_FORMATS = 64;

/** Whether this browser or function knows the zone. */
export function isZone(zone: string): boolean {
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
}

/**
 * The instant of a clock reading in a zone.
 * @throws RangeError when the zone is not known, or the date and time do not exist in any calendar
 */
export function instantOf({ date, time }: LocalTime, zone: string): LocalReading {
  const wall = Date.parse(`${date}T${time}Z`);
  if (Number.isNaN(wall) || !isDay(date)) throw new RangeError(`${date} ${time} is not a date and time.`);
  // No offset is past 14 hours, so a day before and a day after lie on both sides of any change near the reading.
  const offsets = [offsetAt(wall - DAY_MS, zone), offsetAt(wall + DAY_MS, zone)];
  const [least, most] = [Math.min(...offsets), Math.max(...offsets)];
  const found = [...new Set([most, least])].filter((offset) => offsetAt(wall - offset, zone) === offset);
  const [first, second] = found.map((offset) => iso(wall - offset));
  if (first === undefined) return { kind: 'gap', earlier: iso(wall - most), later: iso(wall - least) };
  return second === undefined ? { kind: 'one', at: first } : { kind: 'twice', earlier: first, later: second };
}

/** What the clocks of a zone show at an instant, to the second. */
export function localOf(at: string, zone: string): LocalTime {
  const wall = iso(wallAt(Date.parse(at), zone));
  return { date: wall.slice(0, 10), time: wall.slice(11, 19) };
}

/** Minutes that the zone's clocks are ahead of UTC at an instant; negative west of it. */
export function offsetMinutes(at: string, zone: string): number {
  return offsetAt(Date.parse(at), zone) / 60_000;
}

/**
 * An instant for people and for exports, with the zone named: `2026-03-29 03:30 UTC+02:00 (Europe/Berlin)`. The
 * offset stands there because an hour that comes twice reads the same without it. Seconds only where there are some.
 */
export function inZone(at: string, zone: string): string {
  const { date, time } = localOf(at, zone);
  const shown = `${date} ${time.replace(/:00$/, '')}`;
  return zone === 'UTC' ? `${shown} UTC` : `${shown} ${offsetInWords(offsetMinutes(at, zone))} (${zone})`;
}

/** `UTC+05:30`, from minutes ahead of UTC. */
export function offsetInWords(minutes: number): string {
  const size = Math.abs(Math.round(minutes));
  const two = (value: number) => String(value).padStart(2, '0');
  return `UTC${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** Date.parse takes 30 February for 2 March. */
function isDay(date: string): boolean {
  const day = Date.parse(`${date}T00:00Z`);
  return !Number.isNaN(day) && iso(day).startsWith(date);
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  if (formats.size >= MOST_FORMATS) formats.clear();
  formats.set(zone, format);
  return format;
}

/** The zone's clock reading as if it were UTC, in milliseconds, without fractions of a second. */
function wallAt(millis: number, zone: string): number {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(millis)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}

const offsetAt = (millis: number, zone: string) =>
  wallAt(millis, zone) - Math.floor(millis / SECOND_MS) * SECOND_MS;

const iso = (millis: number) => new Date(millis).toISOString();
