import * as v from 'valibot';
import { type Deed, LIFECYCLE_STATES, type LifecycleState, MOST_APPROVALS } from '../domain/lifecycle';
import { SEVERITIES } from '../domain/postmortem';
import { edit } from './edits';
import { accountId, changeId, line, version } from './fields';

export { type LifecycleState, MOST_APPROVALS } from '../domain/lifecycle';

/** What the report said when it was shown: SHA-256, hex. */
export const revision = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{64}$/, 'What you were shown cannot be told any more. Reload the page.'),
);

/** Where the report stood when the person decided. */
const from = v.picklist(LIFECYCLE_STATES);

/** A step of a report's life. Approving and publishing name what was shown. */
export const lifecycleStep = v.variant('step', [
  v.object({ ...edit, from, step: v.picklist(['send', 'withdraw', 'reopen']) }),
  v.object({
    ...edit,
    from,
    step: v.literal('not-required'),
    reason: line(500, 'The reason'),
  }),
  v.object({ ...edit, from, step: v.literal('approve'), revision }),
]);
export type LifecycleStepInput = v.InferOutput<typeof lifecycleStep>;

export const publishing = v.object({ ...edit, from, revision });

export const MOST_REVIEWERS = 20;

const approvals = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(1, 'At least one person approves a report.'),
  v.maxValue(MOST_APPROVALS, `At most ${String(MOST_APPROVALS)} approvals can be asked for.`),
);

/** Account ids; '' for whoever was named and closed their account. */
const reviewers = v.pipe(
  v.array(v.union([accountId, v.literal('')])),
  v.maxLength(MOST_REVIEWERS, `At most ${String(MOST_REVIEWERS)} reviewers are named for one severity.`),
);

/** Who has to approve. */
export const approvalRules = v.pipe(
  v.object({
    approvals: v.object({ SEV1: approvals, SEV2: approvals, SEV3: approvals, SEV4: approvals }),
    bySomebodyElse: v.boolean(),
    reviewers: v.object({ SEV1: reviewers, SEV2: reviewers, SEV3: reviewers, SEV4: reviewers }),
  }),
  v.check(
    (rules) =>
      SEVERITIES.every((severity) => {
        const named = new Set(rules.reviewers[severity].filter((person) => person !== ''));
        return rules.reviewers[severity].length === 0 || named.size >= rules.approvals[severity];
      }),
    'More approvals are asked for than reviewers are named. Name more of them, or ask for fewer approvals.',
  ),
);
export type ApprovalRulesInput = v.InferOutput<typeof approvalRules>;

export const savedApprovalRules = v.object({ changeId, version, value: approvalRules });

/** The way of a report as the page shows it. Account ids; '' where an account was closed. */
export interface LifecycleView {
  readonly state: LifecycleState;
  /** Names what the report says in this very answer. */
  readonly revision: string;
  /** Why no postmortem is required; empty otherwise. */
  readonly reason: string;
  /** Who took the last step. */
  readonly last: Deed | null;
  /** All there ever were, newest first; `counts` for what stands now. */
  readonly approvals: readonly (Deed & { readonly counts: boolean })[];
  readonly needed: number;
  readonly bySomebodyElse: boolean;
  /** Whose approvals count; everybody's where nobody is named. '' for closed accounts. */
  readonly reviewers: readonly string[];
  /** Parts that changed since the approval: lists by name, sections as `section:<key>`. Empty unless it was approved. */
  readonly changed: readonly string[];
  /** `isCurrent`: the snapshot says what was approved last. */
  readonly published: (Deed & { readonly isCurrent: boolean }) | null;
}

/** `labelled` false: everything else is done. */
export interface PublishAnswer {
  readonly lifecycle: LifecycleView;
  readonly labelled: boolean;
}
