import { appAddress } from '../app-address';
import { html } from '../html';
import { layout } from '../layout';
import { framePlace } from '../macros';
import type { ProductClient } from '../product-client';
import { noAccess, type Document } from './refusals';

/**
 * A page of the app's own, under its title, among Confluence's apps, for everybody who uses Confluence. What stands in
 * the address behind the app's own is the app's business.
 */
export async function globalPageView(client: ProductClient, path: string): Promise<Document> {
  const { manifest } = client.host;
  const address = appAddress(manifest, path);
  const module = manifest.modules['confluence:globalPage'].find(({ route }) => route === address?.route);
  const { visitor } = client;
  if (!module || !address || visitor.person?.confluenceAccess !== true) return noAccess(visitor);
  const title = module.title ?? module.key;
  const spec = {
    moduleKey: module.key,
    resource: module.resource,
    title,
    localId: module.key,
    basePath: address.base,
  };
  const main = html`<div class="page">
    <h1>${title}</h1>
    ${framePlace(spec)}
  </div>`;
  const parts = { visitor, product: 'debrief' as const, scripts: ['frames'], wide: true };
  return Promise.resolve({ status: 200, html: layout({ ...parts, title, main }) });
}
