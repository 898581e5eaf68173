import * as v from 'valibot';
import { priorityById, resolutionById, statusById } from './catalogue';
import type { Model } from './model';
import type { ChangeItem, IssueRecord } from './state';
import { userJson } from './user-json';

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
  {
    field: 'priority',
    side: (model, { priorityId }) =>
      priorityId === null ? [null, null] : [priorityId, priorityById(model, priorityId).name],
  },
  { field: 'assignee', side: (model, issue) => person(model, issue.assignee) },
  { field: 'reporter', side: (model, issue) => person(model, issue.reporter) },
  {
    field: 'duedate',
    side: (_model, { dueDate }) => [dueDate, dueDate === null ? null : `${dueDate} 00:00:00.0`],
  },
  { field: 'labels', side: (_model, issue) => [null, issue.labels.join(' ')] },
  {
    field: 'resolution',
    side: (_model, { resolutionId }) =>
      resolutionId === null ? [null, null] : [resolutionId, resolutionById(resolutionId).name],
  },
  { field: 'status', side: (model, { statusId }) => [statusId, statusById(model, statusId).name] },
];

/** What differs between two versions of an issue, as items of a changelog. */
export function changesBetween(model: Model, before: IssueRecord, after: IssueRecord): readonly ChangeItem[] {
  const system = TRACKED.flatMap(({ field, side }) =>
    item(field, field, 'jira', side(model, before), side(model, after)),
  );
  const project = model.projectOf(after);
  const parts = [
    ...partsBetween('Fix Version', 'fixVersions', project.versions, before.fixVersions, after.fixVersions),
    ...partsBetween('Component', 'components', project.components, before.components, after.components),
  ];
  const custom = project.customFields.flatMap(({ id, name }) => {
    const side = (issue: IssueRecord): Side => [null, JSON.stringify(issue.custom[id] ?? null)];
    return item(name, id, 'custom', side(before), side(after));
  });
  return [...system, ...parts, ...custom];
}

/** Versions and components have an item of their own each. */
function partsBetween(
  field: string,
  fieldId: string,
  entries: readonly { readonly id: string; readonly name: string }[],
  before: readonly string[],
  after: readonly string[],
): readonly ChangeItem[] {
  const side = (id: string): Side => [id, entries.find((entry) => entry.id === id)?.name ?? null];
  const gone = before.filter((id) => !after.includes(id));
  const come = after.filter((id) => !before.includes(id));
  return [
    ...gone.flatMap((id) => item(field, fieldId, 'jira', side(id), [null, null])),
    ...come.flatMap((id) => item(field, fieldId, 'jira', [null, null], side(id))),
  ];
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
