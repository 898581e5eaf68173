/** Kinds of fields that a person can be asked for before an issue is created. */
export const REQUIRED_KINDS = ['line', 'text', 'number', 'date', 'choice', 'choices', 'labels'] as const;
export type RequiredKind = (typeof REQUIRED_KINDS)[number];

/** A field that a project demands for a new issue and that an action does not have. */
export interface RequiredField {
  readonly fieldId: string;
  /** As the project's people named it. */
  readonly name: string;
  readonly kind: RequiredKind;
  /** For `choice` and `choices`. */
  readonly options: readonly { readonly id: string; readonly name: string }[];
}

/** What a person gave: text, a number as digits, YYYY-MM-DD, option ids, or labels. */
export type FieldInput = string | readonly string[];

const isWritten = (value: FieldInput | undefined): boolean =>
  value !== undefined && (typeof value === 'string' ? value.trim() !== '' : value.length > 0);

const LONGEST_LINE = 255;
const LONGEST_TEXT = 32_767;

/** Why the input of a field cannot be sent, as a sentence; null when it can. */
export function whyNotSent(field: RequiredField, value: FieldInput | undefined): string | null {
  if (!isWritten(value) || value === undefined)
    return `This project asks for ${field.name}. Fill it in to create the issue.`;
  const words = typeof value === 'string' ? value : value.join(' ');
  switch (field.kind) {
    case 'line':
      return words.length > LONGEST_LINE || /[\r\n]/.test(words)
        ? `${field.name} is one line of at most ${String(LONGEST_LINE)} characters.`
        : null;
    case 'text':
      return words.length > LONGEST_TEXT
        ? `${field.name} is longer than ${String(LONGEST_TEXT)} characters. Shorten it.`
        : null;
    case 'number':
      return Number.isFinite(Number(words)) ? null : `${field.name} must be a number.`;
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(words) ? null : `${field.name} must be a date such as 2026-11-30.`;
    case 'choice':
    case 'choices':
      return known(field, value) ? null : `${field.name} does not offer this choice any more. Choose again.`;
    case 'labels':
      return /\s/.test(words.trim()) && typeof value === 'string'
        ? `${field.name} takes labels without spaces, one by one.`
        : null;
  }
}

const known = (field: RequiredField, value: FieldInput) =>
  (typeof value === 'string' ? [value] : value).every((id) =>
    field.options.some((option) => option.id === id),
  );

/** The first thing that is wrong with what was given for these fields; null when all can be sent. */
export function whyNotComplete(
  required: readonly RequiredField[],
  given: Readonly<Record<string, FieldInput>>,
): string | null {
  for (const field of required) {
    const why = whyNotSent(field, given[field.fieldId]);
    if (why !== null) return why;
  }
  return null;
}
