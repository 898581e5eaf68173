import { type APIResponse, asUser, NeedsAuthenticationError, route } from '@forge/api';
import * as v from 'valibot';
import type { PageBodies, WrittenBody } from '../app/ports';
import { ConfluenceUnavailable } from '../domain/failure';
import { answered, checked } from '../platform/answer';

const page = v.object({
  status: v.string(),
  title: v.string(),
  version: v.object({ number: v.number() }),
  body: v.object({ atlas_doc_format: v.object({ value: v.string() }) }),
  labels: v.object({ results: v.array(v.object({ name: v.string() })) }),
});

const HEADERS = { accept: 'application/json', 'content-type': 'application/json' };
const UNREACHED =
  'Confluence did not answer, so the page stands as it was. Try again in a moment; nothing is published twice.';

export const pageBodies: PageBodies = {
  /** https://developer.atlassian.com/cloud/confluence/rest/v2/api-group-page/#api-pages-id-get */
  async read(pageId) {
    try {
      const response = await answered(
        asUser().requestConfluence(
          route`/wiki/api/v2/pages/${pageId}?body-format=atlas_doc_format&include-labels=true`,
          { headers: { accept: 'application/json' } },
        ),
      );
      if ([401, 403, 404].includes(response.status)) return null;
      if (!response.ok) throw new Error(`page answered ${String(response.status)}`);
      const { status, title, version, body, labels } = await checked(response, page);
      if (status !== 'current') return null;
      return {
        title,
        version: version.number,
        body: body.atlas_doc_format.value,
        labels: labels.results.map(({ name }) => name),
      };
    } catch (error) {
      // The platform asks the person for consent when this reaches it.
      if (error instanceof NeedsAuthenticationError) throw error;
      throw new ConfluenceUnavailable({ cause: error }, UNREACHED);
    }
  },

  /** https://developer.atlassian.com/cloud/confluence/rest/v2/api-group-page/#api-pages-id-put */
  async write(pageId, { title, version, body }, message) {
    let response: APIResponse;
    try {
      response = await answered(
        asUser().requestConfluence(route`/wiki/api/v2/pages/${pageId}`, {
          method: 'PUT',
          headers: HEADERS,
          body: JSON.stringify({
            id: pageId,
            status: 'current',
            title,
            body: { representation: 'atlas_doc_format', value: body },
            version: { number: version + 1, message },
          }),
        }),
      );
    } catch (error) {
      if (error instanceof NeedsAuthenticationError) throw error;
      return 'unclear';
    }
    return outcomeOf(response);
  },

  /** https://developer.atlassian.com/cloud/confluence/rest/v1/api-group-content-labels/#api-wiki-rest-api-content-id-label-post */
  async label(pageId, names) {
    const response = await answered(
      asUser().requestConfluence(route`/wiki/rest/api/content/${pageId}/label`, {
        method: 'POST',
        headers: HEADERS,
        body: JSON.stringify(names.map((name) => ({ prefix: 'global', name }))),
      }),
    );
    if (!response.ok) throw new Error(`label answered ${String(response.status)}`);
  },
};

function outcomeOf({ ok, status }: APIResponse): WrittenBody {
  if (ok) return 'written';
  if (status === 409) return 'stale';
  if (status === 413) return 'too-large';
  if ([401, 403, 404].includes(status)) return 'not-allowed';
  if (status === 429) throw new ConfluenceUnavailable({ cause: new Error('limited') }, UNREACHED);
  // A gateway that gives up knows nothing of what goes on behind it.
  return status >= 500 || status === 408 ? 'unclear' : 'refused';
}
