import type { CreateSite } from '../../local/default-site';
import type { Product, Route, SiteResponse } from '../../local/site/protocol';

interface Note {
  summary: string;
  marked: boolean;
}

/** The smallest site with state: issues with a summary and, perhaps, our property; pages that only emit. */
export const createFixtureSite: CreateSite = (surroundings) => {
  let issues = new Map<string, Note>([
    ['1', { summary: 'marked', marked: true }],
    ['2', { summary: 'plain', marked: false }],
  ]);
  const missing: SiteResponse = { status: 404, body: { errorMessages: ['No such thing'] } };

  const read: Route = {
    method: 'GET',
    path: '/rest/api/3/issue/{id}',
    query: ['fields'],
    scopes: [['read:jira-work'], ['read:issue:jira']],
    handle: ({ params, actor }) => {
      if (actor.kind === 'nobody') return { status: 401 };
      const found = issues.get(params['id'] ?? '');
      return found
        ? { status: 200, body: { id: params['id'], summary: found.summary, reader: actor } }
        : missing;
    },
  };
  const property: Route = {
    method: 'GET',
    path: '/rest/api/3/issue/{id}/properties/{key}',
    scopes: [['read:jira-work']],
    handle: ({ params }) => {
      const found = issues.get(params['id'] ?? '');
      return found?.marked === true && params['key'] === 'debrief'
        ? { status: 200, body: { value: { action: 'a1' } } }
        : missing;
    },
  };
  const rename: Route = {
    method: 'PUT',
    path: '/rest/api/3/issue/{id}',
    scopes: [['manage:jira-project']],
    handle: ({ params, viaApp }) => {
      const found = issues.get(params['id'] ?? '');
      if (!found) return missing;
      found.summary = 'renamed';
      surroundings.emit({
        eventType: 'avi:jira:updated:issue',
        payload: { issue: { id: params['id'], key: `FX-${params['id']}` }, selfGenerated: viaApp },
      });
      return { status: 204 };
    },
  };
  const remove: Route = {
    method: 'DELETE',
    path: '/rest/api/3/issue/{id}',
    scopes: [['write:jira-work']],
    handle: ({ params }) => {
      issues.delete(params['id'] ?? '');
      surroundings.emit({
        eventType: 'avi:jira:deleted:issue',
        payload: { issue: { id: params['id'], key: `FX-${params['id']}` }, selfGenerated: false },
      });
      return { status: 204 };
    },
  };

  const jira: Product = {
    name: 'jira',
    routes: [read, property, rename, remove],
    snapshot: () => [...issues],
    restore: (state) => {
      issues = new Map(state as [string, Note][]);
    },
  };
  const confluence: Product = { name: 'confluence', routes: [], snapshot: () => null, restore: () => {} };
  return { jira, confluence };
};
