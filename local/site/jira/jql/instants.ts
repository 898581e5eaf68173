import { badRequest } from '../refusal';

const MINUTE = 60_000;
const UNITS: Readonly<Record<string, number>> = {
  m: MINUTE,
  h: 60 * MINUTE,
  d: 24 * 60 * MINUTE,
  w: 7 * 24 * 60 * MINUTE,
};

/**
 * A date of JQL in ms: relative to now (`-75m`, `"-1d 2h"`), or absolute (`2026-08-14`, `"2026-08-14 10:30"`),
 * which this site reads as UTC. Anything else is a 400.
 */
export function instantOf(text: string, now: number, field: string): number {
  const relative = /^([+-]?)(\d+[wdhm](?:\s+\d+[wdhm])*)$/.exec(text.trim());
  if (relative) {
    const parts = (relative[2] ?? '').split(/\s+/);
    const length = parts.reduce(
      (sum, part) => sum + Number(part.slice(0, -1)) * (UNITS[part.slice(-1)] ?? 0),
      0,
    );
    return relative[1] === '-' ? now - length : now + length;
  }
  const absolute = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:\s+(\d{1,2}):(\d{2}))?$/.exec(text.trim());
  if (absolute) {
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = absolute
      .slice(1)
      .map((part: string | undefined) => Number(part ?? 0));
    return Date.UTC(year, month - 1, day, hour, minute);
  }
  throw badRequest(
    `Date value '${text}' for field '${field}' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', ` +
      "'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.",
  );
}
