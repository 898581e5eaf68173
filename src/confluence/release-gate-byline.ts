import { type APIResponse, asApp, route } from '@forge/api';
import * as v from 'valibot';
import type { BylineProperties, KeptProperty } from '../app/ports';
import type { BylineWords } from '../domain/release-gate-byline';
import { ConfluenceUnavailable } from '../domain/failure';
import { answered, checked } from '../platform/answer';

/** The key that the manifest names; no other app has it. */
export const BYLINE_KEY = 'debrief-gate-5d1ca5e1';

const property = v.object({ id: v.string(), version: v.object({ number: v.number() }) });
const properties = v.object({
  results: v.array(v.object({ ...property.entries, value: v.unknown() })),
});
const words = v.object({ title: v.string(), tooltip: v.string() });

const JSON_ONLY = { accept: 'application/json' };
const BOTH_JSON = { ...JSON_ONLY, 'content-type': 'application/json' };
const UNREACHED = [401, 403, 404];

const kept = ({ id, version }: v.InferOutput<typeof property>): KeptProperty => ({
  id,
  version: version.number,
});

async function keptIn(response: APIResponse): Promise<KeptProperty> {
  return kept(await checked(response, property));
}

function refused(response: APIResponse): ConfluenceUnavailable {
  return new ConfluenceUnavailable({ cause: new Error(`property answered ${String(response.status)}`) });
}

/** https://developer.atlassian.com/cloud/confluence/rest/v2/api-group-content-properties/ */
export const bylineProperties: BylineProperties = {
  async create(pageId, value) {
    const response = await answered(
      asApp().requestConfluence(route`/wiki/api/v2/pages/${pageId}/properties`, {
        method: 'POST',
        headers: BOTH_JSON,
        body: JSON.stringify({ key: BYLINE_KEY, value }),
      }),
    );
    if (UNREACHED.includes(response.status)) return 'unreachable';
    // The documents name no answer for a key that is taken; sites give either.
    if (response.status === 409 || response.status === 400) return 'taken';
    if (!response.ok) throw refused(response);
    return keptIn(response);
  },

  async update(pageId, { id, version }, value) {
    const response = await answered(
      asApp().requestConfluence(route`/wiki/api/v2/pages/${pageId}/properties/${id}`, {
        method: 'PUT',
        headers: BOTH_JSON,
        body: JSON.stringify({ key: BYLINE_KEY, value, version: { number: version + 1, message: '' } }),
      }),
    );
    if (UNREACHED.includes(response.status)) return 'lost';
    if (response.status === 409) return 'stale';
    if (!response.ok) throw refused(response);
    return keptIn(response);
  },

  async find(pageId) {
    const response = await answered(
      asApp().requestConfluence(route`/wiki/api/v2/pages/${pageId}/properties?key=${BYLINE_KEY}`, {
        headers: JSON_ONLY,
      }),
    );
    if (UNREACHED.includes(response.status)) return null;
    if (!response.ok) throw refused(response);
    const { results } = await checked(response, properties);
    return results.map((one) => ({ ...kept(one), words: wordsIn(one.value) }));
  },

  async remove(pageId, propertyId) {
    const response = await answered(
      asApp().requestConfluence(route`/wiki/api/v2/pages/${pageId}/properties/${propertyId}`, {
        method: 'DELETE',
        headers: JSON_ONLY,
      }),
    );
    if (!response.ok && !UNREACHED.includes(response.status)) throw refused(response);
  },
};

function wordsIn(value: unknown): BylineWords | null {
  const read = v.safeParse(words, value);
  return read.success ? read.output : null;
}
