/** A root cause is a primary reason; a contributing factor made it worse. */
export const CAUSE_KINDS = ['root', 'contributing'] as const;
export type CauseKind = (typeof CAUSE_KINDS)[number];

export const CAUSE_CATEGORIES = [
  'bug',
  'change',
  'scale',
  'architecture',
  'dependency',
  'process',
  'unknown',
] as const;
export type CauseCategory = (typeof CAUSE_CATEGORIES)[number];

export interface Cause {
  readonly id: string;
  readonly kind: CauseKind;
  readonly text: string;
  readonly category: CauseCategory;
  readonly position: number;
}
