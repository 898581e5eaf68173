import * as v from 'valibot';
import type { ChainBreak } from '../domain/change-chain';
import type { Difference } from '../domain/differences';
import { RETENTION_FEWEST_YEARS, RETENTION_MOST_YEARS } from '../domain/history-retention';
import { instant } from './fields';

export type { Difference } from '../domain/differences';
export { CHAIN_BREAKS, type ChainBreak } from '../domain/change-chain';
export { RETENTION_FEWEST_YEARS, RETENTION_MOST_YEARS } from '../domain/history-retention';

const name = v.pipe(v.string(), v.maxLength(140));

/** How far a check has come, as the answer before said. */
export const chainPlace = v.variant('part', [
  v.object({
    part: v.literal('log'),
    subject: name,
    id: name,
    version: v.pipe(v.number(), v.integer(), v.minValue(0)),
  }),
  v.object({ part: v.literal('rows'), subject: name, id: name }),
]);

export interface ChainAnswer {
  /** How many changes and rows were looked at. */
  readonly looked: number;
  readonly breaks: readonly ChainBreak[];
  /** Null: the check is complete. */
  readonly next: v.InferOutput<typeof chainPlace> | null;
}

export interface HistoryState {
  /** Null: no check was ever completed. */
  readonly report: ChainReport | null;
  readonly retention: { readonly version: number; readonly years: number | null };
}

export interface ChainReport {
  readonly looked: number;
  readonly breaks: readonly ChainBreak[];
  /** How many more there are. */
  readonly more: number;
  /** UTC. */
  readonly endedAt: string;
}

export const retentionYears = v.nullable(
  v.pipe(
    v.number(),
    v.integer('Give whole years.'),
    v.minValue(RETENTION_FEWEST_YEARS, 'Changes are kept for a year at least.'),
    v.maxValue(RETENTION_MOST_YEARS, `At most ${String(RETENTION_MOST_YEARS)} years. Or keep them for ever.`),
  ),
);

/** After which change the next ones begin, as the answer before said. */
export const historyPlace = v.object({
  at: instant,
  subject: name,
  id: name,
  version: v.pipe(v.number(), v.integer(), v.minValue(0)),
});

/** From whom, about what and when; nothing of it: everything. */
export const historyFilter = {
  /** An id of `people`, or `app` for what Debrief did by itself. */
  by: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(36))), null),
  /** What was changed; `detail:` and a kind for one of the smaller parts. */
  subject: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(40))), null),
  from: v.optional(v.nullable(instant), null),
  until: v.optional(v.nullable(instant), null),
  after: v.optional(v.nullable(historyPlace), null),
};

export interface HistoryEntry {
  readonly subject: string;
  readonly id: string;
  readonly version: number;
  /** UTC. */
  readonly at: string;
  readonly changeId: string;
  /** An id in `HistoryAnswer.people`; null: Debrief itself. */
  readonly by: string | null;
  readonly what: string;
  readonly isRemoval: boolean;
  readonly differences: readonly Difference[];
}

export interface HistoryAnswer {
  readonly entries: readonly HistoryEntry[];
  readonly next: v.InferOutput<typeof historyPlace> | null;
  /** All who ever changed something here; only with the first answer. */
  readonly authors: readonly (string | null)[] | null;
  /** Account ids by our own ids of people, '' once closed. */
  readonly people: Readonly<Record<string, string>>;
  /** Names of the services that the entries name by their ids. */
  readonly services: Readonly<Record<string, string>>;
}
