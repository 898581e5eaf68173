import * as v from 'valibot';
import {
  allowedId,
  assigneeValue,
  BadValue,
  customValue,
  dateValue,
  documentValue,
  labelsValue,
  reporterValue,
  summaryValue,
} from './field-values';
import type { FieldMeta } from './fields';
import type { Model } from './model';
import { notModelled, Refusal } from './refusal';
import type { IssueRecord, ProjectRecord } from './state';

/** The part of an issue that requests set. */
export type Draft = Pick<
  IssueRecord,
  'summary' | 'description' | 'priorityId' | 'assignee' | 'reporter' | 'dueDate' | 'labels' | 'custom'
>;

export interface FieldInput {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly update: Readonly<Record<string, unknown>>;
}

const NOT_ON_SCREEN = (id: string): string =>
  `Field '${id}' cannot be set. It is not on the appropriate screen, or unknown.`;

/**
 * Sets every field of the request on `draft`, as far as the metadata allows it. Throws one 400 that names
 * all fields at fault; then nothing of the request may be kept.
 */
export function applyFields(
  model: Model,
  project: ProjectRecord,
  metas: readonly FieldMeta[],
  draft: Draft,
  input: FieldInput,
): void {
  const errors: Record<string, string> = {};
  const attempt = (id: string, action: (meta: FieldMeta) => void): void => {
    const meta = metas.find(({ fieldId }) => fieldId === id);
    try {
      if (!meta) throw new BadValue(NOT_ON_SCREEN(id));
      action(meta);
    } catch (error) {
      if (!(error instanceof BadValue)) throw error;
      errors[id] = error.message;
    }
  };
  for (const [id, value] of Object.entries(input.fields)) {
    attempt(id, (meta) => {
      if (id in input.update)
        throw new BadValue(`Field '${id}' cannot be appear in both 'fields' and 'update'`);
      setField(model, project, meta, draft, value);
    });
  }
  for (const [id, operations] of Object.entries(input.update)) {
    if (id in errors) continue;
    attempt(id, (meta) => {
      updateField(model, project, meta, draft, operations);
    });
  }
  refuseAll(errors);
}

function refuseAll(errors: Readonly<Record<string, string>>): void {
  const entries = Object.entries(errors);
  if (entries.length === 0) return;
  // A document Jira cannot read is reported for the whole request, without the name of its field.
  const unreadable = entries
    .filter(([, message]) => message === 'INVALID_INPUT')
    .map(([, message]) => message);
  const named = entries.filter(([, message]) => message !== 'INVALID_INPUT');
  throw new Refusal(400, unreadable.slice(0, 1), Object.fromEntries(named));
}

function setField(model: Model, project: ProjectRecord, meta: FieldMeta, draft: Draft, value: unknown): void {
  switch (meta.fieldId) {
    case 'summary':
      draft.summary = summaryValue(value);
      break;
    case 'description':
      draft.description = documentValue(value);
      break;
    case 'priority':
      draft.priorityId = allowedId(meta, value);
      break;
    case 'assignee':
      draft.assignee = assigneeValue(model, project, value);
      break;
    case 'reporter':
      draft.reporter = reporterValue(model, value);
      break;
    case 'duedate':
      draft.dueDate = dateValue(value, meta.name);
      break;
    case 'labels':
      draft.labels = labelsValue(value);
      break;
    default:
      if (meta.required && value === null) throw new BadValue(`${meta.name} is required.`);
      draft.custom = { ...draft.custom, [meta.fieldId]: customValue(meta, value) };
  }
}

const OperationsSchema = v.array(v.record(v.string(), v.unknown()));

function updateField(
  model: Model,
  project: ProjectRecord,
  meta: FieldMeta,
  draft: Draft,
  operations: unknown,
): void {
  const parsed = v.safeParse(OperationsSchema, operations);
  if (!parsed.success) throw new BadValue('Operations must be an array of objects with one operation each.');
  for (const [verb, value] of parsed.output.flatMap((operation) => Object.entries(operation))) {
    if (!meta.operations.includes(verb)) {
      throw new BadValue(
        `Field does not support operation '${verb}'. Supported: ${meta.operations.join(', ')}`,
      );
    }
    if (verb === 'set') setField(model, project, meta, draft, value);
    else if (meta.fieldId === 'labels' && verb === 'add')
      draft.labels = labelsValue([...draft.labels, value]);
    else if (meta.fieldId === 'labels') draft.labels = draft.labels.filter((label) => label !== value);
    else throw notModelled(`operation ${verb} on field ${meta.fieldId}`);
  }
}
