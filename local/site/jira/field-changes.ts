import * as v from 'valibot';
import { customValue } from './custom-values';
import {
  allowedId,
  assigneeValue,
  BadValue,
  dateValue,
  documentValue,
  refuse,
  reporterValue,
  summaryValue,
} from './field-values';
import type { FieldMeta } from './fields';
import { listField, type ListField } from './list-fields';
import type { Model } from './model';
import { notModelled, Refusal } from './refusal';
import type { IssueRecord, ProjectRecord } from './state';

/** The part of an issue that requests set. */
export type Draft = Pick<
  IssueRecord,
  | 'summary'
  | 'description'
  | 'priorityId'
  | 'assignee'
  | 'reporter'
  | 'dueDate'
  | 'labels'
  | 'fixVersions'
  | 'components'
  | 'resolutionId'
  | 'custom'
>;

export interface FieldInput {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly update: Readonly<Record<string, unknown>>;
}

export const notOnScreen = (id: string): string =>
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
      if (!meta) throw new BadValue(notOnScreen(id));
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
  refuseEmpty(meta, value);
  const list = listField(model, project, meta.fieldId);
  if (list) {
    list.set(draft, listItems(list, value));
    return;
  }
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
    case 'resolution':
      draft.resolutionId = allowedId(meta, value);
      break;
    case 'assignee':
      draft.assignee = assigneeValue(model, project, value);
      break;
    case 'reporter':
      draft.reporter = reporterValue(model, value);
      break;
    case 'duedate':
      draft.dueDate = dateValue(value);
      break;
    default: {
      const field = project.customFields.find(({ id }) => id === meta.fieldId);
      if (!field) throw notModelled(`field ${meta.fieldId}`);
      draft.custom = { ...draft.custom, [field.id]: customValue(model, field, value) };
    }
  }
}

/** Summary, priority and reporter have words of their own for this. */
function refuseEmpty({ fieldId, name, required }: FieldMeta, value: unknown): void {
  const empty = value === null || value === '' || (Array.isArray(value) && value.length === 0);
  if (required && empty && !['summary', 'priority', 'reporter'].includes(fieldId))
    refuse(`${name} is required.`);
}

const ListSchema = v.array(v.unknown());

function listItems(list: ListField, value: unknown): readonly string[] {
  const parsed = v.safeParse(ListSchema, value ?? []);
  return parsed.success ? [...new Set(parsed.output.map(list.item))] : refuse('data was not an array');
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
  const list = listField(model, project, meta.fieldId);
  for (const [verb, value] of parsed.output.flatMap((operation) => Object.entries(operation))) {
    if (!meta.operations.includes(verb)) {
      throw new BadValue(
        `Field does not support operation '${verb}'. Supported: ${meta.operations.join(', ')}`,
      );
    }
    if (verb === 'set' || !list) setField(model, project, meta, draft, value);
    else if (verb === 'add') list.set(draft, [...new Set([...list.get(draft), list.item(value, 0)])]);
    else {
      const gone = list.item(value, 0);
      list.set(
        draft,
        list.get(draft).filter((item) => item !== gone),
      );
    }
  }
}
