import type { Route } from '../protocol';
import type { Model } from './model';
import { route } from './request';

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-server-info/ */
export const serverInfoRoutes = (model: Model): readonly Route[] => [
  route(model, {
    method: 'GET',
    path: '/rest/api/3/serverInfo',
    classic: [],
    granular: [],
    handle: () => ({
      status: 200,
      body: {
        baseUrl: model.address,
        version: '1001.0.0-SNAPSHOT',
        versionNumbers: [1001, 0, 0],
        deploymentType: 'Cloud',
        serverTitle: 'Jira',
        serverTimeZone: 'UTC',
      },
    }),
  }),
];
