import type { Actor, RoutedRequest, Route } from '../protocol';
import { commitChange, commitDelete } from './commit';
import { applyFields } from './field-changes';
import { editFields } from './fields';
import { fieldMetaJson } from './create-meta';
import { withSubtasks } from './issue-archive';
import { IssueUpdateSchema } from './issue-create';
import { issueJson } from './issue-json';
import { mailWatchers } from './mailbox';
import type { Acting, Model } from './model';
import { demand, isArchived, may, mayGlobally, visibleIssue } from './permissions';
import { checkedProperty } from './properties';
import { badRequest, forbidden, notModelled } from './refusal';
import { flagParameter, parseOpenBody, route } from './request';
import { indexIssue } from './search-index';
import type { IssueRecord, ProjectRecord } from './state';

/** Changes fields of an issue and tells its watchers. Nothing is kept when one of the fields is refused. */
export function editIssue(
  model: Model,
  acting: Acting,
  idOrKey: string,
  body: unknown,
  quietly = false,
): IssueRecord {
  const issue = visibleIssue(model, acting.actor, idOrKey);
  demand(model, acting.actor, 'EDIT_ISSUES', issue);
  const input = parseOpenBody(IssueUpdateSchema, body);
  if (input.historyMetadata !== undefined) throw notModelled('historyMetadata');
  const unmodelled = ['project', 'issuetype', 'parent'].find(
    (id) => id in input.fields || id in input.update,
  );
  if (unmodelled !== undefined) throw notModelled(`changing the ${unmodelled} of an issue`);
  if (Object.keys({ ...input.fields, ...input.update }).length + input.properties.length === 0) {
    throw badRequest("one of 'fields' or 'update' required");
  }
  const project = model.projectOf(issue);
  const after = structuredClone(issue);
  applyFields(model, project, editFields(model, acting.actor, project, issue.typeId), after, input);
  for (const { key, value } of input.properties) after.properties[key] = checkedProperty(key, value);
  const items = commitChange(model, acting, issue, after);
  if (!quietly || !mayBeQuiet(model, acting.actor, project)) mailWatchers(model, acting, after, items);
  return after;
}

/** Others may ask for it as well; they are passed over without a word. */
const mayBeQuiet = (model: Model, actor: Actor, project: ProjectRecord): boolean =>
  mayGlobally(model, actor, 'ADMINISTER') || may(model, actor, 'ADMINISTER_PROJECTS', project);

const OVERRIDES = ['overrideScreenSecurity', 'overrideEditableFlag'] as const;

/** 403 for whoever does not administer Jira; for admins it is not modelled. */
function refuseOverrides(model: Model, { actor, query }: Pick<RoutedRequest, 'actor' | 'query'>): void {
  const used = OVERRIDES.find((name) => flagParameter(query, name));
  if (used === undefined) return;
  if (!mayGlobally(model, actor, 'ADMINISTER'))
    throw forbidden(`Only Jira administrators may use '${used}'.`);
  throw notModelled(used);
}

/** Deletes an issue for good, with its sub-tasks when the request says so. What lay in an epic stays, on its own. */
export function deleteIssue(model: Model, acting: Acting, idOrKey: string, deleteSubtasks: boolean): void {
  const issue = visibleIssue(model, acting.actor, idOrKey);
  demand(model, acting.actor, 'DELETE_ISSUES', issue);
  const gone = withSubtasks(model, issue);
  if (gone.length > 1 && !deleteSubtasks) {
    throw badRequest(
      `The issue '${issue.key}' has subtasks. You must specify the 'deleteSubtasks' parameter to delete this ` +
        'issue and all its subtasks.',
    );
  }
  commitDelete(model, acting, gone);
  for (const child of Object.values(model.state.issues)) {
    if (child.parentId !== issue.id) continue;
    model.state.issues[child.id] = { ...child, parentId: null };
    indexIssue(model, child.id);
  }
}

export const editRoutes = (model: Model): readonly Route[] => [
  route(model, {
    method: 'PUT',
    path: '/rest/api/3/issue/{issueIdOrKey}',
    query: ['notifyUsers', 'returnIssue', ...OVERRIDES],
    classic: 'write:jira-work',
    granular: ['write:issue:jira'],
    handle: (request) => {
      const returnIssue = flagParameter(request.query, 'returnIssue');
      const quietly = !flagParameter(request.query, 'notifyUsers', true);
      refuseOverrides(model, request);
      const issue = editIssue(model, request, request.params['issueIdOrKey'] ?? '', request.body, quietly);
      if (!returnIssue) return { status: 204 };
      return { status: 200, body: issueJson(model, issue, { fields: [], properties: [] }) };
    },
  }),
  route(model, {
    method: 'DELETE',
    path: '/rest/api/3/issue/{issueIdOrKey}',
    query: ['deleteSubtasks'],
    classic: 'write:jira-work',
    granular: ['delete:issue:jira'],
    handle: (request) => {
      const deleteSubtasks = flagParameter(request.query, 'deleteSubtasks');
      deleteIssue(model, request, request.params['issueIdOrKey'] ?? '', deleteSubtasks);
      return { status: 204 };
    },
  }),
  route(model, {
    method: 'GET',
    path: '/rest/api/3/issue/{issueIdOrKey}/editmeta',
    classic: 'read:jira-work',
    granular: ['read:issue-meta:jira', 'read:field-configuration:jira'],
    handle: ({ actor, params }) => {
      const issue = visibleIssue(model, actor, params['issueIdOrKey'] ?? '');
      const project = model.projectOf(issue);
      // Without the permission no field is editable, and that is no refusal.
      const editable = !isArchived(model, issue) && may(model, actor, 'EDIT_ISSUES', project);
      const metas = editable ? editFields(model, actor, project, issue.typeId) : [];
      const fields = Object.fromEntries(metas.map((meta) => [meta.fieldId, fieldMetaJson(meta)]));
      return { status: 200, body: { fields } };
    },
  }),
];
