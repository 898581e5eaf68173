import { readDate } from './timeline-when-date';
import { readZone, type SaidZone } from './timeline-when-zone';

/** What words say of a time, before it is known in which zone and, often, on which day. */
export interface When {
  /** As typed. */
  readonly words: string;
  /** YYYY-MM-DD, or null when no day is said. */
  readonly date: string | null;
  /** Null when no time is said. */
  readonly clock: Clock | null;
  readonly zone: SaidZone | null;
  /** "~", "about", "10 AM". */
  readonly isAbout: boolean;
  /** The end of a range, as typed; empty without one. */
  readonly until: string;
  readonly notes: readonly string[];
}

export interface Clock {
  /** 0 to 24. */
  readonly hour: number;
  /** Null for "14:??". */
  readonly minute: number | null;
  /** May have a fraction. */
  readonly second: number;
  /** Whether AM or PM is said with it. */
  readonly hasHalf: boolean;
}

/** A time at the beginning of a text, and the text without it. */
export interface Told {
  readonly when: When;
  readonly rest: string;
}

const LONGEST = 120;
const ABOUT = /^(?:[~≈±∼]|(?:ca|circa|about|approx(?:imately)?|around)\b\.?)\s{0,3}/i;
const JOINT = /^(?:,\s{0,3}|\s+at\s+|\s{1,4}|T(?=\d)|:(?=\d\d:)|\s*[-–—]\s+)/;
const CLOCK = /^(\d{1,2})[:hH]([0-5]\d)(?::([0-5]\d(?:[.,]\d{1,9})?))?(?!\d|:\d|:?\?)/;
const POINT_CLOCK = /^(\d{1,2})\.([0-5]\d)(?=\s?(?:uhr|hrs?|h|am|pm)\b)/i;
const DIGITS = /^([01]\d|2[0-3])([0-5]\d)(?=\s?(?:Z|UTC|GMT|hrs?|h)\b)/;
const HOUR_ONLY = /^(\d{1,2})(?=\s?(?:am|pm|a\.m\.|p\.m\.|uhr)(?![a-z]))/i;
const NO_MINUTE = /^(\d{1,2})[:hH](?:\?{1,2}|xx|--|__|\d[?x]|[?x]\d)(?::(?:\?\?|xx|--))?(?!\w)/i;
const NO_CLOCK = /^(?:\?{1,2}:\?{1,2}|--:--|xx:xx|__:__)(?::(?:\?\?|--|xx))?(?!\w)/i;
const HALF_OF_DAY = /^\s?(?:([ap])\.?m\b\.?|uhr\b|hrs?\b|h\b)/i;
const RANGE = /^\s{0,2}(?:-|–|—|\bto\b|\buntil\b)\s{0,2}/i;
const GAP = /^(?:[\s:,;|)\]>•*_]|[-–—](?=\s|$)|\.(?=\s))+/;
const UNKNOWN = /^(?:\?+|-+|–|—|unknown(?: time)?|time unknown|no time|not known|tb[dc]|n\/?a)$/i;
const EPOCH = /^(1\d{9})(\d{3})?(?:\.(\d{1,6}))?$/;

/**
 * Reads the time at the beginning of a text: `10:05`, `[10:05 AM]`, `2026-03-04T10:05:00Z`, `4 Mar 10:05 CET`,
 * `14:??`, `~19:30`, `10:05-10:10`. A date alone counts only as a whole: see `readWhole`.
 * @param near YYYY-MM-DD, the incident's day, for dates without a year
 */
export function readWhen(text: string, near: string | null): Told | null {
  const told = scan(text, near);
  if (told === null) return null;
  const { clock, words } = told.when;
  const isEnough = clock !== null || UNSURE.test(words) || ISO_ALONE.test(words);
  return isEnough || /^[\])*]{0,3}\s?[:|–—-]\s/.test(text.trimStart().slice(words.length)) ? told : null;
}

const UNSURE = /\?|--|xx|__/i;
const ISO_ALONE = /^\d{4}-\d\d-\d\d$/;

/** Reads a text that is a time, a date or a word for an unknown time, and nothing else. */
export function readWhole(text: string, near: string | null): When | null {
  const words = text.trim();
  if (words === '' || words.length > LONGEST) return null;
  if (UNKNOWN.test(words)) return { ...NOTHING, words };
  const epoch = EPOCH.exec(words);
  if (epoch !== null)
    return ofEpoch(
      Number(epoch[1]) * 1000 + Number((epoch[2] ?? epoch[3] ?? '').slice(0, 3).padEnd(3, '0')),
      words,
    );
  const told = scan(words, near);
  return told?.rest === '' ? told.when : null;
}

/** Whether a text is a time, with or without a date, and nothing else. */
export function isClock(text: string, near: string | null): boolean {
  const when = readWhole(text, near);
  return when !== null && when.clock !== null;
}

