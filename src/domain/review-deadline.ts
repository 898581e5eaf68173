import { SEVERITIES, type Severity } from './postmortem';
import { addDays, isBusinessDay } from './plain-date';
import { instantOf, isZone, localOf } from './timeline-zones';

/** Hours pass everywhere alike; days are those of the incident's zone, where some have 23 or 25 hours. */
export const DEADLINE_UNITS = ['hours', 'calendar-days', 'business-days'] as const;
export type DeadlineUnit = (typeof DEADLINE_UNITS)[number];

/** How long after the incident was resolved its review is to be held. */
export interface DeadlineRule {
  readonly unit: DeadlineUnit;
  readonly count: number;
}
export type DeadlineRules = Readonly<Record<Severity, DeadlineRule>>;

/** At most so many of each unit: four weeks. */
export const DEADLINE_MOST: Readonly<Record<DeadlineUnit, number>> = {
  hours: 672,
  'calendar-days': 28,
  'business-days': 20,
};

const forAll = (rule: DeadlineRule): DeadlineRules => ({ SEV1: rule, SEV2: rule, SEV3: rule, SEV4: rule });

/** https://www.atlassian.com/incident-management/handbook/postmortems */
export const DEFAULT_DEADLINES = forAll({ unit: 'hours', count: 72 });

/** https://postmortems.pagerduty.com/how_to_write/steps/ names the two worst; the others follow the second. */
export const PAGERDUTY_DEADLINES: DeadlineRules = {
  ...forAll({ unit: 'business-days', count: 5 }),
  SEV1: { unit: 'calendar-days', count: 3 },
};

/** What decides on a deadline. */
export interface DeadlineFacts {
  /** UTC instant. */
  readonly resolvedAt: string | null;
  readonly severity: Severity;
  /** The incident's zone, an IANA name. */
  readonly zone: string;
  /** Set for this postmortem alone (UTC instant); null leaves it to the rules. */
  readonly ownDeadline: string | null;
}

/** Until when (UTC) the review is to be held; null while nobody can tell. */
export function reviewDeadline(
  { resolvedAt, severity, zone, ownDeadline }: DeadlineFacts,
  rules: DeadlineRules = DEFAULT_DEADLINES,
): string | null {
  if (ownDeadline !== null) return ownDeadline;
  return resolvedAt === null ? null : deadlineBy(rules[severity], resolvedAt, zone);
}

/** Days later, the clocks of the zone show what they showed; where they skip that or show it twice, the later moment. */
export function deadlineBy({ unit, count }: DeadlineRule, resolvedAt: string, zone: string): string {
  if (unit === 'hours') return new Date(Date.parse(resolvedAt) + count * HOUR_MS).toISOString();
  const known = isZone(zone) ? zone : 'UTC';
  const { date, time } = localOf(resolvedAt, known);
  const day = unit === 'calendar-days' ? addDays(date, count) : addBusinessDays(date, count);
  const reading = instantOf({ date: day, time }, known);
  return reading.kind === 'one' ? reading.at : reading.later;
}

function addBusinessDays(date: string, count: number): string {
  let day = date;
  for (let left = count; left > 0;) {
    day = addDays(day, 1);
    if (isBusinessDay(day)) left -= 1;
  }
  return day;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** More than any change of the clocks. */
const CLOCKS_MS = 3 * HOUR_MS;

/** No deadline of these rules comes earlier or later after the resolution than that, in milliseconds. */
export function deadlineReach(rules: DeadlineRules): { readonly least: number; readonly most: number } {
  const reaches = Object.values(rules).map(({ unit, count }: DeadlineRule) => {
    if (unit === 'hours') return [count * HOUR_MS, count * HOUR_MS] as const;
    const weekends = unit === 'business-days' ? 2 * Math.ceil(count / 5) : 0;
    return [count * DAY_MS - CLOCKS_MS, (count + weekends) * DAY_MS + CLOCKS_MS] as const;
  });
  return {
    least: Math.min(...reaches.map(([least]) => least)),
    most: Math.max(...reaches.map(([, most]) => most)),
  };
}

/** Where a review stands at a moment, in whole minutes that are never negative. */
export type ReviewStanding =
  | { readonly kind: 'unknown' }
  /** `lateBy` null: no deadline is known that it could have missed. */
  | { readonly kind: 'held'; readonly heldAt: string; readonly lateBy: number | null }
  | { readonly kind: 'ahead' | 'overdue'; readonly deadline: string; readonly minutes: number };

/** Having been held stops the clock. */
export function reviewStanding(deadline: string | null, heldAt: string | null, now: number): ReviewStanding {
  const minutes = (from: number, to: number) => Math.max(0, Math.floor((to - from) / 60_000));
  if (heldAt !== null) {
    const lateBy = deadline === null ? null : minutes(Date.parse(deadline), Date.parse(heldAt));
    return { kind: 'held', heldAt, lateBy };
  }
  if (deadline === null) return { kind: 'unknown' };
  const due = Date.parse(deadline);
  return due > now
    ? { kind: 'ahead', deadline, minutes: minutes(now, due) }
    : { kind: 'overdue', deadline, minutes: minutes(due, now) };
}

export const sameRules = (a: DeadlineRules, b: DeadlineRules): boolean =>
  SEVERITIES.every(
    (severity) => a[severity].unit === b[severity].unit && a[severity].count === b[severity].count,
  );
