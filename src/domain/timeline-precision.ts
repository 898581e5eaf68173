/**
 * How well a time is known. With it, `at` is the beginning of the span in which something happened:
 * - `exact`: that minute or second.
 * - `about`: people said "about" or "~"; `at` is what they said.
 * - `hour`: "14:??"; `at` is the beginning of that hour.
 * - `day`: a date only; `at` is the beginning of that day in the zone it was said in.
 * - `unknown`: `at` is null.
 */
export const PRECISIONS = ['exact', 'about', 'hour', 'day', 'unknown'] as const;
export type Precision = (typeof PRECISIONS)[number];

/** The time of an entry; without `precision` it is exact, or unknown where `at` is null. */
export interface EntryTime {
  /** UTC instant. */
  readonly at: string | null;
  readonly precision?: Precision;
}

const HOUR_MS = 3_600_000;
const SPANS: Readonly<Record<Precision, number>> = {
  exact: 0,
  about: 0,
  hour: HOUR_MS - 1,
  // A day on which the clocks go back has 25 hours; nothing is flagged for that one.
  day: 25 * HOUR_MS - 1,
  unknown: 0,
};

/** The first and the last millisecond at which it can have happened, or null when nothing is known. */
export function spanOf({ at, precision = 'exact' }: EntryTime): { from: number; to: number } | null {
  if (at === null || precision === 'unknown') return null;
  const from = Date.parse(at);
  return { from, to: from + SPANS[precision] };
}

/** Whether a duration may be taken from or to it: an hour or a day would make minutes up. */
export function isMeasurable({ at, precision = 'exact' }: EntryTime): boolean {
  return at !== null && (precision === 'exact' || precision === 'about');
}
