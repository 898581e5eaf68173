import { html } from '../html';
import { layout } from '../layout';
import type { ProductClient } from '../product-client';
import { noAccess, type Document } from './refusals';
import { searchForm } from './search-view';

/** The pages of a space, and the visitor's own drafts. */
export async function spaceView(client: ProductClient, key: string): Promise<Document> {
  const space = await client.spaceByKey(key);
  if (!space) return noAccess(client.visitor);
  const pages = await client.pagesIn(space.id);
  const main = html`<div class="page">
    <div class="page-head">
      <h1>${space.name}</h1>
      <div class="page-actions">
        ${searchForm()}
        <button
          type="button"
          class="button primary"
          id="new-page"
          data-space="${space.id}"
          data-key="${space.key}"
        >
          New page
        </button>
      </div>
    </div>
    <ul class="list">
      ${pages.map(
        (page) =>
          html`<li>
            <a href="/wiki/spaces/${space.key}/pages/${page.id}"
              >${page.title === '' ? 'Untitled draft' : page.title}</a
            >
            ${page.status === 'draft' && html`<span class="lozenge lozenge-yellow">Draft</span>`}
          </li>`,
      )}
    </ul>
  </div>`;
  const document = { title: space.name, visitor: client.visitor, product: 'confluence' as const };
  return { status: 200, html: layout({ ...document, main }) };
}
