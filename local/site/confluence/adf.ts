import * as v from 'valibot';
import type { AdfDocument, AdfNode } from './state';

const node: v.GenericSchema<AdfNode> = v.lazy(() =>
  v.looseObject({
    type: v.pipe(v.string(), v.nonEmpty()),
    text: v.exactOptional(v.pipe(v.string(), v.nonEmpty())),
    attrs: v.exactOptional(v.record(v.string(), v.unknown())),
    marks: v.exactOptional(v.array(node)),
    content: v.exactOptional(v.array(node)),
  }),
);

const document = v.looseObject({ type: v.literal('doc'), version: v.literal(1), content: v.array(node) });

/** Reads the JSON text of an ADF document; undefined when it isn't one. */
export function parseDocument(text: string): AdfDocument | undefined {
  try {
    const result = v.safeParse(document, JSON.parse(text));
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}

export const emptyDocument = (): AdfDocument => ({ type: 'doc', version: 1, content: [] });

const EXTENSIONS = new Set(['extension', 'bodiedExtension', 'inlineExtension']);

/** Every macro of the document, in reading order. */
export function findMacros(root: AdfNode): AdfNode[] {
  const inside = (root.content ?? []).flatMap(findMacros);
  return EXTENSIONS.has(root.type) ? [root, ...inside] : inside;
}

/** An attribute that is a text; undefined when it is absent or something else. */
export const textAttribute = (node: AdfNode, name: string): string | undefined => {
  const value = node.attrs?.[name];
  return typeof value === 'string' ? value : undefined;
};
