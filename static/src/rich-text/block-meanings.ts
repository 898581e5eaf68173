import type { Definition, FootnoteDefinition, Root } from 'mdast';
import { markdownOf, treeOf } from './markdown-tree';
import { meaningOf } from './same-markdown';

/** Reads and writes Markdown: what opening and writing a text costs. */
export interface Ways {
  readonly treeOf: typeof treeOf;
  readonly markdownOf: typeof markdownOf;
}

export const WAYS: Ways = { treeOf, markdownOf };

type Defining = Definition | FootnoteDefinition;

/**
 * Says what parts of a text mean by themselves, given what the text defines elsewhere.
 * @param tree of the whole text
 */
export function meaningsIn(tree: Root, markdown: string, ways: Ways): (part: string) => string {
  const definitions = tree.children
    .filter((child): child is Defining => child.type === 'definition' || child.type === 'footnoteDefinition')
    .map(({ identifier, position }) => ({
      name: named(identifier),
      text: markdown.slice(position?.start.offset, position?.end.offset),
    }));
  return (part) => {
    const names = definitions.length > 0 && part.includes('[') ? named(part) : '';
    const used = definitions.filter(({ name }) => names.includes(name)).map(({ text }) => text);
    const read = ways.treeOf([part, ...used].join('\n\n'));
    const children = read.children.filter(
      ({ position }) => (position?.start.offset ?? 0) < Math.max(part.length, 1),
    );
    return meaningOf({ type: 'root', children });
  };
}

/** Names in references are compared without case, and with one blank for many. */
const named = (text: string) => text.replace(/\s+/g, ' ').toLowerCase().toUpperCase();

/** What several parts mean one after the other. */
export function together(...meanings: readonly string[]): string {
  return `["root"${meanings.map((meaning) => meaning.slice('["root"'.length, -1)).join('')}]`;
}
