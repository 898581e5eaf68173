import type { Manifest } from '../manifest';
import { ENVIRONMENT_ID } from '../site/protocol';
import { textAttribute } from '../site/confluence/adf';
import type { AdfNode } from '../site/confluence/state';
import { html, json, type Html } from './html';
import type { FrameSpec } from './frame-spec';

export type MacroModule = Manifest['modules']['macro'][number];

/** A macro node of ours, read. */
export interface PlacedMacro {
  readonly module: MacroModule;
  readonly localId: string;
  readonly config: Readonly<Record<string, unknown>>;
}

/** Which of the app's macros this node is; undefined for the macros of others. */
export function placedMacro(manifest: Manifest, node: AdfNode): PlacedMacro | undefined {
  const key = textAttribute(node, 'extensionKey');
  const localId = textAttribute(node, 'localId');
  if (localId === undefined) return undefined;
  const module = manifest.modules.macro.find((candidate) => extensionKey(manifest, candidate.key) === key);
  return module && { module, localId, config: guestParams(node) };
}

export const extensionKey = (manifest: Manifest, moduleKey: string): string =>
  `${manifest.app.id.split('/').at(-1) ?? ''}/${ENVIRONMENT_ID}/static/${moduleKey}`;

function guestParams(node: AdfNode): Readonly<Record<string, unknown>> {
  const parameters = asRecord(node.attrs?.['parameters']);
  return asRecord(parameters['guestParams']);
}

const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  // JSON objects only come with string keys.
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};

/** A place that `client/frames.ts` turns into the app's iframe. */
export const framePlace = (spec: FrameSpec): Html =>
  html`<div class="app-frame" data-frame="${json(spec)}"><p class="loading">Loading ${spec.title}…</p></div>`;

/** Stands for a macro that isn't drawn here: another app's, or one inside a block the editor keeps as it is. */
export const unknownMacro = (node: AdfNode): Html =>
  html`<div class="not-modelled">
    Macro not shown here: ${textAttribute(node, 'extensionKey') ?? 'unnamed'}
  </div>`;
