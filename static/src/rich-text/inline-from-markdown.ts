import type { PhrasingContent } from 'mdast';
import type { Mark, Node } from 'prosemirror-model';
import { isSafeLink, personOf } from './safe-links';
import { schema } from './schema';

/** The text that a tree was read from, and what becomes of line ends in it. */
export interface Reading {
  readonly source: string;
  /** Line ends of pasted text are meant; those of written Markdown are blanks. */
  readonly keepsLines: boolean;
  /** Whether the block stands inside another one, whose signs then begin its lines. */
  readonly isNested: boolean;
}

/** Thrown where a block cannot be held and has to stay raw Markdown. */
export class NotHeld extends Error {}

/** Inline Markdown as the editor's nodes. What they cannot hold is kept as it is written. */
export function inlineOf(
  nodes: readonly PhrasingContent[],
  reading: Reading,
  marks: readonly Mark[] = [],
): Node[] {
  return nodes.flatMap((node): Node[] => {
    const within = (mark: Mark, children: readonly PhrasingContent[]) =>
      inlineOf(children, reading, mark.addToSet(marks));
    switch (node.type) {
      case 'text':
        return textOf(node.value, reading, marks);
      case 'inlineCode':
        return [schema.text(node.value, schema.mark('code').addToSet(marks))];
      case 'emphasis':
        return within(schema.mark('em'), node.children);
      case 'strong':
        return within(schema.mark('strong'), node.children);
      case 'delete':
        return within(schema.mark('strike'), node.children);
      case 'break':
        return [schema.node('hard_break', null, undefined, marks)];
      case 'link': {
        const person = personOf(node.url);
        const label = plainText(node.children);
        if (person !== null && label?.startsWith('@') === true)
          return [schema.node('mention', { id: person, label: label.slice(1) }, undefined, marks)];
        if (node.children.length === 0 || !isSafeLink(node.url)) return [rawOf(node, reading, marks)];
        return within(schema.mark('link', { href: node.url, title: node.title ?? null }), node.children);
      }
      default:
        return [rawOf(node, reading, marks)];
    }
  });
}

function plainText(nodes: readonly PhrasingContent[]): string | null {
  const [only, ...others] = nodes;
  return only?.type === 'text' && others.length === 0 ? only.value : null;
}

function textOf(value: string, { keepsLines }: Reading, marks: readonly Mark[]): Node[] {
  const lines = value.split(/[ \t]*\n[ \t]*/);
  const text = (words: string) => (words === '' ? [] : [schema.text(words, marks)]);
  if (!keepsLines) return text(lines.join(' '));
  return lines.flatMap((line, index) => [
    ...(index === 0 ? [] : [schema.node('hard_break', null, undefined, marks)]),
    ...text(line),
  ]);
}

function rawOf(node: PhrasingContent, { source, isNested }: Reading, marks: readonly Mark[]): Node {
  const written = source.slice(node.position?.start.offset, node.position?.end.offset);
  if (written === '' || (isNested && written.includes('\n'))) throw new NotHeld(node.type);
  return schema.node('raw_inline', { source: written }, undefined, marks);
}
