import * as v from 'valibot';
import { html, type Html } from '../html';
import { layout } from '../layout';
import type { ProductClient } from '../product-client';
import type { Document } from './refusals';

const found = v.object({
  totalSize: v.number(),
  results: v.array(v.object({ title: v.string(), url: v.string() })),
});

/** Finds pages by words. */
export const searchForm = (words = ''): Html =>
  html`<form role="search" action="/wiki/search" class="row">
    <input type="search" name="text" aria-label="Search Confluence" value="${words}" />
    <button type="submit" class="button">Search</button>
  </form>`;

/** Where the pages lie that hold these words, as far as the visitor may see them. */
export async function searchView(client: ProductClient, words: string): Promise<Document> {
  const quoted = words.replace(/["\\]/g, ' ').trim();
  const cql = `type = page and siteSearch ~ "${quoted}"`;
  const answer =
    quoted === ''
      ? undefined
      : await client.read('confluence', `/wiki/rest/api/search?cql=${encodeURIComponent(cql)}`, found);
  const results = answer?.results ?? [];
  const main = html`<div class="page">
    <h1>Search</h1>
    ${searchForm(words)}
    <p>${answer?.totalSize === 1 ? '1 page' : `${String(answer?.totalSize ?? 0)} pages`}</p>
    <ul class="list" aria-label="Pages found">
      ${results.map(({ title, url }) => html`<li><a href="/wiki${url}">${title}</a></li>`)}
    </ul>
  </div>`;
  const document = { title: 'Search', visitor: client.visitor, product: 'confluence' as const };
  return { status: 200, html: layout({ ...document, main }) };
}
