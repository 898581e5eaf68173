import type { Severity } from './postmortem';

/** Where a report is on its way from the first word to its readers. */
export const LIFECYCLE_STATES = ['draft', 'in-review', 'approved', 'published', 'not-required'] as const;
export type LifecycleState = (typeof LIFECYCLE_STATES)[number];

export const LIFECYCLE_STEPS = ['send', 'withdraw', 'approve', 'publish', 'not-required', 'reopen'] as const;
export type LifecycleStep = (typeof LIFECYCLE_STEPS)[number];

/** Every step there is: from where it may be taken, and where it leads. `approve` leads there once enough approved. */
export const TRANSITIONS: Readonly<
  Record<LifecycleStep, { readonly from: readonly LifecycleState[]; readonly to: LifecycleState }>
> = {
  send: { from: ['draft'], to: 'in-review' },
  withdraw: { from: ['in-review', 'approved'], to: 'draft' },
  approve: { from: ['in-review'], to: 'approved' },
  publish: { from: ['approved', 'published'], to: 'published' },
  'not-required': { from: ['draft', 'in-review'], to: 'not-required' },
  reopen: { from: ['not-required'], to: 'draft' },
};

/** Somebody did something: a `people.id` where it is kept, an account id elsewhere, empty where it was closed. */
export interface Deed {
  readonly by: string;
  /** UTC instant. */
  readonly at: string;
}

export interface Approval extends Deed {
  /** What they were shown. */
  readonly revision: string;
  /** A withdrawn report is sent anew, and what was said before does not count any more. */
  readonly round: number;
}

/** What is kept of the way of one report. The parts that were approved stand there by a digest each. */
export interface Lifecycle {
  readonly state: LifecycleState;
  readonly round: number;
  /** Why no postmortem is required; empty otherwise. */
  readonly reason: string;
  /** Who took the last step. Null: nobody took one. */
  readonly last: Deed | null;
  /** All there ever were, oldest first. */
  readonly approvals: readonly Approval[];
  /** What the approved state is about. */
  readonly approved: {
    readonly revision: string;
    readonly parts: Readonly<Record<string, string>>;
  } | null;
  readonly published: (Deed & { readonly revision: string }) | null;
}

export const NO_LIFECYCLE: Lifecycle = {
  state: 'draft',
  round: 0,
  reason: '',
  last: null,
  approvals: [],
  approved: null,
  published: null,
};

/** Who has to approve, by the severity of the incident. */
export interface ApprovalRules {
  readonly approvals: Readonly<Record<Severity, number>>;
  /** Whether whoever wrote any of the report may not approve it. Whoever approves may edit the page, in any case. */
  readonly bySomebodyElse: boolean;
  /** Whose approvals count, like `Deed.by`; of whoever may edit the page where nobody is named. */
  readonly reviewers: Readonly<Record<Severity, readonly string[]>>;
}

export const MOST_APPROVALS = 5;

/** The worst incidents need two; a small team may approve what it wrote. */
export const DEFAULT_APPROVAL_RULES: ApprovalRules = {
  approvals: { SEV1: 2, SEV2: 1, SEV3: 1, SEV4: 1 },
  bySomebodyElse: false,
  reviewers: { SEV1: [], SEV2: [], SEV3: [], SEV4: [] },
};

/** Where the report stands, now that it says what `revision` names: a change after approval returns it to review. */
export function lifecycleState(
  { state, approved }: Pick<Lifecycle, 'state' | 'approved'>,
  revision: string,
): LifecycleState {
  const isApproved = state === 'approved' || state === 'published';
  return isApproved && approved?.revision !== revision ? 'in-review' : state;
}

/**
 * Those approvals that count for this revision, one of each person.
 * @param reviewers whose count; everybody's where nobody is named
 */
export function approvalsOf(
  { approvals, round }: Pick<Lifecycle, 'approvals' | 'round'>,
  revision: string,
  reviewers: readonly string[],
): readonly Approval[] {
  const counting = approvals.filter(
    (each) =>
      each.revision === revision &&
      each.round === round &&
      (reviewers.length === 0 || reviewers.includes(each.by)),
  );
  return counting.filter((each, index) => counting.findIndex(({ by }) => by === each.by) === index);
}

/** One step as somebody takes it. */
export type TakenStep = Deed &
  (
    | { readonly step: 'send' | 'withdraw' | 'reopen' }
    | { readonly step: 'not-required'; readonly reason: string }
    | { readonly step: 'publish'; readonly revision: string }
    | {
        readonly step: 'approve';
        readonly revision: string;
        readonly parts: Readonly<Record<string, string>>;
        /** How many have to. */
        readonly needed: number;
        /** Whose approvals count; everybody's where nobody is named. */
        readonly reviewers: readonly string[];
      }
  );

/**
 * The report after a step that may be taken from where it stands, see `TRANSITIONS`.
 * @param revision what the report says now
 */
export function afterStep(before: Lifecycle, revision: string, taken: TakenStep): Lifecycle {
  const { by, at, step } = taken;
  const { from, to } = TRANSITIONS[step];
  if (!from.includes(lifecycleState(before, revision)))
    throw new Error(`no step ${step} from ${lifecycleState(before, revision)}`);
  const moved: Lifecycle = { ...before, state: to, reason: '', last: { by, at } };
  switch (taken.step) {
    case 'send':
      return { ...moved, round: before.round + 1 };
    case 'withdraw':
    case 'reopen':
      return { ...moved, approved: null };
    case 'not-required':
      return { ...moved, reason: taken.reason, approved: null };
    case 'publish':
      return { ...moved, published: { by, at, revision: taken.revision } };
    case 'approve': {
      const { round } = before;
      const has = approvalsOf(before, taken.revision, []).some((each) => each.by === by);
      const approvals = has
        ? before.approvals
        : [...before.approvals, { by, at, revision: taken.revision, round }];
      const counting = approvalsOf({ approvals, round }, taken.revision, taken.reviewers);
      const enough = counting.length >= taken.needed;
      return enough
        ? { ...moved, approvals, approved: { revision: taken.revision, parts: taken.parts } }
        : { ...moved, approvals, state: 'in-review' };
    }
  }
}
