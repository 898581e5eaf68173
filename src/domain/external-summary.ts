/**
 * What people outside are told: a text of its own. Nothing of the report is taken over into it, so that nothing internal
 * gets out by accident.
 */
export const EXTERNAL_FIELDS = ['what-happened', 'impact', 'what-we-did', 'what-next', 'contact'] as const;
export type ExternalField = (typeof EXTERNAL_FIELDS)[number];

/** Each Markdown; empty where nothing was written yet. */
export type ExternalText = Readonly<Record<ExternalField, string>>;

export const EXTERNAL_FIELD_MAX_LENGTH = 4000;

/** Who said that this very text may go out. */
export interface ExternalApproval {
  /** `people.id` where it is kept, account id elsewhere, '' once the account is closed. */
  readonly by: string;
  /** UTC instant. */
  readonly at: string;
}

export interface ExternalSummary {
  readonly text: ExternalText;
  /** Null: not approved, or changed since. */
  readonly approval: ExternalApproval | null;
}

export const NO_EXTERNAL_SUMMARY: ExternalSummary = {
  text: { 'what-happened': '', impact: '', 'what-we-did': '', 'what-next': '', contact: '' },
  approval: null,
};

export const isEmptyText = (text: ExternalText): boolean =>
  EXTERNAL_FIELDS.every((field) => text[field].trim() === '');

const sameText = (a: ExternalText, b: ExternalText): boolean =>
  EXTERNAL_FIELDS.every((field) => a[field] === b[field]);

/** The summary with another text. An approval is of one text: it ends with any change of it. */
export function withText(before: ExternalSummary | null, text: ExternalText): ExternalSummary {
  return { text, approval: before !== null && sameText(before.text, text) ? before.approval : null };
}

/** What a reader outside needs at least; a sentence when it is missing, null when it can be approved. */
export function whyNotApproved(text: ExternalText): string | null {
  if (text['what-happened'].trim() === '') return 'Say what happened for customers first, then approve it.';
  if (text.impact.trim() === '') return 'Say whom it hit and how first, then approve it.';
  return null;
}
