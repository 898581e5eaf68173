import type { Actor, Route } from '../protocol';
import { jiraTime, projectJson, uuidOf } from './entity-json';
import type { Model } from './model';
import { may, mayGlobally, visibleProject } from './permissions';
import { badRequest, notFound } from './refusal';
import { cut, listParameter, pageParameters, projectsParameter, route } from './request';
import type { ProjectRecord } from './state';
import { userJson } from './user-json';

/** Permission behind each value of `action`. */
const ACTIONS: Readonly<Record<string, string>> = {
  view: 'BROWSE_PROJECTS',
  browse: 'BROWSE_PROJECTS',
  edit: 'ADMINISTER_PROJECTS',
  create: 'CREATE_ISSUES',
};

const fullJson = (model: Model, project: ProjectRecord): Record<string, unknown> => ({
  ...projectJson(model, project),
  expand: '',
  style: project.style,
  isPrivate: project.style === 'next-gen' && project.permissions['BROWSE_PROJECTS'] !== 'members',
  ...(project.style === 'next-gen' ? { uuid: uuidOf(project.id) } : {}),
  properties: {},
  ...standingJson(model, project),
});

/** How long the trash keeps a project, in ms. */
const RETENTION = 60 * 24 * 3_600_000;

const standingJson = (model: Model, { archived, trashed }: ProjectRecord): Record<string, unknown> => ({
  ...(archived && {
    archived: true,
    archivedDate: jiraTime(archived.at),
    archivedBy: userJson(model, archived.by),
  }),
  ...(trashed && {
    deleted: true,
    deletedDate: jiraTime(trashed.at),
    deletedBy: userJson(model, trashed.by),
    retentionTillDate: jiraTime(trashed.at + RETENTION),
  }),
});

const GRANULAR = [
  'read:issue-type:jira',
  'read:project:jira',
  'read:project.property:jira',
  'read:user:jira',
  'read:application-role:jira',
  'read:avatar:jira',
  'read:group:jira',
  'read:issue-type-hierarchy:jira',
  'read:project-category:jira',
  'read:project-version:jira',
  'read:project.component:jira',
] as const;

export const projectRoutes = (model: Model): readonly Route[] => [
  route(model, {
    method: 'GET',
    path: '/rest/api/3/project/{projectIdOrKey}',
    classic: 'read:jira-work',
    granular: GRANULAR,
    handle: ({ actor, params }) => {
      const idOrKey = params['projectIdOrKey'] ?? '';
      const project = visibleProject(model, actor, idOrKey);
      if (!project) throw notFound(`No project could be found with key '${idOrKey}'.`);
      return { status: 200, body: fullJson(model, project) };
    },
  }),
  route(model, {
    method: 'GET',
    path: '/rest/api/3/project/search',
    query: ['action', 'query', 'keys', 'id', 'status', 'typeKey', 'orderBy', 'startAt', 'maxResults'],
    classic: 'read:jira-work',
    granular: GRANULAR,
    handle: ({ actor, query }) => {
      const action = query.get('action') ?? 'view';
      const permission = ACTIONS[action];
      if (permission === undefined) throw badRequest(`'${action}' is not a valid action.`);
      const page = pageParameters(query, 50, 100);
      const found = model.state.projects
        .filter((project) => mayList(model, actor, permission, project))
        .filter(matching(query))
        .sort(order(query.get('orderBy') ?? 'key'));
      const values = cut(found, page).map((project) => fullJson(model, project));
      const total = found.length;
      const isLast = page.startAt + values.length >= total;
      const self = model.link(`project/search?${query.toString()}`);
      return { status: 200, body: { self, ...page, total, isLast, values } };
    },
  }),
];

/** Those in the trash are shown to the site's admins only. */
const mayList = (model: Model, actor: Actor, permission: string, project: ProjectRecord): boolean =>
  project.trashed ? mayGlobally(model, actor, 'ADMINISTER') : may(model, actor, permission, project);

function statusOf({ archived, trashed }: ProjectRecord): string {
  if (trashed) return 'deleted';
  return archived ? 'archived' : 'live';
}

function matching(query: URLSearchParams): (project: ProjectRecord) => boolean {
  const text = (query.get('query') ?? '').toLowerCase();
  const keys = projectsParameter(query, 'keys');
  const ids = projectsParameter(query, 'id');
  const types = listParameter(query, 'typeKey');
  const statuses = query.has('status') ? listParameter(query, 'status') : ['live'];
  return (project) =>
    (project.key.toLowerCase().includes(text) || project.name.toLowerCase().includes(text)) &&
    (keys.length === 0 || keys.includes(project.key)) &&
    (ids.length === 0 || ids.includes(project.id)) &&
    // Every project here is one for software.
    (types.length === 0 || types.includes('software')) &&
    statuses.includes(statusOf(project));
}

function order(orderBy: string): (one: ProjectRecord, other: ProjectRecord) => number {
  const field = orderBy.replace(/^[+-]/, '');
  if (field !== 'key' && field !== 'name')
    throw badRequest(`Projects cannot be ordered by '${orderBy}' here.`);
  const sign = orderBy.startsWith('-') ? -1 : 1;
  return (one, other) => sign * one[field].localeCompare(other[field]);
}
