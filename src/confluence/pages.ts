import { asApp, asUser, NeedsAuthenticationError, route } from '@forge/api';
import * as v from 'valibot';
import type { PageAccess, Pages } from '../app/ports';
import { ConfluenceUnavailable } from '../domain/failure';
import { answered, checked } from '../platform/answer';

const page = v.object({
  id: v.string(),
  status: v.string(),
  title: v.string(),
  spaceId: v.string(),
  _links: v.object({ base: v.string(), webui: v.string() }),
});

const pageWithOperations = v.object({
  ...page.entries,
  operations: v.object({ results: v.array(v.object({ operation: v.string(), targetType: v.string() })) }),
});

function toPage(found: v.InferOutput<typeof page>): Omit<PageAccess, 'mayEdit'> {
  return {
    pageId: found.id,
    title: found.title,
    spaceId: found.spaceId,
    url: `${found._links.base}${found._links.webui}`,
  };
}

const titled = v.object({
  results: v.array(v.object({ id: v.string(), status: v.string(), title: v.string() })),
});

/** As many as one request may ask about. */
const MOST_PAGES = 250;

const UNSEEN = [401, 403, 404];

/** https://developer.atlassian.com/cloud/confluence/rest/v2/api-group-page/#api-pages-id-get */
export const pages: Pages = {
  async readAsUser(pageId) {
    try {
      const response = await answered(
        asUser().requestConfluence(route`/wiki/api/v2/pages/${pageId}?include-operations=true`, {
          headers: { accept: 'application/json' },
        }),
      );
      if (UNSEEN.includes(response.status)) return null;
      if (!response.ok) throw new Error(`page answered ${String(response.status)}`);
      const found = await checked(response, pageWithOperations);
      if (found.status !== 'current') return null;
      const mayEdit = found.operations.results.some(
        (can) => can.operation === 'update' && can.targetType === 'page',
      );
      return { ...toPage(found), mayEdit };
    } catch (error) {
      // The platform asks the person for consent when this reaches it.
      if (error instanceof NeedsAuthenticationError) throw error;
      throw new ConfluenceUnavailable({ cause: error });
    }
  },

  /** https://developer.atlassian.com/cloud/confluence/rest/v2/api-group-page/#api-pages-get */
  async titlesForUser(pageIds) {
    try {
      const response = await answered(
        asUser().requestConfluence(
          route`/wiki/api/v2/pages?id=${pageIds.join(',')}&limit=${String(MOST_PAGES)}`,
          { headers: { accept: 'application/json' } },
        ),
      );
      if (UNSEEN.includes(response.status)) return new Map();
      if (!response.ok) throw new Error(`pages answered ${String(response.status)}`);
      const { results } = await checked(response, titled);
      const current = results.filter(({ status }) => status === 'current');
      return new Map(current.map(({ id, title }) => [id, title]));
    } catch (error) {
      if (error instanceof NeedsAuthenticationError) throw error;
      throw new ConfluenceUnavailable({ cause: error });
    }
  },

  async readAsApp(pageId) {
    const response = await answered(
      asApp().requestConfluence(route`/wiki/api/v2/pages/${pageId}`, {
        headers: { accept: 'application/json' },
      }),
    );
    if (UNSEEN.includes(response.status)) return null;
    if (!response.ok) throw new ConfluenceUnavailable();
    return toPage(await checked(response, page));
  },

  /** https://developer.atlassian.com/cloud/confluence/rest/v2/api-group-page/#api-pages-id-get */
  async standingOf(pageId) {
    const response = await answered(
      asApp().requestConfluence(route`/wiki/api/v2/pages/${pageId}?status=current&status=trashed`, {
        headers: { accept: 'application/json' },
      }),
    );
    if (UNSEEN.includes(response.status)) return { kind: 'unseen' };
    if (!response.ok) throw new ConfluenceUnavailable();
    const found = await checked(response, page);
    if (found.status === 'trashed') return { kind: 'trashed' };
    return found.status === 'current' ? { kind: 'current', ...toPage(found) } : { kind: 'unseen' };
  },

  /** https://developer.atlassian.com/cloud/confluence/rest/v2/api-group-page/#api-pages-get */
  async currentOf(pageIds) {
    const response = await answered(
      asApp().requestConfluence(
        route`/wiki/api/v2/pages?id=${pageIds.join(',')}&status=current&limit=${String(MOST_PAGES)}`,
        { headers: { accept: 'application/json' } },
      ),
    );
    if (!response.ok) throw new ConfluenceUnavailable();
    const { results } = await checked(response, titled);
    return results.filter(({ status }) => status === 'current').map(({ id }) => id);
  },
};
