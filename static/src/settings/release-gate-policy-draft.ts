import {
  PAST_DAYS_MOST,
  PAST_PRIORITIES,
  PAST_WEEKS,
  type PastPriority,
  QUIET_HOURS_MOST,
  type SetPolicy,
} from '../../../src/contract/release-gate-policy';

/** `never`, `own` for days of one's own, or the days of a preset. */
export type PastChoice = string;

/** A policy as it is typed. */
export interface PolicyDraft extends Pick<SetPolicy, 'lowestBlocking' | 'severities' | 'types' | 'waivers'> {
  readonly past: Readonly<Record<PastPriority, { readonly choice: PastChoice; readonly days: string }>>;
  readonly quietHours: string;
}

const isPreset = (days: number) => PAST_WEEKS.some((weeks) => weeks * 7 === days);

function pastOf(days: number | null) {
  if (days === null) return { choice: 'never', days: '' } as const;
  return {
    choice: isPreset(days) ? String(days) : 'own',
    days: String(days),
  };
}

export function draftOf(policy: SetPolicy): PolicyDraft {
  const { lowestBlocking, severities, types, pastDays, quietHours, waivers } = policy;
  const past = { high: pastOf(pastDays.high), medium: pastOf(pastDays.medium), low: pastOf(pastDays.low) };
  return { lowestBlocking, severities, types, past, quietHours: String(quietHours), waivers };
}

const numberIn = (text: string, least: number, most: number): number | null => {
  const number = /^\s*\d{1,5}\s*$/.test(text) ? Number(text) : -1;
  return number >= least && number <= most ? number : null;
};

/** Days as typed; undefined for what is no number of days. */
export function daysIn({ choice, days }: PolicyDraft['past'][PastPriority]): number | null | undefined {
  if (choice === 'never') return null;
  return numberIn(choice === 'own' ? days : choice, 1, PAST_DAYS_MOST) ?? undefined;
}

/** Null for what is no number of hours. */
export const hoursIn = ({ quietHours }: PolicyDraft): number | null =>
  numberIn(quietHours, 0, QUIET_HOURS_MOST);

/** Null while something typed is no number. */
export function policyIn(draft: PolicyDraft): SetPolicy | null {
  const quietHours = hoursIn(draft);
  const [high, medium, low] = PAST_PRIORITIES.map((priority) => daysIn(draft.past[priority]));
  if (quietHours === null || high === undefined || medium === undefined || low === undefined) return null;
  const { lowestBlocking, severities, types, waivers } = draft;
  return { lowestBlocking, pastDays: { high, medium, low }, severities, types, quietHours, waivers };
}
