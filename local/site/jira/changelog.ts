import * as v from 'valibot';
import { DONE_RESOLUTION, priorityById } from './catalogue';
import type { Model } from './model';
import type { ChangeItem, IssueRecord } from './state';
import { userJson } from './user-json';
import { statusById } from './workflow';

type Side = readonly [id: string | null, text: string | null];

interface Tracked {
  readonly field: string;
  readonly side: (model: Model, issue: IssueRecord) => Side;
}

const NameSchema = v.nullable(v.looseObject({ displayName: v.string() }));

function person(model: Model, accountId: string | null): Side {
  if (accountId === null) return [null, null];
  return [accountId, v.parse(NameSchema, userJson(model, accountId))?.displayName ?? null];
}

/** History shows texts without an id, and references with the id and the name of that day. */
const TRACKED: readonly Tracked[] = [
  { field: 'summary', side: (_model, issue) => [null, issue.summary] },
  { field: 'description', side: (_model, issue) => [null, plainText(issue.description)] },
  { field: 'priority', side: (_model, { priorityId }) => [priorityId, priorityById(priorityId).name] },
  { field: 'assignee', side: (model, issue) => person(model, issue.assignee) },
  { field: 'reporter', side: (model, issue) => person(model, issue.reporter) },
  {
    field: 'duedate',
    side: (_model, { dueDate }) => [dueDate, dueDate === null ? null : `${dueDate} 00:00:00.0`],
  },
  { field: 'labels', side: (_model, issue) => [null, issue.labels.join(' ')] },
  {
    field: 'resolution',
    side: (_model, issue) =>
      issue.resolved === null ? [null, null] : [DONE_RESOLUTION.id, DONE_RESOLUTION.name],
  },
  { field: 'status', side: (_model, { statusId }) => [statusId, statusById(statusId).name] },
];

/** What differs between two versions of an issue, as items of a changelog. */
export function changesBetween(model: Model, before: IssueRecord, after: IssueRecord): readonly ChangeItem[] {
  const system = TRACKED.flatMap(({ field, side }) =>
    item(field, field, 'jira', side(model, before), side(model, after)),
  );
  const custom = model.projectOf(after).customFields.flatMap(({ id, name }) => {
    const side = (issue: IssueRecord): Side => [null, JSON.stringify(issue.custom[id] ?? null)];
    return item(name, id, 'custom', side(before), side(after));
  });
  return [...system, ...custom];
}

function item(
  field: string,
  fieldId: string,
  fieldtype: ChangeItem['fieldtype'],
  [from, fromString]: Side,
  [to, toString]: Side,
): readonly ChangeItem[] {
  if (from === to && fromString === toString) return [];
  return [{ field, fieldId, fieldtype, from, fromString, to, toString }];
}

const TextSchema = v.looseObject({ text: v.optional(v.string()), content: v.optional(v.array(v.unknown())) });

function plainText(node: unknown): string | null {
  const parsed = v.safeParse(TextSchema, node);
  if (!parsed.success) return null;
  return parsed.output.text ?? (parsed.output.content ?? []).map((child) => plainText(child) ?? '').join('');
}
