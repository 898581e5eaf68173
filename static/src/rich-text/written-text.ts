import type { RootContent } from 'mdast';
import type { Node } from 'prosemirror-model';
import { tooMuch } from '../../../src/contract/rules';
import { blocksOf, rawBlock } from './blocks-from-markdown';
import { isEmpty, treeOfBlock } from './blocks-to-markdown';
import { handOf, markdownOf, treeOf, type Hand } from './markdown-tree';
import { meaningOf } from './same-markdown';
import { schema } from './schema';

/** A text as Markdown, and where each block of the document that is written stands in it. */
export interface Written {
  readonly text: string;
  readonly blocks: readonly { readonly index: number; readonly from: number; readonly to: number }[];
}

/** A text that is open in the editor. It knows how everything that was not touched had been written. */
export interface WrittenText {
  readonly doc: Node;
  readonly write: (doc: Node) => Written;
}

/** Whether a text is too deeply nested to be parsed while somebody types. */
export function isTooMuch(markdown: string): boolean {
  return tooMuch(markdown).length > 0;
}

const BLANK_LINE = /\n[ \t]*\r?\n/;
const BULLETS = ['-', '*', '+'] as const;

interface Part {
  readonly text: string;
  readonly index: number;
}

/**
 * Opens Markdown for writing. What is never touched comes out byte for byte; what would not come out with the same
 * meaning is held as raw Markdown.
 */
export function openMarkdown(markdown: string): WrittenText {
  const tree = treeOf(markdown);
  const hand = handOf(markdown);
  const definitions = tree.children
    .filter(({ type }) => type === 'definition' || type === 'footnoteDefinition')
    .map(({ position }) => markdown.slice(position?.start.offset, position?.end.offset));
  const alone = (text: string) => meaningAlone(text, definitions);
  const read = blocksOf(tree, markdown);
  const parts = new WeakMap<Node, Part>();
  const originals: string[] = [];
  const said = (block: RootContent | undefined) =>
    meaningOf({ type: 'root', children: block ? [block] : [] });
  const nodes = read.map(({ node, start, end }, index) => {
    const original = tree.children[index];
    const isKept = node.type.name === 'raw_block' || alone(written(node, hand)) === said(original);
    const held = isKept ? node : rawBlock(markdown.slice(start, end));
    const text = markdown.slice(start, end);
    // Right below another block, a text may mean something else than by itself: then it is written anew.
    const isClose = index > 0 && !BLANK_LINE.test(markdown.slice(read[index - 1]?.end, start));
    const isSteady = held.type.name === 'raw_block' || !isClose || alone(text) === said(original);
    parts.set(held, { text: isSteady ? text : written(held, hand), index });
    originals.push(text);
    return held;
  });
  const gaps = read.map(({ start }, index) => markdown.slice(read[index - 1]?.end ?? 0, start));
  const tail = markdown.slice(read.at(-1)?.end ?? 0);

  const fresh = new WeakMap<Node, string>();
  const meanings = new Map<string, string>();
  const textOf = (node: Node) => {
    const text = parts.get(node)?.text ?? fresh.get(node) ?? written(node, hand);
    fresh.set(node, text);
    return text;
  };
  const meaningOfText = (text: string) => {
    const known = meanings.get(text) ?? alone(text);
    meanings.set(text, known);
    return known;
  };

  const write = (doc: Node): Written => {
    const shown = doc.children.map((node, index) => ({ node, index })).filter(({ node }) => !isEmpty(node));
    if (shown.length === nodes.length && shown.every(({ node }, at) => node === nodes[at]))
      return joined(
        shown.map(({ index }, at) => ({ index, gap: gaps[at] ?? '', text: originals[at] ?? '' })),
        tail,
      );
    const indexOf = (at: number) => {
      const node = shown[at]?.node;
      return node === undefined ? undefined : parts.get(node)?.index;
    };
    const pieces = (by: Hand) =>
      shown.map(({ node, index }, at) => {
        const here = indexOf(at);
        const isNext = here !== undefined && here === (at === 0 ? 0 : (indexOf(at - 1) ?? -2) + 1);
        const usual = here === undefined || at === 0 ? '' : (gaps[here] ?? '');
        const isFree = indexOf(at - 1) === undefined && BLANK_LINE.test(usual);
        const gap = isNext ? (gaps[here] ?? '') : at === 0 ? '' : isFree ? usual : '\n\n';
        return {
          index,
          gap,
          text: by === hand ? textOf(node) : (parts.get(node)?.text ?? written(node, by)),
        };
      });
    const end = indexOf(shown.length - 1) === nodes.length - 1 ? tail : '';
    const expected = shown
      .map(({ node }) => meaningOfText(textOf(node)).slice('["root"'.length, -1))
      .join('');
    // Two lists next to each other are one, unless their bullets differ.
    for (const bullet of [hand.bullet, ...BULLETS.filter((other) => other !== hand.bullet)]) {
      const together = joined(pieces(bullet === hand.bullet ? hand : { ...hand, bullet }), end);
      if (meaningOf(treeOf(together.text)) === `["root"${expected}]`) return together;
    }
    // Blocks next to each other mean something else than apart; the writer of the whole knows how to part them.
    const text = markdownOf({ type: 'root', children: shown.map(({ node }) => treeOfBlock(node)) }, hand);
    return placed(text, shown);
  };

  const doc = schema.node(
    'doc',
    null,
    nodes.at(-1)?.type.name === 'paragraph' ? nodes : [...nodes, schema.node('paragraph')],
  );
  return { doc, write };
}

const written = (node: Node, hand: Hand) => markdownOf({ type: 'root', children: [treeOfBlock(node)] }, hand);

/** What a block says by itself, given what other blocks define. */
function meaningAlone(text: string, definitions: readonly string[]): string {
  const tree = treeOf([text, ...definitions].join('\n\n'));
  const children = tree.children.filter(
    ({ position }) => (position?.start.offset ?? 0) < Math.max(text.length, 1),
  );
  return meaningOf({ type: 'root', children });
}

function joined(pieces: readonly { index: number; gap: string; text: string }[], tail: string): Written {
  let text = '';
  const blocks = pieces.map((piece) => {
    const from = text.length + piece.gap.length;
    text += piece.gap + piece.text;
    return { index: piece.index, from, to: text.length };
  });
  return { text: text + tail, blocks };
}

function placed(text: string, shown: readonly { index: number }[]): Written {
  const { children } = treeOf(text);
  if (children.length !== shown.length) return { text, blocks: [] };
  const blocks = shown.map(({ index }, at) => ({
    index,
    from: children[at]?.position?.start.offset ?? 0,
    to: children[at]?.position?.end.offset ?? 0,
  }));
  return { text, blocks };
}
