/**
 * What is wrong with the log of changes. Each change carries the hash of the one before it of the same row, and each
 * row its own last change, so that whatever is altered, taken out or put in does not fit its neighbours any more.
 *
 * `altered`: the change, or what the one after it says of it. `missing`: the changes right before this one.
 * `beginning`: those from the first on. `row-differs`: the log says otherwise than the row. `not-in-log`: the row's
 * last change. `ahead`: the log knows a later change than the row. `row-gone`: there are changes and no row.
 */
export const CHAIN_BREAKS = [
  'altered',
  'missing',
  'beginning',
  'row-differs',
  'not-in-log',
  'ahead',
  'row-gone',
] as const;

export interface ChainBreak {
  readonly kind: (typeof CHAIN_BREAKS)[number];
  readonly subject: string;
  readonly id: string;
  readonly version: number;
  /** UTC. */
  readonly at: string;
  /** Where the postmortem stands, null for what belongs to the whole site. */
  readonly pageId: string | null;
}

/**
 * Retention takes changes out from the first on, and leaves the last one from before its day: a row that begins later
 * than with its first change, but before that day, was cut by it.
 * @param cutBefore UTC, null where nothing was ever cut
 */
export const isCut = (found: ChainBreak, cutBefore: string | null): boolean =>
  found.kind === 'beginning' && found.version > 1 && cutBefore !== null && found.at < cutBefore;

/** The day, in UTC, before which changes go when `years` are kept. */
export function cutDay(now: number, years: number): string {
  const day = new Date(now);
  day.setUTCHours(0, 0, 0, 0);
  const month = day.getUTCMonth();
  day.setUTCFullYear(day.getUTCFullYear() - years);
  // 29 February of a year that has none: the day before 1 March.
  if (day.getUTCMonth() !== month) day.setUTCDate(0);
  return day.toISOString();
}
