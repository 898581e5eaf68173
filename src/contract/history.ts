import * as v from 'valibot';
import type { ChainBreak } from '../domain/change-chain';
import { RETENTION_FEWEST_YEARS, RETENTION_MOST_YEARS } from '../domain/history-retention';

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
