import { PEOPLE } from '../../site/people';
import { APP_ACCOUNT } from '../../site/protocol';
import { adfToHtml } from '../adf-html';
import { bylineItems } from '../byline-items';
import { html, type Html } from '../html';
import { layout } from '../layout';
import { framePlace, placedMacro, unknownMacro } from '../macros';
import type { PageView, ProductClient } from '../product-client';
import { noAccess, type Document } from './refusals';

/** A Confluence page as its readers see it; each macro of the app is a live frame. */
export async function pageView(client: ProductClient, pageId: string): Promise<Document> {
  const page = await client.page(pageId);
  if (!page) return noAccess(client.visitor);
  const { manifest } = client.host;
  const body = adfToHtml(page.document, (node) => {
    const macro = placedMacro(manifest, node);
    if (!macro) return unknownMacro(node);
    const { module, localId } = macro;
    const title = module.title ?? module.key;
    return framePlace({ moduleKey: module.key, resource: module.resource, title, localId, pageId: page.id });
  });
  const base = `/wiki/spaces/${page.space.key}`;
  const main = html`<article class="page">
    <nav aria-label="Breadcrumbs" class="breadcrumbs"><a href="${base}">${page.space.name}</a></nav>
    <div class="page-head">
      <h1>${page.title === '' ? 'Untitled draft' : page.title}</h1>
      <div class="page-actions">
        ${page.mayUpdate && html`<a class="button primary" href="${base}/pages/${page.id}/edit">Edit</a>`}
        <a class="button" href="${base}/pages/${page.id}/export">Export</a>
      </div>
    </div>
    ${byline(page, await bylineItems(client, page))}
    <div class="page-body">${body}</div>
    ${labels(page)}
  </article>`;
  const document = { title: page.title, visitor: client.visitor, product: 'confluence' as const };
  return { status: 200, html: layout({ ...document, main, scripts: ['frames'] }) };
}

export const nameOf = (accountId: string): string =>
  accountId === APP_ACCOUNT
    ? 'Debrief'
    : (PEOPLE.find((person) => person.accountId === accountId)?.displayName ?? 'Former user');

const byline = (page: PageView, items: Html): Html =>
  html`<p class="byline">
    ${page.status === 'draft' && html`<span class="lozenge lozenge-yellow">Draft</span>`} Version
    ${page.version.number} by ${nameOf(page.version.authorId)},
    <time datetime="${page.version.createdAt}"
      >${page.version.createdAt.slice(0, 16).replace('T', ' ')} UTC</time
    >
    ${items}
  </p>`;

function labels(page: PageView): Html | undefined {
  const names = page.labels?.results ?? [];
  if (names.length === 0) return undefined;
  return html`<ul class="labels" aria-label="Labels">
    ${names.map(({ name }) => html`<li>${name}</li>`)}
  </ul>`;
}
