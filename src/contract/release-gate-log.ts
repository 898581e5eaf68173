import * as v from 'valibot';
import type { GateCode, GateFacts, Verdict, GATE_CALLERS } from '../domain/release-gate';
import { VERDICTS } from '../domain/release-gate';
import {
  GATE_LOG_FEWEST_DAYS,
  GATE_LOG_MOST_DAYS,
  type GateLogRetention,
} from '../domain/release-gate-retention';
import { changeId, instant, line, uuid, version } from './fields';

export { GATE_LOG_FEWEST_DAYS, GATE_LOG_MOST_DAYS } from '../domain/release-gate-retention';

export type GateCallerKind = (typeof GATE_CALLERS)[number];

/** After which decision the next ones begin, as the answer before said. */
export const decisionPlace = v.object({ at: instant, id: uuid });

/** Of which service and release, with which verdict, and when; nothing of it: everything. */
export const decisionFilter = {
  serviceId: v.optional(v.nullable(uuid), null),
  /** A part of the release's name. */
  release: v.optional(v.nullable(line(200, 'The release')), null),
  verdict: v.optional(v.nullable(v.picklist(VERDICTS)), null),
  from: v.optional(v.nullable(instant), null),
  until: v.optional(v.nullable(instant), null),
  after: v.optional(v.nullable(decisionPlace), null),
};

/** What one service said to one question, and what it was made from. */
export interface DecisionView {
  readonly id: string;
  /** UTC. */
  readonly at: string;
  /** Null: the question named nothing that its caller may ask about. */
  readonly serviceName: string | null;
  readonly asked: { readonly service: string; readonly version: string };
  readonly verdict: Verdict;
  readonly code: GateCode;
  /** The name of a token, the key of an issue, or '' for what nobody knows any more. */
  readonly caller: { readonly kind: GateCallerKind; readonly name: string };
  readonly policyVersion: number | null;
  readonly facts: GateFacts | null;
  /** Those on pages that the reader may see, with today's titles. */
  readonly blockers: readonly DecidedBlocker[];
  /** Whether it was held by more than `blockers`. */
  readonly isHeldByMore: boolean;
  /** The reason of the waiver that let it through. */
  readonly waived: string | null;
}

export interface DecidedBlocker {
  readonly actionId: string;
  readonly title: string;
  readonly pageId: string;
  readonly issueKey: string | null;
}

export interface DecisionsAnswer {
  readonly decisions: readonly DecisionView[];
  readonly next: v.InferOutput<typeof decisionPlace> | null;
}

export type GateLogState = {
  readonly version: number;
  readonly value: GateLogRetention;
};

export const savedGateLogRetention = v.object({
  changeId,
  version,
  days: v.nullable(
    v.pipe(
      v.number(),
      v.integer('Give whole days.'),
      v.minValue(
        GATE_LOG_FEWEST_DAYS,
        `Decisions are kept for ${String(GATE_LOG_FEWEST_DAYS)} days at least.`,
      ),
      v.maxValue(GATE_LOG_MOST_DAYS, `At most ${String(GATE_LOG_MOST_DAYS)} days. Or keep them for ever.`),
    ),
  ),
});
