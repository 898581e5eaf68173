import { doc, inline, paragraph } from '../domain/adf/builders';
import type { FieldInput, RequiredField } from '../domain/required-fields';

const LONGEST_SUMMARY = 255;

/** A title as Jira takes it: one line, at most 255 characters, never half of one. */
export function summaryOf(title: string): string {
  return title
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, LONGEST_SUMMARY)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim();
}

/**
 * What a person gave for a field, as Jira takes it.
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-post
 */
export function wireValue({ kind }: RequiredField, given: FieldInput): unknown {
  switch (kind) {
    case 'line':
    case 'date':
      return inOneLine(given);
    case 'text':
      return doc([paragraph(inline(typeof given === 'string' ? given : given.join('\n')))]);
    case 'number':
      return Number(inOneLine(given));
    case 'choice':
      return { id: inOneLine(given) };
    case 'choices':
      return severally(given).map((id) => ({ id }));
    case 'labels':
      return severally(given)
        .map((label) => label.trim().replace(/\s+/g, '-'))
        .filter((label) => label !== '');
  }
}

const inOneLine = (given: FieldInput): string => (typeof given === 'string' ? given : given.join(' ')).trim();

const severally = (given: FieldInput): readonly string[] => (typeof given === 'string' ? [given] : given);
