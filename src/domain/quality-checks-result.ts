/** In the order in which they are shown. */
export const CHECKS = [
  'sections',
  'template-text',
  'human-error',
  'stakeholder',
  'late',
  'prevent-action',
  'needed-action',
  'owner-and-date',
  'vague-wording',
  'blame',
] as const;
export type CheckName = (typeof CHECKS)[number];

/** Where one click leads to. */
export type Place =
  | { readonly kind: 'section'; readonly key: string }
  | { readonly kind: 'list'; readonly list: 'timeline' | 'causes' | 'actions' }
  | { readonly kind: 'entry' | 'cause'; readonly id: string }
  | { readonly kind: 'action'; readonly id: string; readonly field: 'title' | 'owner' | 'dueOn' | null }
  | { readonly kind: 'header'; readonly field: 'resolvedAt' }
  | { readonly kind: 'stakeholders' | 'review' | 'impact' };

/** One thing to look at. */
export interface Finding {
  readonly place: Place;
  /** What stands there and what to do about it. */
  readonly says: string;
  /** Of a blame hint, so that it can be dismissed. */
  readonly key?: string;
}

/** What a check found. `unknown`: it cannot tell, and says what it would need. */
export interface CheckOutcome {
  readonly state: 'pass' | 'fail' | 'unknown';
  /** What to do next; for a pass, what is well. */
  readonly says: string;
  /** Empty only where there is nowhere to go. */
  readonly findings: readonly Finding[];
}

export interface CheckResult extends CheckOutcome {
  readonly check: CheckName;
  /** Whether it holds back publishing while it fails. */
  readonly required: boolean;
}

export const pass = (says: string): CheckOutcome => ({ state: 'pass', says, findings: [] });

export const unknown = (says: string, ...places: readonly Place[]): CheckOutcome => ({
  state: 'unknown',
  says,
  findings: places.map((place) => ({ place, says })),
});

/** Fails with what was found, or passes where nothing was. */
export const failsWith = (findings: readonly Finding[], says: string, well: string): CheckOutcome =>
  findings.length === 0 ? pass(well) : { state: 'fail', says, findings };
