import type { RequiredField, RequiredKind } from '../domain/required-fields';
import { choicesOf, type FieldMetadata } from './field-metadata';

/** Types of single values that are sent as the id of one that is offered. */
const CHOSEN = new Set(['option', 'priority', 'resolution', 'securitylevel', 'version', 'component']);
/** Types of which several are sent as ids. */
const CHOSEN_TOGETHER = new Set(['option', 'version', 'component']);
/** Custom fields that nobody can write. */
const READ_ONLY = /:readonlyfield$/;
const MANY_LINES = /:textarea$/;

/**
 * How a person can be asked for a field; null when Debrief cannot: users, cascading lists, times of day, a parent,
 * fields of other apps, and lists that offer nothing.
 */
export function askedFor(fieldId: string, field: FieldMetadata): RequiredField | null {
  const kind = kindOf(field);
  if (kind === null) return null;
  const options = kind === 'choice' || kind === 'choices' ? choicesOf(field) : [];
  if (options.length === 0 && (kind === 'choice' || kind === 'choices')) return null;
  return { fieldId, name: field.name, kind, options };
}

function kindOf({ schema }: FieldMetadata): RequiredKind | null {
  if (READ_ONLY.test(schema.custom ?? '')) return null;
  switch (schema.type) {
    case 'string':
      return takesDocument(schema) ? 'text' : 'line';
    case 'number':
    case 'date':
      return schema.type;
    case 'array':
      if (CHOSEN_TOGETHER.has(schema.items ?? '')) return 'choices';
      return schema.items === 'string' ? 'labels' : null;
    default:
      return CHOSEN.has(schema.type) ? 'choice' : null;
  }
}

/** Text of many lines is a document on the wire; text of one line must not be. */
const takesDocument = ({ system, custom }: FieldMetadata['schema']): boolean =>
  system === 'description' || system === 'environment' || MANY_LINES.test(custom ?? '');
