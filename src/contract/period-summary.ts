import * as v from 'valibot';
import type { PeriodEntry } from '../domain/period-summary';
import { instant, uuid } from './fields';

export { periodSummaryText, type PeriodEntry } from '../domain/period-summary';

const listPlace = v.object({ at: instant, id: uuid });

/** From the one instant to before the other; `after`: where the answer before said that it goes on. */
export const periodRange = v.object({
  from: instant,
  until: instant,
  after: v.optional(v.nullable(listPlace), null),
});
export type PeriodRange = v.InferOutput<typeof periodRange>;

export interface PeriodSummaryAnswer {
  readonly entries: readonly PeriodEntry[];
  /** Null: that was all. */
  readonly next: { readonly at: string; readonly id: string } | null;
}
