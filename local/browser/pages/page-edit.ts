import { adfToHtml } from '../adf-html';
import type { AdfNode } from '../../site/confluence/state';
import { html } from '../html';
import { layout } from '../layout';
import { extensionKey, placedMacro, unknownMacro } from '../macros';
import type { ProductClient } from '../product-client';
import { ENVIRONMENT_ID } from '../../site/protocol';
import { noAccess, type Document } from './refusals';

/** A macro the editor's insert menu offers. */
export interface OfferedMacro {
  readonly key: string;
  readonly title: string;
  readonly description: string;
  readonly resource: string;
  readonly extensionKey: string;
  readonly environmentId: string;
  /** Resource of the config dialog; absent when the macro has none. */
  readonly config?: {
    readonly resource: string;
    readonly title: string;
    readonly viewportSize: string;
    readonly openOnInsert: boolean;
  };
}

/** A block of the page: what the editor keeps, and how it looks when it can't be typed into. */
export interface EditorBlock {
  readonly node: AdfNode;
  readonly markup: string;
}

export interface EditorData {
  readonly page: {
    readonly id: string;
    readonly status: string;
    readonly version: number;
    readonly spaceKey: string;
  };
  readonly blocks: readonly EditorBlock[];
  readonly macros: readonly OfferedMacro[];
}

/** The page editor; the blocks themselves are put up by `client/editor.ts`. */
export async function pageEdit(client: ProductClient, pageId: string): Promise<Document> {
  const page = await client.page(pageId);
  if (!page?.mayUpdate) return noAccess(client.visitor);
  const { manifest } = client.host;
  const macros = manifest.modules.macro.map((module): OfferedMacro => {
    const title = module.title ?? module.key;
    const config = configOf(module, title);
    return {
      key: module.key,
      title,
      description: typeof module['description'] === 'string' ? module['description'] : '',
      resource: module.resource,
      extensionKey: extensionKey(manifest, module.key),
      environmentId: ENVIRONMENT_ID,
      ...(config === undefined ? {} : { config }),
    };
  });
  const blocks = page.document.content.map((node): EditorBlock => {
    const markup = placedMacro(manifest, node)
      ? ''
      : adfToHtml({ type: 'doc', content: [node] }, unknownMacro).markup;
    return { node, markup };
  });
  const data: EditorData = {
    page: { id: page.id, status: page.status, version: page.version.number, spaceKey: page.space.key },
    blocks,
    macros,
  };
  const view = `/wiki/spaces/${page.space.key}${page.status === 'draft' ? '' : `/pages/${page.id}`}`;
  const main = html`<div class="page editor">
    <div class="page-head">
      <h1 class="editing">Edit page</h1>
      <div class="page-actions">
        <button type="button" class="button primary" id="publish">
          ${page.status === 'draft' ? 'Publish' : 'Update'}
        </button>
        <a class="button" href="${view}" id="cancel">Cancel</a>
      </div>
    </div>
    <div id="problem" role="alert"></div>
    <label for="title" class="title-label">Title</label>
    <input id="title" class="title-field" value="${page.title}" maxlength="255" autocomplete="off" />
    <p class="hint" id="editor-hint">
      Type <kbd>/</kbd> on a line of its own to insert a macro, for instance <kbd>/postmortem</kbd>.
    </p>
    <div id="blocks" class="page-body"></div>
  </div>`;
  const document = { title: `Edit ${page.title}`, visitor: client.visitor, product: 'confluence' as const };
  return { status: 200, html: layout({ ...document, main, scripts: ['editor'], data }) };
}

function configOf(module: Readonly<Record<string, unknown>>, title: string): OfferedMacro['config'] {
  const config = module['config'];
  if (typeof config !== 'object' || config === null || !('resource' in config)) return undefined;
  const text = (name: string, fallback: string) => {
    const value = name in config ? (config as Record<string, unknown>)[name] : undefined;
    return typeof value === 'string' ? value : fallback;
  };
  return {
    resource: text('resource', ''),
    title: text('title', title),
    viewportSize: text('viewportSize', 'medium'),
    openOnInsert: !('openOnInsert' in config) || config.openOnInsert !== false,
  };
}
