import * as v from 'valibot';
import type { Route } from '../protocol';
import { commitNew } from './commit';
import { applyFields, type Draft } from './field-changes';
import { reference } from './field-values';
import { createFields, type FieldMeta } from './fields';
import type { Acting, Model } from './model';
import { parentOf } from './parents';
import { accountOf, keptOut, may, mayGlobally } from './permissions';
import { checkedProperty } from './properties';
import { badFields, forbidden, notModelled } from './refusal';
import { parseOpenBody, route } from './request';
import type { IssueRecord, Json, ProjectRecord } from './state';
import { defaultPriority } from './system-fields';
import { workflowFor } from './workflow';

const FieldsSchema = v.record(v.string(), v.unknown());

/** Body of creating and of editing an issue. */
export const IssueUpdateSchema = v.strictObject({
  fields: v.optional(FieldsSchema, {}),
  update: v.optional(FieldsSchema, {}),
  properties: v.optional(v.array(v.strictObject({ key: v.string(), value: v.unknown() })), []),
  transition: v.optional(v.unknown()),
  historyMetadata: v.optional(v.unknown()),
});

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
  const draft = emptyDraft(model, project, accountOf(acting.actor));
  refuseMissing(metas, { ...fields, ...input.update, parent });
  const parentId = parentOf(model, acting, project, typeId, parent, metas);
  const { update } = input;
  applyFields(model, project, metas, draft, {
    fields: { ...defaults(project, metas, update), ...fields },
    update,
  });
  if (draft.assignee === null && !model.state.unassignedAllowed) {
    throw badFields({ assignee: 'Issues must be assigned.' });
  }
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
    statusId: workflowFor(project, typeId).initial,
    statusChanged: now,
    resolved: draft.resolutionId === null ? null : now,
    properties,
    // Whoever creates an issue watches it; the app is no person.
    watchers: acting.actor.kind === 'user' ? [acting.actor.accountId] : [],
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
  if (!may(model, actor, 'CREATE_ISSUES', project) || keptOut(actor, project)) {
    throw forbidden('You do not have permission to create issues in this project.');
  }
  return project;
}

const emptyDraft = (model: Model, project: ProjectRecord, reporter: string): Draft => ({
  summary: '',
  description: null,
  priorityId: defaultPriority(project),
  // Where issues must be assigned, a project's default assignee is its lead.
  assignee: model.state.unassignedAllowed ? null : project.lead,
  reporter,
  dueDate: null,
  labels: [],
  fixVersions: [],
  components: [],
  resolutionId: null,
  custom: {},
});

/** What custom fields on the screen are set to when the request does not name them. */
const defaults = (
  project: ProjectRecord,
  metas: readonly FieldMeta[],
  update: Readonly<Record<string, unknown>>,
): Record<string, unknown> =>
  Object.fromEntries(
    project.customFields
      .filter((field) => field.default !== undefined && !(field.id in update))
      .filter((field) => metas.some(({ fieldId }) => fieldId === field.id))
      .map((field) => [field.id, field.default]),
  );

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

/** Scopes of whatever creates issues. */
export const CREATE_SCOPES = {
  classic: 'write:jira-work',
  granular: [
    'write:issue:jira',
    'write:comment:jira',
    'write:comment.property:jira',
    'write:attachment:jira',
    'read:issue:jira',
  ],
} as const;

/** What Jira answers about an issue that it has just created. */
export const createdJson = (model: Model, { id, key }: IssueRecord): Record<string, unknown> => ({
  id,
  key,
  self: model.link(`issue/${id}`),
});

export const createRoutes = (model: Model): readonly Route[] => [
  route(model, {
    method: 'POST',
    path: '/rest/api/3/issue',
    ...CREATE_SCOPES,
    handle: (request) => ({
      status: 201,
      body: createdJson(model, createIssue(model, request, request.body)),
    }),
  }),
];
