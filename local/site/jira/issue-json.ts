import {
  categoryJson,
  issueTypeJson,
  jiraTime,
  nestedIssueJson,
  priorityJson,
  projectJson,
  resolutionJson,
  statusJson,
} from './entity-json';
import type { Model } from './model';
import { badRequest } from './refusal';
import type { IssueRecord, Json } from './state';
import { userJson } from './user-json';
import { categoryOf } from './workflow';

/** Left out of `*navigable`, as on a real site. */
const NOT_NAVIGABLE = new Set(['description', 'issuelinks', 'statusCategory']);

/** Every field of an issue under its id, as REST shows it. */
export function allFields(model: Model, issue: IssueRecord): Record<string, unknown> {
  const user = (accountId: string | null): unknown =>
    accountId === null ? null : userJson(model, accountId);
  const parent = issue.parentId === null ? undefined : model.state.issues[issue.parentId];
  const subtasks = Object.values(model.state.issues).filter(({ parentId }) => parentId === issue.id);
  return {
    summary: issue.summary,
    description: issue.description,
    issuetype: issueTypeJson(model, issue.typeId),
    project: projectJson(model, model.projectOf(issue)),
    status: statusJson(model, issue.statusId),
    statusCategory: categoryJson(model, categoryOf(issue.statusId)),
    statuscategorychangedate: jiraTime(issue.statusChanged),
    priority: priorityJson(model, issue.priorityId),
    resolution: issue.resolved === null ? null : resolutionJson(model),
    resolutiondate: issue.resolved === null ? null : jiraTime(issue.resolved),
    assignee: user(issue.assignee),
    reporter: user(issue.reporter),
    creator: user(issue.creator),
    duedate: issue.dueDate,
    labels: [...issue.labels],
    created: jiraTime(issue.created),
    updated: jiraTime(issue.updated),
    subtasks: subtasks.map((subtask) => nestedIssueJson(model, subtask)),
    issuelinks: [],
    ...(parent ? { parent: nestedIssueJson(model, parent) } : {}),
    ...issue.custom,
  };
}

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
  return Object.fromEntries(Object.entries(allFields(model, issue)).filter(([id]) => wanted(id)));
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
