import * as v from 'valibot';
import { ACTION_TYPES, PRIORITIES, priorityRank } from '../domain/actions';
import {
  DEFAULT_POLICY,
  DEFAULT_WAIVER_RULES,
  type GatePolicy,
  leastRank,
} from '../domain/release-gate-policy';
import { SEVERITIES } from '../domain/postmortem';
import { jsonColumn } from './columns';
import type { Values } from './commit';

const days = v.nullable(v.number());

const policy = v.object({
  lowestBlocking: v.picklist(PRIORITIES),
  pastDays: v.object({ high: days, medium: days, low: days }),
  severities: v.array(v.picklist(SEVERITIES)),
  types: v.array(v.picklist(ACTION_TYPES)),
  quietHours: v.number(),
});

/** Of a policy as its row keeps it what holds a release: all that readers of a verdict are told. */
export const policyColumn = jsonColumn(policy);

/** All of it, with who may waive. */
export const setPolicyColumn = jsonColumn(
  v.object({
    ...policy.entries,
    waivers: v.optional(v.object({ by: v.array(v.string()), mostDays: v.number() }), () => ({
      by: [...DEFAULT_WAIVER_RULES.by],
      mostDays: DEFAULT_WAIVER_RULES.mostDays,
    })),
  }),
);

const someOf = (names: readonly string[]) => (names.length === 0 ? null : names.join(','));

/** The columns by which the statement of the verdict applies a policy; null where it says nothing. */
export function policyValues(policy: GatePolicy | null): Values {
  return {
    lowest_rank: policy && priorityRank(policy.lowestBlocking),
    least_rank: policy && leastRank(policy),
    past_high: policy?.pastDays.high ?? null,
    past_medium: policy?.pastDays.medium ?? null,
    past_low: policy?.pastDays.low ?? null,
    severities: policy && someOf(policy.severities),
    types: policy && someOf(policy.types),
    quiet_hours: policy && policy.quietHours,
    body: policy && JSON.stringify(policy),
  };
}

const DEFAULT_RANK = String(priorityRank(DEFAULT_POLICY.lowestBlocking));

/** What the statement of the verdict reads of a policy (alias `g`), with the product's own where there is none. */
export const POLICY_COLUMNS = `COALESCE(g.lowest_rank, ${DEFAULT_RANK}) AS lowest_rank,
  COALESCE(g.least_rank, ${DEFAULT_RANK}) AS least_rank, g.past_high AS past_high, g.past_medium AS past_medium,
  g.past_low AS past_low, g.severities AS severities, g.types AS types, COALESCE(g.quiet_hours, 0) AS quiet_hours,
  g.body AS policy`;

/** The service's own policy, or else the site's; a row without a policy says that the default holds. Of a service, alias `s`. */
export const STORED_POLICY = `LEFT JOIN gate_policies own ON own.id = s.id AND own.body IS NOT NULL
  LEFT JOIN gate_policies g ON g.id = COALESCE(own.id, 'default')`;
