import * as v from 'valibot';
import { ACTION_TYPES } from '../domain/actions';
import { MOST_WAIVER_DAYS, PAST_DAYS_MOST, QUIET_HOURS_MOST } from '../domain/release-gate-policy';
import { SEVERITIES } from '../domain/postmortem';
import { accountId, priority } from './fields';

export {
  DEFAULT_POLICY,
  DEFAULT_WAIVER_RULES,
  heldAfterDays,
  MOST_WAIVER_DAYS,
  PAST_DAYS_MOST,
  QUIET_HOURS_MOST,
  type GatePolicy,
  PAST_PRIORITIES,
  PAST_WEEKS,
  type PastPriority,
  type PolicySource,
  type SetPolicy,
  type WaiverRules,
} from '../domain/release-gate-policy';

const pastDays = v.nullable(
  v.pipe(
    v.number('Give a number of days.'),
    v.integer('Give whole days.'),
    v.minValue(1, 'Give one day at least, or choose that it prevents a release at once.'),
    v.maxValue(PAST_DAYS_MOST, `At most ${String(PAST_DAYS_MOST)} days.`),
  ),
);

const onceEach = <T extends string>(names: readonly T[]): T[] => [...new Set(names)];

/** Which open actions hold a release back. Lists that are empty mean all. */
export const gatePolicy = v.object({
  lowestBlocking: priority,
  pastDays: v.object({ high: pastDays, medium: pastDays, low: pastDays }),
  severities: v.pipe(v.array(v.picklist(SEVERITIES)), v.maxLength(20), v.transform(onceEach)),
  types: v.pipe(v.array(v.picklist(ACTION_TYPES)), v.maxLength(20), v.transform(onceEach)),
  quietHours: v.pipe(
    v.number('Give a number of hours.'),
    v.integer('Give whole hours.'),
    v.minValue(0, 'Hours cannot be negative.'),
    v.maxValue(QUIET_HOURS_MOST, `At most ${String(QUIET_HOURS_MOST)} hours, which is 30 days.`),
  ),
});

/** More people than that are everybody. */
export const MOST_WAIVERS_BY = 50;

/** A policy with who may waive, by account id; '' stays for whoever closed their account. */
export const setPolicy = v.object({
  ...gatePolicy.entries,
  waivers: v.object({
    by: v.pipe(
      v.array(v.union([accountId, v.literal('')])),
      v.maxLength(MOST_WAIVERS_BY, `At most ${String(MOST_WAIVERS_BY)} people.`),
    ),
    mostDays: v.pipe(
      v.number('Give a number of days.'),
      v.integer('Give whole days.'),
      v.minValue(1, 'Give one day at least.'),
      v.maxValue(
        MOST_WAIVER_DAYS,
        `At most ${String(MOST_WAIVER_DAYS)} days: what lasts longer is a policy.`,
      ),
    ),
  }),
});
