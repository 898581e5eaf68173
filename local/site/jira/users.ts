import type { Actor, Route } from '../protocol';
import type { Model } from './model';
import {
  accountOf,
  assignablePeople,
  keptOut,
  mayGlobally,
  visibleIssue,
  visibleProject,
} from './permissions';
import { badRequest, forbidden, notFound } from './refusal';
import { cut, pageParameters, route } from './request';
import type { ProjectRecord } from './state';
import { userJson } from './user-json';

const GRANULAR = [
  'read:application-role:jira',
  'read:group:jira',
  'read:user:jira',
  'read:avatar:jira',
] as const;

function projectOfSearch(model: Model, actor: Actor, query: URLSearchParams): ProjectRecord {
  const issue = query.get('issueKey') ?? query.get('issueId');
  if (issue !== null) return model.projectOf(visibleIssue(model, actor, issue));
  const key = query.get('project');
  if (key === null) throw badRequest('Issue key, issue ID or project must be specified.');
  const project = visibleProject(model, actor, key);
  if (!project || keptOut(actor, project)) throw notFound(`No project could be found with key '${key}'.`);
  return project;
}

export const userRoutes = (model: Model): readonly Route[] => [
  route(model, {
    method: 'GET',
    path: '/rest/api/3/user/assignable/search',
    query: ['query', 'accountId', 'project', 'issueKey', 'issueId', 'startAt', 'maxResults'],
    classic: 'read:jira-user',
    granular: [
      'read:issue:jira',
      'read:project:jira',
      'read:user:jira',
      'read:application-role:jira',
      'read:avatar:jira',
      'read:group:jira',
    ],
    handle: ({ actor, query }) => {
      const project = projectOfSearch(model, actor, query);
      const text = (query.get('query') ?? '').toLowerCase();
      const wanted = query.get('accountId');
      const found = assignablePeople(model, project).filter((accountId) => {
        const person = model.person(accountId);
        const words = `${person?.displayName ?? ''} ${person?.email ?? ''}`.toLowerCase().split(/\s+/);
        const named =
          text === '' || words.some((word) => word.startsWith(text)) || words.join(' ').startsWith(text);
        return named && (wanted === null || wanted === accountId);
      });
      const page = cut(found, pageParameters(query, 50, 1000));
      return { status: 200, body: page.map((accountId) => userJson(model, accountId)) };
    },
  }),
  route(model, {
    method: 'GET',
    path: '/rest/api/3/user/bulk',
    query: ['accountId', 'startAt', 'maxResults'],
    classic: 'read:jira-user',
    granular: GRANULAR,
    handle: ({ query }) => {
      const asked = [...new Set(query.getAll('accountId'))];
      if (asked.length === 0) throw badRequest("The 'accountId' parameter is required.");
      // Ten at a time unless the request says otherwise; unknown accounts are left out.
      const page = pageParameters(query, 10, 200);
      const found = asked.flatMap((accountId) => userJson(model, accountId) ?? []);
      const values = cut(found, page);
      const isLast = page.startAt + values.length >= found.length;
      const self = model.link(`user/bulk?${query.toString()}`);
      return { status: 200, body: { self, ...page, total: found.length, isLast, values } };
    },
  }),
  route(model, {
    method: 'GET',
    path: '/rest/api/3/user',
    query: ['accountId'],
    classic: 'read:jira-user',
    granular: GRANULAR,
    handle: ({ actor, query }) => {
      if (!mayGlobally(model, actor, 'USER_PICKER')) throw forbidden('You may not view users.');
      const json = userJson(model, query.get('accountId') ?? '');
      if (!json) throw notFound('Specified user does not exist or you do not have required permissions');
      return { status: 200, body: json };
    },
  }),
  route(model, {
    method: 'GET',
    path: '/rest/api/3/myself',
    classic: 'read:jira-user',
    granular: GRANULAR,
    handle: ({ actor }) => ({ status: 200, body: userJson(model, accountOf(actor), true) }),
  }),
];
