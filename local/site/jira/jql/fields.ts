import type { Actor } from '../../protocol';
import type { IndexedProperty, Model } from '../model';
import { sees, visibleProject } from '../permissions';
import { badRequest, notModelled } from '../refusal';
import type { IssueRecord } from '../state';
import { statusById } from '../catalogue';
import { categoryOf, STATUS_CATEGORIES } from '../workflow';
import { instantOf } from './instants';
import { propertyValue } from './property-value';

/** How JQL sees one field. */
export interface JqlField {
  readonly kind: 'set' | 'instant' | 'text';
  /** What an issue has in this field; nothing when it is empty. */
  readonly values: (issue: IssueRecord) => readonly (string | number)[];
  /** The stored form of a value as written, or a 400 when there is no such value. */
  readonly resolve: (text: string) => string | number;
}

const NOT_MODELLED = new Set(
  (
    'affectedversion approvals assignee attachments category comment component creator description due duedate ' +
    'environment filter fixversion hierarchylevel issuelink issuetype lastviewed level parent priority ' +
    'project_type projecttype reporter resolution resolutiondate resolved sprint text type voter watcher'
  ).split(' '),
);

/** The field of that name (case does not matter), or a 400; 501 for a field of Jira's this model leaves out. */
export function jqlField(model: Model, actor: Actor, name: string): JqlField {
  const lower = name.toLowerCase();
  switch (lower) {
    case 'project':
      return projectField(model, actor);
    case 'key':
    case 'issuekey':
    case 'issue':
    case 'id':
      return issueField(model, actor, lower);
    case 'labels':
      return { kind: 'set', values: ({ labels }) => labels, resolve: (text) => text };
    case 'summary':
      return { kind: 'text', values: ({ summary }) => [summary], resolve: (text) => text };
    case 'status':
      return statusField(model);
    case 'statuscategory':
      return categoryField(model);
    case 'created':
    case 'createddate':
      return { kind: 'instant', values: ({ created }) => [created], resolve: instant(model, name) };
    case 'updated':
    case 'updateddate':
      return { kind: 'instant', values: ({ updated }) => [updated], resolve: instant(model, name) };
    default:
      return propertyField(model, name);
  }
}

const noSuchValue = (text: string, field: string): Error =>
  badRequest(`The value '${text}' does not exist for the field '${field}'.`);

const instant =
  (model: Model, field: string) =>
  (text: string): number =>
    instantOf(text, model.now(), field);

const projectField = (model: Model, actor: Actor): JqlField => ({
  kind: 'set',
  values: ({ projectId }) => [projectId],
  resolve: (text) => {
    const named = model.state.projects.find(({ name }) => name.toLowerCase() === text.toLowerCase());
    const project = visibleProject(model, actor, text) ?? (named && visibleProject(model, actor, named.id));
    if (!project) throw noSuchValue(text, 'project');
    return project.id;
  },
});

const issueField = (model: Model, actor: Actor, field: string): JqlField => ({
  kind: 'set',
  values: ({ id }) => [id],
  resolve: (text) => {
    const issue = model.issue(text);
    if (issue && sees(model, actor, issue)) return issue.id;
    // One missing issue spoils the whole query, as on a real site.
    throw badRequest(`An issue with key '${text}' does not exist for field '${field}'.`);
  },
});

/** By id, or by name: that may be the name of several statuses, in as many projects. */
const statusField = (model: Model): JqlField => ({
  kind: 'set',
  values: ({ statusId }) => [statusId, nameOf(statusById(model, statusId))],
  resolve: (text) => {
    const { statuses } = model.state.catalogue;
    const wanted = nameOf({ name: text });
    if (statuses.some(({ id }) => id === text)) return text;
    if (statuses.some((status) => nameOf(status) === wanted)) return wanted;
    throw noSuchValue(text, 'status');
  },
});

const nameOf = ({ name }: { readonly name: string }): string => `name ${name.toLowerCase()}`;

const categoryField = (model: Model): JqlField => ({
  kind: 'set',
  values: ({ statusId }) => [categoryOf(model, statusId).key],
  resolve: (text) => {
    const wanted = text.toLowerCase();
    const found = STATUS_CATEGORIES.find(
      ({ id, key, name }) => key === wanted || name.toLowerCase() === wanted || String(id) === wanted,
    );
    if (!found) throw noSuchValue(text, 'statusCategory');
    return found.key;
  },
});

/** Only values that are declared as indexed can be searched, by alias or by `issue.property[key].path`. */
function propertyField(model: Model, name: string): JqlField {
  const lower = name.toLowerCase();
  const found = model.indexed.find(
    ({ propertyKey, path, searchAlias }) =>
      searchAlias?.toLowerCase() === lower || name === `issue.property[${propertyKey}].${path}`,
  );
  if (found) return declaredField(found);
  if (NOT_MODELLED.has(lower)) throw notModelled(`JQL field ${name}`);
  throw badRequest(`Field '${name}' does not exist or you do not have permission to view it.`);
}

function declaredField(declared: IndexedProperty): JqlField {
  if (declared.type !== 'string') throw notModelled(`entity properties of type ${declared.type} in JQL`);
  const path = declared.path.split('.');
  return {
    kind: 'set',
    values: ({ properties }) => propertyValue(properties[declared.propertyKey], path),
    resolve: (text) => text,
  };
}
