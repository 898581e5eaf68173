import * as v from 'valibot';
import { LIFECYCLE_STATES } from '../domain/lifecycle';
import { accountId, instant, text } from './fields';
import { revision } from './lifecycle';

export { factsTold, type LifecycleFacts, mapFacts } from '../domain/lifecycle-facts';

const round = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));
/** An empty `by` stands for somebody who closed their account. */
const deed = { by: v.union([accountId, v.literal('')]), at: instant };
const APPROVALS_MOST = 500;

/** What a file says of a report's life. */
export const lifecycleFacts = v.object({
  state: v.picklist(LIFECYCLE_STATES),
  round,
  reason: text(500, 'The reason'),
  last: v.object(deed),
  approvals: v.pipe(
    v.array(v.object({ ...deed, revision, round })),
    v.maxLength(
      APPROVALS_MOST,
      `The file holds more than ${String(APPROVALS_MOST)} approvals. Remove the oldest from it.`,
    ),
  ),
  approved: v.nullable(revision),
  published: v.nullable(v.object({ ...deed, revision })),
});
