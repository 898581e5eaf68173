import * as v from 'valibot';
import type { OfferedPriorities } from '../domain/issue-priority';

/** What Jira offers for a field: priorities and versions have names, options of custom fields have values. */
const allowedValue = v.object({
  id: v.optional(v.string()),
  name: v.optional(v.string()),
  value: v.optional(v.string()),
  archived: v.optional(v.boolean(), false),
  subtask: v.optional(v.boolean(), false),
});
const allowedValues = v.optional(v.array(v.fallback(allowedValue, { archived: false, subtask: false })), []);

/** A field on a create, edit or transition screen, as far as it matters here. */
export const fieldMetadata = v.object({
  name: v.string(),
  required: v.boolean(),
  hasDefaultValue: v.optional(v.boolean(), false),
  schema: v.object({
    type: v.string(),
    items: v.optional(v.string()),
    system: v.optional(v.string()),
    custom: v.optional(v.string()),
  }),
  allowedValues,
});
export type FieldMetadata = v.InferOutput<typeof fieldMetadata>;

/** What can be chosen for a field now, in the project's order. */
export function choicesOf(field: Pick<FieldMetadata, 'allowedValues'>): { id: string; name: string }[] {
  return field.allowedValues
    .filter(({ archived }) => !archived)
    .flatMap(({ id, name, value }) => (id === undefined ? [] : [{ id, name: name ?? value ?? id }]));
}

/** Highest first, which is the order in which Jira has them. */
export const prioritiesOf = (field: FieldMetadata | undefined): OfferedPriorities =>
  field === undefined ? [] : choicesOf(field);
