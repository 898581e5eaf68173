import * as v from 'valibot';
import { ACTION_TYPES } from '../domain/actions';
import { PAST_DAYS_MOST, QUIET_HOURS_MOST } from '../domain/release-gate-policy';
import { SEVERITIES } from '../domain/postmortem';
import { priority } from './fields';

export {
  DEFAULT_POLICY,
  heldAfterDays,
  PAST_DAYS_MOST,
  QUIET_HOURS_MOST,
  type GatePolicy,
  PAST_PRIORITIES,
  PAST_WEEKS,
  type PastPriority,
  type PolicySource,
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
