import * as v from 'valibot';
import type { RetrospectiveEntry } from '../domain/retrospective';
import { instant, uuid } from './fields';

export { retrospectiveText, type RetrospectiveEntry } from '../domain/retrospective';

const listPlace = v.object({ at: instant, id: uuid });

/** From the one instant to before the other; `after`: where the answer before said that it goes on. */
export const retrospectiveRange = v.object({
  from: instant,
  until: instant,
  after: v.optional(v.nullable(listPlace), null),
});
export type RetrospectiveRange = v.InferOutput<typeof retrospectiveRange>;

export interface RetrospectiveAnswer {
  readonly entries: readonly RetrospectiveEntry[];
  /** Null: that was all. */
  readonly next: { readonly at: string; readonly id: string } | null;
}
