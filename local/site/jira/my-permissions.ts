import type { Actor, Route } from '../protocol';
import { categoryJson } from './entity-json';
import type { Model } from './model';
import {
  GLOBAL_PERMISSIONS,
  may,
  mayGlobally,
  PROJECT_PERMISSIONS,
  seesByPermission,
  visibleProject,
} from './permissions';
import { badRequest, notFound } from './refusal';
import { listParameter, route } from './request';
import type { IssueRecord, ProjectRecord } from './state';
import { STATUS_CATEGORIES } from './workflow';

/** Projects the question is about; without a context Jira asks whether any project grants it. */
function context(model: Model, actor: Actor, query: URLSearchParams): readonly ProjectRecord[] {
  const idOrKey = query.get('issueId') ?? query.get('issueKey');
  if (idOrKey !== null) return [model.projectOf(issueOf(model, actor, idOrKey))];
  const key = query.get('projectId') ?? query.get('projectKey');
  if (key === null) return model.state.projects;
  const project = visibleProject(model, actor, key);
  if (!project) throw notFound(`No project could be found with key '${key}'.`);
  return [project];
}

/** Permissions in an issue are told even to an app that an access rule keeps from it. */
function issueOf(model: Model, actor: Actor, idOrKey: string): IssueRecord {
  const issue = model.issue(idOrKey);
  if (issue && seesByPermission(model, actor, issue)) return issue;
  throw notFound('Issue does not exist or you do not have permission to see it.');
}

export const permissionRoutes = (model: Model): readonly Route[] => [
  route(model, {
    method: 'GET',
    path: '/rest/api/3/mypermissions',
    query: ['permissions', 'projectKey', 'projectId', 'issueKey', 'issueId'],
    classic: 'read:jira-work',
    granular: ['read:permission:jira'],
    handle: ({ actor, query }) => {
      const asked = listParameter(query, 'permissions');
      if (asked.length === 0) throw badRequest("The 'permissions' query parameter is required.");
      const projects = context(model, actor, query);
      const permissions = asked.map((key) => {
        const [name, type] = PROJECT_PERMISSIONS[key]
          ? [PROJECT_PERMISSIONS[key], 'PROJECT']
          : [GLOBAL_PERMISSIONS[key], 'GLOBAL'];
        if (name === undefined) throw badRequest(`Unrecognized permission: '${key}'.`);
        const havePermission =
          type === 'GLOBAL'
            ? mayGlobally(model, actor, key)
            : projects.some((project) => may(model, actor, key, project));
        return [key, { id: permissionId(key), key, name, type, description: name, havePermission }] as const;
      });
      return { status: 200, body: { permissions: Object.fromEntries(permissions) } };
    },
  }),
];

/** Real ids are numbers without meaning; here, the place in the list. */
const permissionId = (key: string): string =>
  String(Object.keys({ ...PROJECT_PERMISSIONS, ...GLOBAL_PERMISSIONS }).indexOf(key) + 10);

export const statusRoutes = (model: Model): readonly Route[] => [
  route(model, {
    method: 'GET',
    path: '/rest/api/3/statuscategory',
    classic: 'read:jira-work',
    granular: ['read:status:jira'],
    handle: () => ({ status: 200, body: STATUS_CATEGORIES.map((category) => categoryJson(model, category)) }),
  }),
];
