import { type ActionType, PRIORITIES, type Priority, priorityRank } from './actions';
import type { Severity } from './postmortem';

/** Priorities that hold a release only after some time; a critical one never waits. */
export const PAST_PRIORITIES = ['high', 'medium', 'low'] as const satisfies readonly Priority[];
export type PastPriority = (typeof PAST_PRIORITIES)[number];

/** Which open actions of past incidents hold a release back, and for how long after an incident nothing is released. */
export interface GatePolicy {
  /** The lowest priority that prevents a release from its first day. */
  readonly lowestBlocking: Priority;
  /** Days after which an open action of a lower priority prevents one as well; null: never. */
  readonly pastDays: Readonly<Record<PastPriority, number | null>>;
  /** Severities of the incidents whose actions count; empty: all. */
  readonly severities: readonly Severity[];
  /** Types of the actions that count; empty: all. */
  readonly types: readonly ActionType[];
  /** Hours after an incident for which releases wait, and all the time while it goes on; 0: none. */
  readonly quietHours: number;
}

/** Who may let a release through all the same, and for how long. */
export interface WaiverRules {
  /** People who may, beside those who administer Confluence: account ids outside, `people.id`s where it is kept. */
  readonly by: readonly string[];
  /** Days after which a waiver ends at the latest. */
  readonly mostDays: number;
}

/** A policy as an admin sets it. */
export interface SetPolicy extends GatePolicy {
  readonly waivers: WaiverRules;
}

/** A waiver that outlives a fortnight is a policy. */
export const MOST_WAIVER_DAYS = 14;
export const DEFAULT_WAIVER_RULES: WaiverRules = { by: [], mostDays: MOST_WAIVER_DAYS };

export const DEFAULT_POLICY: GatePolicy = {
  lowestBlocking: 'critical',
  pastDays: { high: null, medium: null, low: null },
  severities: [],
  types: [],
  quietHours: 0,
};

/**
 * Weeks within which Atlassian wants its own priority actions done, depending on the service.
 * https://www.atlassian.com/incident-management/handbook/postmortems
 */
export const PAST_WEEKS = [4, 8] as const;
export const PAST_DAYS_MOST = 3650;
export const QUIET_HOURS_MOST = 24 * 30;

/** Where a policy comes from: the service itself, the site's default, or the product where nobody said anything. */
export const POLICY_SOURCES = ['service', 'default', 'product'] as const;
export type PolicySource = (typeof POLICY_SOURCES)[number];

/** Days from which on an open action of this priority holds a release: 0 at once, null never. */
export function heldAfterDays(policy: GatePolicy, priority: Priority): number | null {
  if (priorityRank(priority) >= priorityRank(policy.lowestBlocking)) return 0;
  return priority === 'critical' ? 0 : policy.pastDays[priority];
}

/** The lowest rank that ever counts by this policy; what ranks lower is never looked at. */
export function leastRank(policy: GatePolicy): number {
  const counting = PRIORITIES.filter((priority) => heldAfterDays(policy, priority) !== null);
  return Math.min(...counting.map(priorityRank));
}

/** What a policy looks at of an action. */
export interface HeldAction {
  readonly priority: Priority;
  readonly type: ActionType;
  /** UTC instant at which it was written down. */
  readonly addedAt: string;
}

/**
 * Whether an action is one that holds a release for as long as it is open.
 * @param now milliseconds since the epoch
 */
export function countsForGate(
  policy: GatePolicy,
  action: HeldAction,
  severity: Severity,
  now: number,
): boolean {
  if (policy.severities.length > 0 && !policy.severities.includes(severity)) return false;
  if (policy.types.length > 0 && !policy.types.includes(action.type)) return false;
  const days = heldAfterDays(policy, action.priority);
  return days !== null && (days === 0 || Date.parse(action.addedAt) + days * 86_400_000 <= now);
}

/** When an incident happened, as far as it is known: UTC instants. */
export interface IncidentEnd {
  readonly startedAt: string | null;
  readonly detectedAt: string | null;
  readonly resolvedAt: string | null;
}

/**
 * Whether releases wait because of this incident: while it goes on, and some hours after. An incident of which no time
 * is known yet is no reason.
 * @param now milliseconds since the epoch
 */
export function isQuiet(policy: GatePolicy, incident: IncidentEnd, severity: Severity, now: number): boolean {
  if (policy.quietHours === 0) return false;
  if (policy.severities.length > 0 && !policy.severities.includes(severity)) return false;
  const { startedAt, detectedAt, resolvedAt } = incident;
  if (resolvedAt !== null) return Date.parse(resolvedAt) + policy.quietHours * 3_600_000 > now;
  return startedAt !== null || detectedAt !== null;
}
