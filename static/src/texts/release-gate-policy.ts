import type { GatePolicy, PastPriority } from '../../../src/contract/release-gate-policy';
import type { GateCode, Verdict } from '../../../src/contract/rules';
import { priorityNames } from './actions';

/** Texts of what holds a release: policies, and what a verdict is for. */
export const gatePolicyTexts = {
  change: 'Change',
  changeOf: (label: string) => `Change: ${label}`,
  close: 'Close',
  usesDefault: 'The default holds.',
  ownOrDefault: 'Which policy holds',
  useDefault: 'The default for all services',
  useOwn: 'One of its own',
  lowest: 'Lowest priority that prevents a release at once',
  pastOf: (priority: PastPriority) => `${priorityNames[priority]} priority prevents one as well`,
  never: 'never',
  weeks: (count: number) => `after ${String(count)} weeks`,
  own: 'after some days',
  daysOf: (priority: PastPriority) => `Days for ${priority} priority`,
  daysWrong: (most: number) => `Whole days from 1 to ${String(most)}.`,
  severities: 'Only incidents of these severities (none chosen: all)',
  types: 'Only actions of these types (none chosen: all)',
  quiet: 'Hours after an incident for which releases wait (0: none)',
  quietWrong: (most: number) => `Whole hours from 0 to ${String(most)}.`,
  save: 'Save policy',
  try: 'What would it hold now?',
  trying: 'Asking what it would hold',
  tried: 'With this policy, at this moment',
  triedNone: 'There is no service to which it would apply.',
  verdictOf: {
    allowed: 'allowed',
    prevented: 'prevented',
    awaiting: 'awaiting',
    waived: 'waived',
  } satisfies Record<Verdict, string>,
  openCount: (count: number) => `${String(count)} open ${count === 1 ? 'action holds' : 'actions hold'} it`,
};

const asDays = (days: number) => (days % 7 === 0 ? `${String(days / 7)} weeks` : `${String(days)} days`);
const inOneSentence = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** `critical priority`, `high priority or above, or of medium priority after 8 weeks`: what the open actions are of. */
export function heldWords({ lowestBlocking, pastDays }: GatePolicy): string {
  const first = lowestBlocking === 'critical' ? 'critical priority' : `${lowestBlocking} priority or above`;
  const order: readonly PastPriority[] = ['high', 'medium', 'low'];
  const below = order.slice(lowestBlocking === 'critical' ? 0 : order.indexOf(lowestBlocking) + 1);
  const past = below.flatMap((priority) => {
    const days = pastDays[priority];
    return days === null ? [] : `of ${priority} priority after ${asDays(days)}`;
  });
  return past.length === 0 ? first : `${first}, or ${past.join(', or ')}`;
}

/** A policy in full, as one or more sentences. */
export function policyWords(policy: GatePolicy): string {
  const { severities, types, quietHours } = policy;
  const of = severities.length === 0 ? '' : ` of ${inOneSentence.format(severities)} incidents`;
  const kinds = types.length === 0 ? '' : ` of type ${inOneSentence.format(types)}`;
  const quiet =
    quietHours === 0
      ? ''
      : ` Releases wait for ${String(quietHours)} ${quietHours === 1 ? 'hour' : 'hours'} after an incident.`;
  return `Open actions${kinds}${of} of ${heldWords(policy)} prevent a release.${quiet}`;
}

/** What to see to first, where a verdict is for more than that actions are open. */
export const codeWords: Readonly<Partial<Record<GateCode, string>>> = {
  OVERDUE: 'At least one of them is past its due date.',
  UNASSIGNED: 'At least one of them has no owner.',
  UNTRACKED: 'At least one of them has no issue in Jira yet.',
  UNREACHABLE: 'An issue in Jira is out of reach, so nobody can see whether it is done.',
};