/** The time of an instant in milliseconds, as tools write it. */
export function ofEpoch(millis: number, words: string): When {
  const iso = new Date(millis).toISOString();
  return {
    ...NOTHING,
    words,
    date: iso.slice(0, 10),
    clock: {
      hour: Number(iso.slice(11, 13)),
      minute: Number(iso.slice(14, 16)),
      second: Number(iso.slice(17, 23)),
      hasHalf: false,
    },
    zone: { kind: 'offset', minutes: 0, words: 'UTC' },
  };
}

const NOTHING: Omit<When, 'words'> = {
  date: null,
  clock: null,
  zone: null,
  isAbout: false,
  until: '',
  notes: [],
};

function scan(text: string, near: string | null): Told | null {
  const start = text.slice(0, LONGEST);
  let at = /^\s*[[(<*_]{0,3}\s*/.exec(start)?.[0].length ?? 0;
  const skip = (pattern: RegExp) => {
    const found = pattern.exec(start.slice(at));
    at += found?.[0].length ?? 0;
    return found;
  };
  let isAbout = skip(ABOUT) !== null;
  const date = readDate(start.slice(at), near);
  at += date?.length ?? 0;
  const afterDate = at;
  if (date !== null) skip(JOINT);
  isAbout = skip(ABOUT) !== null || isAbout;
  const clock = readClock(start.slice(at));
  if (clock === null && date === null) return null;
  if (clock === null) at = afterDate;
  else at += clock.length;
  const zone =
    clock === null || isRangeNext(start.slice(at), start.slice(0, at), clock.clock)
      ? null
      : readZone(start.slice(at));
  at += zone?.length ?? 0;
  const end = clock === null ? null : readEnd(start.slice(at));
  at += end?.length ?? 0;
  const following = start[at] ?? '';
  // `10:05x` and `2026-03-04b` are names of something, not times.
  if (/[\p{L}\p{N}]/u.test(following)) return null;
  const rest = text.slice(at).replace(GAP, '');
  const when: When = {
    words: text.slice(0, at).replace(/^[\s[(<*_]+|[\s\])>*_]+$/g, ''),
    date: date?.date ?? null,
    clock: clock?.clock ?? null,
    zone: zone?.zone ?? end?.zone ?? null,
    isAbout: isAbout || clock?.isRound === true,
    until: end?.words ?? '',
    notes: date?.notes ?? [],
  };
  return { when, rest };
}

interface ReadClock {
  readonly clock: When['clock'];
  readonly length: number;
  readonly isRound: boolean;
}

/** Null when there is no time; a clock of null when there are signs for an unknown one. */
function readClock(text: string): ReadClock | null {
  const unknown = NO_CLOCK.exec(text);
  if (unknown !== null) return { clock: null, length: unknown[0].length, isRound: false };
  const noMinute = NO_MINUTE.exec(text);
  const found =
    noMinute ?? CLOCK.exec(text) ?? POINT_CLOCK.exec(text) ?? DIGITS.exec(text) ?? HOUR_ONLY.exec(text);
  if (found === null) return null;
  const [words, hours, minutes, seconds] = found;
  const half = HALF_OF_DAY.exec(text.slice(words.length));
  const hour = inTheDay(Number(hours), half?.[1]?.toLowerCase());
  if (hour === null || (hour === 24 && Number(minutes ?? 0) + Number((seconds ?? '0').replace(',', '.')) > 0))
    return null;
  return {
    clock: {
      hour,
      minute: noMinute === null ? Number(minutes ?? 0) : null,
      second: Number((seconds ?? '0').replace(',', '.')),
      hasHalf: half?.[1] !== undefined,
    },
    length: words.length + (half?.[0].length ?? 0),
    isRound: noMinute === null && minutes === undefined,
  };
}

function inTheDay(hour: number, half: string | undefined): number | null {
  if (hour > 24) return null;
  if (half === undefined || hour > 12) return half === 'a' && hour > 12 ? null : hour;
  return (hour % 12) + (half === 'p' ? 12 : 0);
}

/** `10:05-10:10` is a range, `2017-02-28 09:37-08:00` an offset: no range ends before it begins. */
function isRangeNext(text: string, before: string, clock: When['clock']): boolean {
  const end = /^\s?[-–—]\s?(\d{1,2}):(\d\d)/.exec(text);
  if (end === null || clock === null) return false;
  const isLater = Number(end[1]) * 60 + Number(end[2]) > clock.hour * 60 + (clock.minute ?? 0);
  // After `2017-02-28T09:37` only an offset can stand; without any day a person has no offset in mind.
  return !/\dT\d/.test(before) && (isLater || !/\d{4}/.test(before));
}

function readEnd(text: string): { words: string; zone: SaidZone | null; length: number } | null {
  const dash = RANGE.exec(text);
  if (dash === null) return null;
  const rest = text.slice(dash[0].length);
  const clock = CLOCK.test(rest) || NO_MINUTE.test(rest) ? readClock(rest) : null;
  if (clock === null) return null;
  const zone = readZone(rest.slice(clock.length));
  const length = clock.length + (zone?.length ?? 0);
  return { words: rest.slice(0, length).trim(), zone: zone?.zone ?? null, length: dash[0].length + length };
}
