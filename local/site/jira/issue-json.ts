import { shownCustomValue } from './custom-values';
import {
  categoryJson,
  componentJson,
  issueTypeJson,
  jiraTime,
  nestedIssueJson,
  priorityJson,
  projectJson,
  resolutionJson,
  securityJson,
  statusJson,
  versionJson,
} from './entity-json';
import { withSubtasks } from './issue-archive';
import type { Model } from './model';
import { badRequest } from './refusal';
import type { IssueRecord, Json } from './state';
import { userJson } from './user-json';
import { categoryOf } from './workflow';

/** Left out of `*navigable`, as on a real site. */
const NOT_NAVIGABLE = new Set(['description', 'issuelinks', 'statusCategory']);

type FieldReader = (model: Model, issue: IssueRecord) => unknown;

const user = (model: Model, accountId: string | null): unknown =>
  accountId === null ? null : userJson(model, accountId);

const chosen = <T extends { readonly id: string }>(
  entries: readonly T[],
  ids: readonly string[],
): readonly T[] => entries.filter(({ id }) => ids.includes(id));

const FIELDS: Readonly<Record<string, FieldReader>> = {
  summary: (_model, issue) => issue.summary,
  description: (_model, issue) => issue.description,
  issuetype: (model, issue) => issueTypeJson(model, issue.typeId),
  project: (model, issue) => projectJson(model, model.projectOf(issue)),
  status: (model, issue) => statusJson(model, issue.statusId),
  statusCategory: (model, issue) => categoryJson(model, categoryOf(model, issue.statusId)),
  statuscategorychangedate: (_model, issue) => jiraTime(issue.statusChanged),
  priority: (model, { priorityId }) => (priorityId === null ? null : priorityJson(model, priorityId)),
  resolution: (model, { resolutionId }) =>
    resolutionId === null ? null : resolutionJson(model, resolutionId),
  resolutiondate: (_model, issue) => (issue.resolved === null ? null : jiraTime(issue.resolved)),
  assignee: (model, issue) => user(model, issue.assignee),
  reporter: (model, issue) => user(model, issue.reporter),
  creator: (model, issue) => user(model, issue.creator),
  duedate: (_model, issue) => issue.dueDate,
  labels: (_model, issue) => [...issue.labels],
  fixVersions: (model, issue) =>
    chosen(model.projectOf(issue).versions, issue.fixVersions).map((version) => versionJson(model, version)),
  components: (model, issue) =>
    chosen(model.projectOf(issue).components, issue.components).map((one) => componentJson(model, one)),
  created: (_model, issue) => jiraTime(issue.created),
  updated: (_model, issue) => jiraTime(issue.updated),
  archiveddate: (_model, { archived }) => archived && jiraTime(archived.at),
  archivedby: (model, { archived }) => archived && user(model, archived.by),
  security: (model, { security }) => security && securityJson(model, security),
  issuelinks: () => [],
  subtasks: (model, issue) =>
    withSubtasks(model, issue)
      .slice(1)
      .map((subtask) => nestedIssueJson(model, subtask)),
  // Only issues below another one have this at all.
  parent: (model, issue) => {
    const parent = issue.parentId === null ? undefined : model.state.issues[issue.parentId];
    return parent ? nestedIssueJson(model, parent) : undefined;
  },
};

/** Every field of an issue under its id, as REST shows it. */
export const allFields = (model: Model, issue: IssueRecord): Record<string, unknown> =>
  chosenFields(model, issue, ['*all']);

/**
 * The fields asked for: ids, `*all`, `*navigable`, and `-id` to leave one out. Unknown ids are passed over
 * in silence, as Jira does.
 */
export function chosenFields(
  model: Model,
  issue: IssueRecord,
  asked: readonly string[],
): Record<string, unknown> {
  const without = new Set(asked.filter((name) => name.startsWith('-')).map((name) => name.slice(1)));
  const named = asked.filter((name) => !name.startsWith('-'));
  const all = named.includes('*all') || named.length === 0;
  const navigable = named.includes('*navigable');
  const wanted = (id: string): boolean =>
    !without.has(id) && (all || named.includes(id) || (navigable && !NOT_NAVIGABLE.has(id)));
  const system = Object.entries(FIELDS)
    .filter(([id]) => wanted(id))
    .map(([id, read]): [string, unknown] => [id, read(model, issue)])
    .filter(([, value]) => value !== undefined);
  const custom = model
    .projectOf(issue)
    .customFields.filter(({ id }) => wanted(id))
    .map((field): [string, unknown] => [
      field.id,
      shownCustomValue(model, field, issue.custom[field.id] ?? null),
    ]);
  return Object.fromEntries([...system, ...custom]);
}

export interface IssueView {
  readonly fields: readonly string[];
  /** Entity properties to add, at most five. */
  readonly properties: readonly string[];
}

/** An issue as REST answers it. `fields` is absent when nothing but id and key was asked for. */
export function issueJson(model: Model, issue: IssueRecord, view: IssueView): Record<string, unknown> {
  const onlyId = view.fields.length > 0 && view.fields.every((name) => name === 'id' || name === 'key');
  const bare = { expand: '', id: issue.id, self: model.link(`issue/${issue.id}`), key: issue.key };
  return {
    ...bare,
    ...(onlyId ? {} : { fields: chosenFields(model, issue, view.fields) }),
    ...(view.properties.length > 0 ? { properties: chosenProperties(issue, view.properties) } : {}),
  };
}

function chosenProperties(issue: IssueRecord, asked: readonly string[]): Record<string, Json> {
  if (asked.length > 5 && !asked.includes('*all')) throw badRequest('At most 5 properties can be asked for.');
  const chosen = Object.entries(issue.properties).filter(
    ([key]) => asked.includes('*all') || asked.includes(key),
  );
  return Object.fromEntries(chosen);
}
