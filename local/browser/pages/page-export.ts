import * as v from 'valibot';
import { findMacros, parseDocument } from '../../site/confluence/adf';
import type { AdfNode } from '../../site/confluence/state';
import { adfToHtml } from '../adf-html';
import { html, type Html } from '../html';
import { layout } from '../layout';
import { placedMacro, unknownMacro, type PlacedMacro } from '../macros';
import type { PageView, ProductClient } from '../product-client';
import { noAccess, type Document } from './refusals';

const exporter = v.object({ function: v.string() });

/** The page as it is printed or exported: each macro replaced by what its `adfExport` function returns. */
export async function pageExport(client: ProductClient, pageId: string): Promise<Document> {
  const page = await client.page(pageId);
  if (!page) return noAccess(client.visitor);
  const exported = new Map<AdfNode, Html>();
  for (const node of findMacros(page.document)) {
    const macro = placedMacro(client.host.manifest, node);
    if (macro) exported.set(node, await exportMacro(client, page, macro));
  }
  const body = adfToHtml(page.document, (node) => exported.get(node) ?? unknownMacro(node));
  const main = html`<article class="page">
    <nav aria-label="Breadcrumbs" class="breadcrumbs">
      <a href="/wiki/spaces/${page.space.key}/pages/${page.id}">Back to the page</a>
    </nav>
    <h1>${page.title}</h1>
    <p class="byline">As exported</p>
    <div class="page-body">${body}</div>
  </article>`;
  const document = {
    title: `${page.title} (export)`,
    visitor: client.visitor,
    product: 'confluence' as const,
  };
  return { status: 200, html: layout({ ...document, main }) };
}

async function exportMacro(client: ProductClient, page: PageView, macro: PlacedMacro): Promise<Html> {
  const declared = v.safeParse(exporter, macro.module['adfExport']);
  const { person } = client.visitor;
  if (!declared.success || !person) return problem('This macro declares no adfExport.');
  const extension = {
    type: 'macro',
    content: { id: page.id, type: 'page', subtype: null },
    space: { id: page.space.id, key: page.space.key },
    config: macro.config,
  };
  const payload = { exportType: 'other', context: { localId: macro.localId, extension } };
  const outcome = await client.host.invoke(declared.output.function, payload, {
    as: person.accountId,
    kind: 'resolver',
    moduleKey: macro.module.key,
  });
  if (!outcome.success) return problem(`The export failed: ${outcome.error.errorMessage}`);
  const document = parseDocument(JSON.stringify(outcome.body ?? null));
  return document ? adfToHtml(document, unknownMacro) : problem('The export returned no ADF document.');
}

const problem = (text: string): Html => html`<div class="not-modelled">${text}</div>`;
