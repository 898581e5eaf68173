import { minutesInWords, numberInWords } from './impact';
import type { Duration } from './postmortem';

/** What a service promises. */
export interface Objective {
  /** The share that must be good, in per cent: 99.9. Above 0 and below 100, at most six decimals. */
  readonly targetPercent: number;
  /** Over how many days it is measured; 28 for four weeks. */
  readonly windowDays: number;
}

/** From what the used share is worked out. */
export type BudgetBasis =
  | {
      readonly kind: 'minutes';
      readonly duration: Duration;
      /** How much of the service was bad during that time, in per cent; 100 for a full outage, null when unknown. */
      readonly affectedPercent: number | null;
    }
  | {
      readonly kind: 'requests';
      readonly failed: number | null;
      /** All requests of the objective's window, good and bad. */
      readonly inWindow: number | null;
    };

/** Share of an error budget in per cent, over 100 when more was used than there was. */
export type BudgetShare =
  | {
      readonly kind: 'known';
      /** Of the budget of the objective's own window. */
      readonly percent: number;
      /** Of the budget of four weeks at the same target, which is what rules compare. */
      readonly fourWeekPercent: number;
      /** Bad minutes or requests, and how many the window allows. */
      readonly used: number;
      readonly budget: number;
      readonly unit: 'minutes' | 'requests';
    }
  | { readonly kind: 'unknown'; readonly reason: string }
  | { readonly kind: 'invalid'; readonly reason: string };

export const LONGEST_WINDOW_DAYS = 366;
const FOUR_WEEKS = 28;
const MINUTES_A_DAY = 1440;

const unknown = (reason: string): BudgetShare => ({ kind: 'unknown', reason });
const invalid = (reason: string): BudgetShare => ({ kind: 'invalid', reason });

/** Why an objective cannot be kept, as a sentence; null when it can. */
export function whyNotObjective({ targetPercent, windowDays }: Objective): string | null {
  if (!(targetPercent > 0 && targetPercent < 100) || millionthsAllowed(targetPercent) === 0)
    return 'The target must be above 0 % and below 100 %, such as 99.9 %.';
  if (!(windowDays > 0 && windowDays <= LONGEST_WINDOW_DAYS))
    return `The window must be between 1 and ${LONGEST_WINDOW_DAYS} days.`;
  return null;
}

/**
 * Share of the error budget that an incident used. Requests are taken as spread evenly over the window where four
 * weeks are worked out from another one. Never negative: what contradicts itself is invalid, with the reason.
 */
export function budgetShare(objective: Objective | null, basis: BudgetBasis | null): BudgetShare {
  if (objective === null) return unknown('No objective (SLO) is given. Add its target and window.');
  const why = whyNotObjective(objective);
  if (why !== null) return invalid(why);
  if (basis === null) return unknown('Nothing says how much was bad. Add minutes or failed requests.');
  return basis.kind === 'minutes' ? byMinutes(objective, basis) : byRequests(objective, basis);
}

function byMinutes(
  { targetPercent, windowDays }: Objective,
  { duration, affectedPercent }: Extract<BudgetBasis, { kind: 'minutes' }>,
): BudgetShare {
  if (affectedPercent !== null && !(affectedPercent >= 0 && affectedPercent <= 100))
    return invalid('The affected share must be between 0 % and 100 %. Correct it.');
  if (duration.kind === 'invalid')
    return invalid(`Correct when it started or was resolved: ${duration.reason}.`);
  if (duration.kind === 'unknown')
    return unknown(`Add when it started and was resolved: ${duration.reason}.`);
  if (!(duration.minutes >= 0 && Number.isFinite(duration.minutes)))
    return invalid('The duration must be zero or more minutes. Correct it.');
  if (affectedPercent === null)
    return unknown('Say which share of the service was bad during that time: 100 % for a full outage.');
  const bad = (days: number) => (Math.min(duration.minutes, days * MINUTES_A_DAY) * affectedPercent) / 100;
  const share = (days: number) => shareOf(bad(days), days * MINUTES_A_DAY, targetPercent);
  return {
    kind: 'known',
    percent: share(windowDays),
    fourWeekPercent: share(FOUR_WEEKS),
    used: clean(bad(windowDays)),
    budget: budgetOf(windowDays * MINUTES_A_DAY, targetPercent),
    unit: 'minutes',
  };
}

function byRequests(
  { targetPercent, windowDays }: Objective,
  { failed, inWindow }: Extract<BudgetBasis, { kind: 'requests' }>,
): BudgetShare {
  for (const count of [failed, inWindow])
    if (count !== null && !(count >= 0 && Number.isFinite(count)))
      return invalid('Requests must be zero or more. Correct the number.');
  if (failed === null) return unknown('Add how many requests failed.');
  if (inWindow === null) return unknown('Add how many requests there were in the window.');
  if (failed > inWindow)
    return invalid('More requests failed than there were in the window. Correct one of the two numbers.');
  if (inWindow === 0) return unknown('There were no requests in the window, so nothing can be worked out.');
  return {
    kind: 'known',
    percent: shareOf(failed, inWindow, targetPercent),
    fourWeekPercent: shareOf(failed, (inWindow * FOUR_WEEKS) / windowDays, targetPercent),
    used: failed,
    budget: budgetOf(inWindow, targetPercent),
    unit: 'requests',
  };
}

/** 100 - 99.9 is not 0.1 in binary; whole millionths of a per cent are. */
const millionthsAllowed = (targetPercent: number) => Math.round((100 - targetPercent) * 1e6);

const budgetOf = (total: number, targetPercent: number) =>
  clean((total * millionthsAllowed(targetPercent)) / 1e8);

const shareOf = (bad: number, total: number, targetPercent: number) =>
  clean((bad * 1e10) / (total * millionthsAllowed(targetPercent)));

/** Takes the noise of binary fractions away, so that exactly 20 % is not over 20 %. */
const clean = (value: number) => Number(value.toPrecision(12));

/**
 * A share as a reader sees it, no more exact than it can be: one decimal below 10 %, whole above, "just over 20 %"
 * where rounding would hide on which side of a limit it is.
 * @param limits shares, in per cent, that decide something
 */
export function percentInWords(percent: number, limits: readonly number[] = []): string {
  if (percent === 0) return '0 %';
  if (percent > 1000) return `more than ${numberInWords(Math.floor(percent / 100 - 1e-9))} times all of it`;
  const rounded = percent < 10 ? Math.round(percent * 10) / 10 : Math.round(percent);
  const limit = limits.find((each) =>
    percent > each ? rounded <= each : percent < each ? rounded >= each : false,
  );
  if (limit !== undefined) return `just ${percent > limit ? 'over' : 'under'} ${limit} %`;
  return rounded < 0.1 ? 'less than 0.1 %' : `${rounded} %`;
}

/** "about 23 % of the error budget (9 min of 40 min)"; for unknown and invalid ones, the reason. */
export function budgetInWords(share: BudgetShare, limits: readonly number[] = []): string {
  if (share.kind !== 'known') return share.reason;
  const amount = (value: number) =>
    share.unit === 'minutes' ? minutesInWords(value) : numberInWords(Math.round(value));
  const unit = share.unit === 'minutes' ? '' : ' requests';
  return `${percentInWords(share.percent, limits)} of the error budget (${amount(share.used)} of ${amount(share.budget)}${unit})`;
}
