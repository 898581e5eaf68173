import { html } from '../html';
import { layout } from '../layout';
import { framePlace } from '../macros';
import type { ProductClient } from '../product-client';
import type { Document } from './refusals';

/** Confluence administration: the app's global settings, for administrators only. */
export async function settingsView(client: ProductClient): Promise<Document> {
  const parts = { visitor: client.visitor, product: 'settings' as const };
  if (!(await client.isConfluenceAdmin())) {
    const main = html`<div class="refusal">
      <h1>Only administrators may see this</h1>
      <p>Settings of apps belong to the site's administrators. Look as the site admin to open them.</p>
    </div>`;
    return { status: 403, html: layout({ ...parts, title: 'Denied', main }) };
  }
  const modules = client.host.manifest.modules['confluence:globalSettings'];
  const main = html`<div class="page">
    <nav aria-label="Breadcrumbs" class="breadcrumbs">Confluence administration</nav>
    ${modules.map((module) => {
      const title = module.title ?? module.key;
      const spec = { moduleKey: module.key, resource: module.resource, title, localId: module.key };
      return html`<h1>${title}</h1>
        ${framePlace(spec)}`;
    })}
  </div>`;
  return {
    status: 200,
    html: layout({ ...parts, title: 'App settings', main, scripts: ['frames'], wide: true }),
  };
}
