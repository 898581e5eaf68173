import { addDays } from './plain-date';
import { readTimelinePaste, type PastedEntry } from './timeline-paste';
import { localOf } from './timeline-zones';

/** What is known where a line is typed. Instants are UTC, or null when they are not known. */
export interface LineContext {
  /** The incident's zone, an IANA name. */
  readonly zone: string;
  readonly startedAt: string | null;
  /** When the entry before it happened. */
  readonly lastAt: string | null;
}

const HALF_DAY_MS = 43_200_000;

/**
 * Reads one typed line such as `10:05 alert triggered to on-call, PagerDuty`. A time without a day is of the day of
 * the entry before it, or of the day after where it would go back by more than half a day: midnight has passed.
 */
export function readEntryLine(
  line: string,
  { zone, startedAt, lastAt }: LineContext,
): readonly PastedEntry[] {
  const near = lastAt ?? startedAt;
  const day = near === null ? null : localOf(near, zone).date;
  const context = { day, zone, startedAt: lastAt === null ? startedAt : null };
  const { entries } = readTimelinePaste(line, context);
  const at = entries.find((entry) => entry.at !== null)?.at ?? null;
  if (day === null || lastAt === null || at === null) return entries;
  if (Date.parse(lastAt) - Date.parse(at) <= HALF_DAY_MS) return entries;
  return readTimelinePaste(line, { ...context, day: addDays(day, 1) }).entries;
}

const LIKE_A_TIME =
  /^\W{0,3}((?:\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{0,4})?[ ,T]{1,2}\d{1,2}[:.]\d{1,2}|\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,4})?|\d{1,2}:\d{1,2}(?::\d{1,2})?)\.?)(?=[\s,;)\]]|$)/;

/** What a line begins with that looks like a time and could not be read as one; null where there is no such thing. */
export function unreadTime(line: string, read: readonly PastedEntry[]): string | null {
  if (read.some(({ isUnderstood }) => isUnderstood)) return null;
  return LIKE_A_TIME.exec(line.trim())?.[1] ?? null;
}

/** Whether a line has a time of which only the day is missing. */
export const lacksDay = ({ at, choices, timeWords, isUnderstood }: PastedEntry): boolean =>
  at === null && choices.length === 0 && isUnderstood && /\d/.test(timeWords);
