import * as v from 'valibot';
import type { ReviewPlan } from '../../../src/contract/review';
import { whyNoInstant } from '../shared/typed-time';
import { reviewTexts } from '../texts/review';

/** A plan as it is typed: numbers and times may be none yet. */
export const planDraftShape = v.object({
  at: v.nullable(v.string()),
  minutes: v.string(),
  invitees: v.array(v.string()),
  agenda: v.array(v.object({ title: v.string(), minutes: v.string() })),
  sharedAt: v.nullable(v.string()),
  deadline: v.nullable(v.string()),
});
export type PlanDraft = v.InferOutput<typeof planDraftShape>;

export const draftOfPlan = (plan: ReviewPlan): PlanDraft => ({
  ...plan,
  minutes: String(plan.minutes),
  invitees: [...plan.invitees],
  agenda: plan.agenda.map(({ title, minutes }) => ({ title, minutes: String(minutes) })),
});

/** What is typed as a number of minutes; NaN when it is none. */
export const minutesOf = (typed: string): number => (/^\s*\d{1,4}\s*$/.test(typed) ? Number(typed) : NaN);

export const planOf = (draft: PlanDraft): ReviewPlan => ({
  ...draft,
  minutes: minutesOf(draft.minutes),
  agenda: draft.agenda.map(({ title, minutes }) => ({ title, minutes: minutesOf(minutes) })),
});

/** Why it cannot be a plan yet; null when the contract may have a look. */
export function whyNoPlan(draft: PlanDraft, zone: string): string | null {
  const times = [
    [reviewTexts.when, draft.at],
    [reviewTexts.ownDeadline, draft.deadline],
  ] as const;
  for (const [label, time] of times) {
    const why = whyNoInstant(time, zone);
    if (why !== null) return `${label}: ${why}`;
  }
  const numbers = [draft.minutes, ...draft.agenda.map(({ minutes }) => minutes)];
  return numbers.some((typed) => Number.isNaN(minutesOf(typed))) ? reviewTexts.wholeMinutes : null;
}
