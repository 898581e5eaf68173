export const VERDICTS = ['allowed', 'prevented', 'awaiting', 'waived'] as const;
export type Verdict = (typeof VERDICTS)[number];

/**
 * Why, in one word for machines. Of several reasons the one that is said is the one to see to first: what is overdue,
 * then what nobody owns, what Jira knows nothing of, what cannot be reached there.
 */
export const GATE_CODES = [
  'ALLOWED',
  'CRITICAL_OPEN',
  'OVERDUE',
  'UNASSIGNED',
  'UNTRACKED',
  'UNREACHABLE',
  'STALE',
  'QUIET',
  'OVERRIDDEN',
  'UNKNOWN',
] as const;
export type GateCode = (typeof GATE_CODES)[number];

/** What asks the gate, as the log of decisions has it. */
export const GATE_CALLERS = ['token', 'workflow', 'release', 'api'] as const;

/**
 * How long what we know of a linked issue may be believed. A complete sweep confirms every issue that carries our
 * marker, because its search would have found a change; any other issue only by a read of its own.
 */
export const MAX_UNVERIFIED_MS = 3 * 60 * 60 * 1000;

/**
 * How long a linked issue may go without a read of its own, whatever sweeps say. A sweep cannot find one that was
 * deleted or hidden, or whose marker somebody took away in Jira: until it is read, what is done here may be open there.
 * So this is the longest that a release can be let through in error. Sweeps read a hundred by turns, so most sites
 * come round within hours, and the ten thousand issues that a site may have in a hundred hours; where it takes longer,
 * the gate waits. It is less than a sweep after a pause looks back, so no change falls between the two.
 */
export const MAX_UNREAD_MS = 5 * 24 * 60 * 60 * 1000;

/** UTC instants since which an issue must have been confirmed, and read. */
export interface Freshness {
  readonly confirmedSince: string;
  readonly readSince: string;
}

/** @param now milliseconds since the epoch */
export const freshnessAt = (now: number): Freshness & { readonly now: string } => ({
  now: new Date(now).toISOString(),
  confirmedSince: new Date(now - MAX_UNVERIFIED_MS).toISOString(),
  readSince: new Date(now - MAX_UNREAD_MS).toISOString(),
});

/** Counts over the actions of one service that its policy looks at and no waiver covers, and over its incidents. */
export interface GateFacts {
  /** Open, and no issue in Jira is asked about: nothing but an editor can close it. */
  readonly openUnlinked: number;
  /** Open by what Jira said last, or not to be known: not done, checking, unreachable. */
  readonly openLinked: number;
  /**
   * Actions with an issue that nothing has confirmed within MAX_UNVERIFIED_MS, and linked ones not read within
   * MAX_UNREAD_MS. What is unreachable counts as open either way, so a complete sweep is enough for it.
   */
  readonly unverified: number;
  /** Of the open ones: past their due date, by the day in UTC. */
  readonly overdue: number;
  readonly unassigned: number;
  /** Of the open ones: no issue in Jira, and none asked for. */
  readonly untracked: number;
  readonly unreachable: number;
  /** Incidents that go on, or ended less than the policy's quiet hours ago. */
  readonly quiet: number;
  /** Actions and incidents that would be counted above, but for a waiver. */
  readonly waived: number;
}

export const NOTHING_OPEN: GateFacts = {
  openUnlinked: 0,
  openLinked: 0,
  unverified: 0,
  overdue: 0,
  unassigned: 0,
  untracked: 0,
  unreachable: 0,
  quiet: 0,
  waived: 0,
};

export interface Decision {
  readonly verdict: Verdict;
  readonly code: GateCode;
}

/**
 * Fail closed: `allowed` needs every fact to be known and none against it. An open unlinked action is certain
 * whatever Jira would say, so it prevents even when the rest cannot be verified.
 */
export function decide(facts: GateFacts): Decision {
  if (facts.openUnlinked > 0) return { verdict: 'prevented', code: whatFirst(facts) };
  if (facts.unverified > 0) return { verdict: 'awaiting', code: 'STALE' };
  if (facts.openLinked > 0) return { verdict: 'prevented', code: whatFirst(facts) };
  if (facts.quiet > 0) return { verdict: 'awaiting', code: 'QUIET' };
  if (facts.waived > 0) return { verdict: 'waived', code: 'OVERRIDDEN' };
  return { verdict: 'allowed', code: 'ALLOWED' };
}

/** Whether a release is not let through. What is not known to let it through holds it. */
export function isHeld(facts: GateFacts): boolean {
  return !LETS_THROUGH.includes(decide(facts).verdict);
}

const LETS_THROUGH: readonly Verdict[] = ['allowed', 'waived'];

const FIRMEST = ['prevented', 'awaiting', 'waived', 'allowed'] as const satisfies readonly Verdict[];
const MOST_URGENT = GATE_CODES.filter((code) => code !== 'CRITICAL_OPEN');

/**
 * Of several services that are released together: what holds one holds all. Of equal verdicts the code to see to
 * first. Nothing decided is nothing known.
 */
export function strictest(decisions: readonly Decision[]): Decision {
  const [first] = [...decisions].sort(
    (a, b) =>
      FIRMEST.indexOf(a.verdict) - FIRMEST.indexOf(b.verdict) || urgencyOf(a.code) - urgencyOf(b.code),
  );
  return first ?? FAILED;
}

/** What says nothing more than "open" comes after every code that says why. */
const urgencyOf = (code: GateCode) =>
  code === 'CRITICAL_OPEN' ? MOST_URGENT.length : MOST_URGENT.findIndex((each) => each === code);

function whatFirst(facts: GateFacts): GateCode {
  if (facts.overdue > 0) return 'OVERDUE';
  if (facts.unassigned > 0) return 'UNASSIGNED';
  if (facts.untracked > 0) return 'UNTRACKED';
  return facts.unreachable > 0 ? 'UNREACHABLE' : 'CRITICAL_OPEN';
}

/** The answer when we could not even ask. */
export const FAILED: Decision = { verdict: 'awaiting', code: 'UNKNOWN' };
