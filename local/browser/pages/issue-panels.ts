import { html, json, type Html } from '../html';
import type { ProductClient } from '../product-client';

/** The app's panels, each behind its button until somebody adds it to the issue. */
export const issuePanels = (client: ProductClient, issueKey: string): Html =>
  html`${client.host.manifest.modules['jira:issuePanel'].map((module) => {
    const title = module.title ?? module.key;
    const spec = { moduleKey: module.key, resource: module.resource, title, localId: module.key, issueKey };
    return html`<section data-panel="${json(spec)}" aria-label="${title}">
      <p><button type="button">Add ${title}</button></p>
    </section>`;
  })}`;
