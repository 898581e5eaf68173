import * as v from 'valibot';
import type { Route } from '../protocol';
import { issueTypeById } from './catalogue';
import { commitNew } from './commit';
import { applyFields, type Draft } from './field-changes';
import { createFields, defaultPriority, type FieldMeta } from './fields';
import type { Acting, Model } from './model';
import { accountOf, may, mayGlobally } from './permissions';
import { checkedProperty } from './properties';
import { badFields, forbidden, notModelled } from './refusal';
import { parseOpenBody, route } from './request';
import type { IssueRecord, Json, ProjectRecord } from './state';
import { INITIAL_STATUS } from './workflow';

const FieldsSchema = v.record(v.string(), v.unknown());

/** Body of creating and of editing an issue. */
export const IssueUpdateSchema = v.strictObject({
  fields: v.optional(FieldsSchema, {}),
  update: v.optional(FieldsSchema, {}),
  properties: v.optional(v.array(v.strictObject({ key: v.string(), value: v.unknown() })), []),
  transition: v.optional(v.unknown()),
  historyMetadata: v.optional(v.unknown()),
});

const ReferenceSchema = v.looseObject({ id: v.optional(v.string()), key: v.optional(v.string()) });

function reference(value: unknown): string | undefined {
  const parsed = v.safeParse(ReferenceSchema, value);
  return parsed.success ? (parsed.output.id ?? parsed.output.key) : undefined;
}

/** Creates an issue with the properties of the same request: all of it is stored, or nothing. */
export function createIssue(model: Model, acting: Acting, body: unknown): IssueRecord {
  const input = parseOpenBody(IssueUpdateSchema, body);
  if (input.transition !== undefined || input.historyMetadata !== undefined) {
    throw notModelled('transition or historyMetadata while creating');
  }
  const { project: projectField, issuetype, parent, ...fields } = input.fields;
  const project = projectToCreateIn(model, acting, projectField);
  const typeId = reference(issuetype);
  if (typeId === undefined || !project.issueTypes.includes(typeId)) {
    throw badFields({ issuetype: 'Specify a valid issue type' });
  }
  const metas = createFields(model, acting.actor, project, typeId);
  const draft = emptyDraft(project, accountOf(acting.actor));
  refuseMissing(metas, { ...fields, ...input.update, parent });
  const parentId = parentOf(model, project, typeId, parent);
  applyFields(model, project, metas, draft, { fields, update: input.update });
  const properties: Record<string, Json> = {};
  for (const { key, value } of input.properties) properties[key] = checkedProperty(key, value);

  const now = model.now();
  project.lastIssueNumber += 1;
  const issue: IssueRecord = {
    ...draft,
    id: String(model.state.nextIssueId++),
    key: `${project.key}-${String(project.lastIssueNumber)}`,
    projectId: project.id,
    typeId,
    parentId,
    creator: accountOf(acting.actor),
    created: now,
    updated: now,
    statusId: INITIAL_STATUS,
    statusChanged: now,
    resolved: null,
    properties,
  };
  commitNew(model, acting, issue);
  return issue;
}

function projectToCreateIn(model: Model, { actor }: Acting, field: unknown): ProjectRecord {
  if (actor.kind === 'user' && !mayGlobally(model, actor, 'USER_PICKER')) {
    throw forbidden('You do not have access to Jira.');
  }
  const project = model.project(reference(field) ?? '');
  if (!project || !may(model, actor, 'BROWSE_PROJECTS', project)) {
    throw badFields({ project: 'Specify a valid project ID or key' });
  }
  if (!may(model, actor, 'CREATE_ISSUES', project)) {
    throw forbidden('You do not have permission to create issues in this project.');
  }
  return project;
}

const emptyDraft = (project: ProjectRecord, reporter: string): Draft => ({
  summary: '',
  description: null,
  priorityId: defaultPriority(project),
  assignee: null,
  reporter,
  dueDate: null,
  labels: [],
  custom: Object.fromEntries(project.customFields.map(({ id }) => [id, null])),
});

function refuseMissing(metas: readonly FieldMeta[], sent: Readonly<Record<string, unknown>>): void {
  const missing = metas.filter(
    ({ fieldId, required, hasDefaultValue }) =>
      required &&
      !hasDefaultValue &&
      !['project', 'issuetype'].includes(fieldId) &&
      sent[fieldId] === undefined,
  );
  if (missing.length === 0) return;
  const message = ({ fieldId, name }: FieldMeta): string =>
    fieldId === 'summary' ? 'You must specify a summary of the issue.' : `${name} is required.`;
  throw badFields(Object.fromEntries(missing.map((meta) => [meta.fieldId, message(meta)])));
}

function parentOf(model: Model, project: ProjectRecord, typeId: string, field: unknown): string | null {
  if (!issueTypeById(typeId).subtask) {
    if (field === undefined) return null;
    throw badFields({
      parent: "Field 'parent' cannot be set. It is not on the appropriate screen, or unknown.",
    });
  }
  const parent = model.issue(reference(field) ?? '');
  const fits = parent?.projectId === project.id && parent.parentId === null;
  if (!fits) throw badFields({ parent: 'Could not find valid parent issue in this project.' });
  return parent.id;
}

export const createRoutes = (model: Model): readonly Route[] => [
  route(model, {
    method: 'POST',
    path: '/rest/api/3/issue',
    classic: 'write:jira-work',
    granular: [
      'write:issue:jira',
      'write:comment:jira',
      'write:comment.property:jira',
      'write:attachment:jira',
      'read:issue:jira',
    ],
    handle: (request) => {
      const { id, key } = createIssue(model, request, request.body);
      return { status: 201, body: { id, key, self: model.link(`issue/${id}`) } };
    },
  }),
];
