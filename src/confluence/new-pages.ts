import { type APIResponse, asUser, NeedsAuthenticationError, route } from '@forge/api';
import * as v from 'valibot';
import type { CreatedPage, NewPages } from '../app/ports';
import { ConfluenceUnavailable } from '../domain/failure';
import { answered, checked } from '../platform/answer';

const created = v.object({ id: v.string() });

const titled = v.object({
  results: v.array(
    v.object({
      id: v.string(),
      body: v.object({ atlas_doc_format: v.object({ value: v.string() }) }),
    }),
  ),
});

/** An error of Confluence; which of its texts says what is not documented. */
const refusal = v.object({
  errors: v.array(v.object({ title: v.nullish(v.string(), ''), detail: v.nullish(v.string(), '') })),
});

const HEADERS = { accept: 'application/json', 'content-type': 'application/json' };
const UNREACHED =
  'Confluence did not answer, so nothing was created this time. Try again in a moment; nothing you typed is lost.';

export const newPages: NewPages = {
  /** https://developer.atlassian.com/cloud/confluence/rest/v2/api-group-page/#api-pages-post */
  async create({ spaceId, title, body }) {
    const page = {
      spaceId,
      status: 'current',
      title,
      body: { representation: 'atlas_doc_format', value: JSON.stringify(body) },
    };
    let response: APIResponse;
    try {
      response = await answered(
        asUser().requestConfluence(route`/wiki/api/v2/pages`, {
          method: 'POST',
          headers: HEADERS,
          body: JSON.stringify(page),
        }),
      );
    } catch (error) {
      if (error instanceof NeedsAuthenticationError) throw error;
      return { kind: 'unclear' };
    }
    return outcomeOf(response);
  },

  /** https://developer.atlassian.com/cloud/confluence/rest/v2/api-group-page/#api-pages-get */
  async titled(spaceId, title) {
    try {
      const response = await answered(
        asUser().requestConfluence(
          route`/wiki/api/v2/pages?space-id=${spaceId}&title=${title}&status=current&body-format=atlas_doc_format`,
          { headers: { accept: 'application/json' } },
        ),
      );
      // A refusal, too, leaves open whether there is such a page. Where there is none the list is empty.
      if (!response.ok) throw new Error(`pages by title answered ${String(response.status)}`);
      const { results } = await checked(response, titled);
      return results.map(({ id, body }) => ({ pageId: id, body: body.atlas_doc_format.value }));
    } catch (error) {
      if (error instanceof NeedsAuthenticationError) throw error;
      throw new ConfluenceUnavailable({ cause: error }, UNREACHED);
    }
  },

  /** https://developer.atlassian.com/cloud/confluence/rest/v1/api-group-content-labels/#api-wiki-rest-api-content-id-label-post */
  async label(pageId, name) {
    const response = await answered(
      asUser().requestConfluence(route`/wiki/rest/api/content/${pageId}/label`, {
        method: 'POST',
        headers: HEADERS,
        body: JSON.stringify([{ prefix: 'global', name }]),
      }),
    );
    if (!response.ok) throw new Error(`label answered ${String(response.status)}`);
  },
};

async function outcomeOf(response: APIResponse): Promise<CreatedPage> {
  const { status } = response;
  if (response.ok) {
    try {
      return { kind: 'created', pageId: (await checked(response, created)).id };
    } catch {
      return { kind: 'unclear' };
    }
  }
  if ([401, 403, 404].includes(status)) return { kind: 'not-allowed' };
  if (status === 429) throw new ConfluenceUnavailable({ cause: new Error('limited') }, UNREACHED);
  // A gateway that gives up knows nothing of what goes on behind it.
  if (status >= 500 || status === 408) return { kind: 'unclear' };
  return { kind: 'refused', titleTaken: await saysTitleTaken(response) };
}

async function saysTitleTaken(response: APIResponse): Promise<boolean> {
  const read = v.safeParse(refusal, await response.json().catch(() => null));
  if (!read.success) return false;
  return read.output.errors.some(({ title, detail }) =>
    /title already exists|same title/i.test(`${title} ${detail}`),
  );
}
