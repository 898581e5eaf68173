import type { Route } from '../protocol';
import type { Model } from './model';
import { projectsParameter, route } from './request';

/**
 * What an app is told of the admins' app access rules. It learns which projects are blocked for it, never why.
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-app-data-policies/
 */
export const dataPolicyRoutes = (model: Model): readonly Route[] => [
  route(model, {
    method: 'GET',
    path: '/rest/api/3/data-policy',
    classic: 'read:jira-work',
    granular: [],
    handle: () => ({
      status: 200,
      body: { anyContentBlocked: model.state.projects.some(({ appsBlocked }) => appsBlocked === true) },
    }),
  }),
  route(model, {
    method: 'GET',
    path: '/rest/api/3/data-policy/project',
    query: ['ids'],
    classic: 'read:jira-work',
    granular: [],
    handle: ({ query }) => {
      const ids = projectsParameter(query, 'ids');
      const projectDataPolicies = model.state.projects
        .filter(({ id }) => ids.includes(id))
        .map(({ id, appsBlocked = false }) => ({
          id: Number(id),
          dataPolicy: { anyContentBlocked: appsBlocked },
        }));
      return { status: 200, body: { projectDataPolicies } };
    },
  }),
];
