import * as v from 'valibot';
import type { BylineItem } from '../manifest';
import { html, json, type Html } from './html';
import type { FrameSpec } from './frame-spec';
import type { PageView, ProductClient } from './product-client';

const properties = v.object({ results: v.array(v.object({ key: v.string(), value: v.unknown() })) });
/** What a content property may say of its byline item. Anything else in it is not looked at. */
const said = v.object({ title: v.optional(v.string()), tooltip: v.optional(v.string()) });

/**
 * The app's entries in the byline of a page, as https://developer.atlassian.com/platform/forge/manifest-reference/modules/confluence-content-byline-item/
 * says: shown where the condition holds, with the title and the tooltip of the content property. Where a page has two
 * properties of the key, the manifest's own stay. No function runs.
 */
export async function bylineItems(client: ProductClient, page: PageView): Promise<Html> {
  const items = client.host.manifest.modules['confluence:contentBylineItem'];
  const drawn = await Promise.all(items.map((item) => drawnItem(client, page, item)));
  return html`${drawn}`;
}

async function drawnItem(client: ProductClient, page: PageView, item: BylineItem): Promise<Html | undefined> {
  const condition = item.displayConditions?.entityPropertyExists.propertyKey;
  if (condition !== undefined && (await valuesOf(client, page, condition)).length === 0) return undefined;
  const values = await valuesOf(client, page, item.contentPropertyKey);
  const only = v.safeParse(said, values.length === 1 ? values[0] : {});
  const { title = item.title, tooltip = item.tooltip } = only.success ? only.output : {};
  const spec: FrameSpec = {
    moduleKey: item.key,
    resource: item.resource,
    title,
    localId: item.key,
    pageId: page.id,
  };
  return html`<button
    type="button"
    class="byline-item"
    aria-haspopup="dialog"
    aria-expanded="false"
    title="${tooltip ?? ''}"
    data-byline="${json(spec)}"
  >
    <span class="byline-icon" aria-hidden="true"></span>${title}
  </button>`;
}

async function valuesOf(client: ProductClient, page: PageView, key: string): Promise<unknown[]> {
  const target = `/wiki/api/v2/pages/${page.id}/properties?key=${encodeURIComponent(key)}`;
  return (await client.read('confluence', target, properties))?.results.map(({ value }) => value) ?? [];
}
