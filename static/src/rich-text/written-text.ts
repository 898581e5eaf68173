import type { RootContent } from 'mdast';
import type { Node } from 'prosemirror-model';
import { tooMuch } from '../../../src/contract/rules';
import { meaningsIn, together, WAYS } from './block-meanings';
import { blocksOf, rawBlock } from './blocks-from-markdown';
import { isEmpty, treeOfBlock } from './blocks-to-markdown';
import { handOf, type Hand } from './markdown-tree';
import { meaningOf } from './same-markdown';
import { schema } from './schema';
import { hasBlankLine, isList, staysApart } from './seams';

/** A text as Markdown, and where each block of the document that is written stands in it. */
export interface Written {
  readonly text: string;
  readonly blocks: readonly { readonly index: number; readonly from: number; readonly to: number }[];
}

/** A text that is open in the editor. It knows how everything that was not touched had been written. */
export interface WrittenText {
  readonly doc: Node;
  /** What it costs grows with the blocks that are new since it was last asked, not with the text. */
  readonly write: (doc: Node) => Written;
}

/** Whether a text is too deeply nested to be parsed while somebody types. */
export function isTooMuch(markdown: string): boolean {
  return tooMuch(markdown).length > 0;
}

const OTHER_SIGNS: readonly Partial<Hand>[] = [
  { bullet: '-', delimiter: '.' },
  { bullet: '*', delimiter: ')' },
  { bullet: '+' },
];

interface Part {
  readonly text: string;
  readonly index: number;
}

/** A block and what stands between it and the one above. */
interface Piece {
  readonly index: number;
  readonly node: Node;
  readonly gap: string;
  readonly text: string;
  readonly isAsRead: boolean;
}

/**
 * Opens Markdown for writing. What is never touched comes out byte for byte; what would not come out with the same
 * meaning is held as raw Markdown.
 */
export function openMarkdown(markdown: string, ways = WAYS): WrittenText {
  const tree = ways.treeOf(markdown);
  const hand = handOf(markdown);
  const alone = meaningsIn(tree, markdown, ways);
  const written = (node: Node, by: Hand = hand) =>
    ways.markdownOf({ type: 'root', children: [treeOfBlock(node)] }, by);
  const said = (at: number) => meaningOf({ type: 'root', children: tree.children.slice(at, at + 1) });
  const read = blocksOf(tree, markdown);
  const gaps = read.map(({ start }, at) => markdown.slice(read[at - 1]?.end ?? 0, start));
  const tail = markdown.slice(read.at(-1)?.end ?? 0);
  const originals = read.map(({ start, end }) => markdown.slice(start, end));
  const parts = new WeakMap<Node, Part>();
  const nodes = read.map(({ node }, index) => {
    const text = originals[index] ?? '';
    // Right below another block, a text may mean something else than by itself: then it is written anew.
    const isClose = index > 0 && !isOver(tree.children[index - 1]) && !hasBlankLine(gaps[index] ?? '');
    const isRaw = node.type.name === 'raw_block';
    const own = isRaw ? text : written(node);
    const isKept = isRaw || (!isClose && isSame(node, text, own)) || alone(own) === said(index);
    const held = isKept ? node : rawBlock(text);
    const isSteady =
      held.type.name === 'raw_block' || !isClose || text === own || alone(text) === said(index);
    parts.set(held, { text: isSteady ? text : own, index });
    return held;
  });

  const fresh = new WeakMap<Node, string>();
  const textOf = (node: Node) => {
    const text = parts.get(node)?.text ?? fresh.get(node) ?? written(node);
    fresh.set(node, text);
    return text;
  };
  const meanings = new WeakMap<Node, string>();
  const meaningOfNode = (node: Node) => {
    const index = parts.get(node)?.index;
    const meaning = meanings.get(node) ?? (index === undefined ? alone(textOf(node)) : said(index));
    meanings.set(node, meaning);
    return meaning;
  };
  const tried = new WeakMap<Node, { readonly texts: string; readonly fits: boolean }>();
  const fits = (above: Piece, below: Piece) => {
    if (staysApart(above, below.gap, below)) return true;
    const texts = above.text + below.gap + below.text;
    const known = tried.get(below.node);
    if (known?.texts === texts) return known.fits;
    const isFit = alone(texts) === together(meaningOfNode(above.node), meaningOfNode(below.node));
    tried.set(below.node, { texts, fits: isFit });
    return isFit;
  };
  /** How a block is written below another one, or null where they cannot be told apart. */
  const pieceBelow = (above: Piece | undefined, node: Node, index: number): Piece | null => {
    const part = parts.get(node);
    const before = above && parts.get(above.node)?.index;
    const usual = part === undefined ? '' : (gaps[part.index] ?? '');
    const isNext = part?.index === (above === undefined ? 0 : (before ?? -2) + 1);
    const isFree = above !== undefined && before === undefined && hasBlankLine(usual);
    const gap = isNext || isFree ? usual : above === undefined ? '' : '\n\n';
    const isAsRead = part !== undefined && part.text === originals[part.index];
    const piece = { index, node, gap, text: textOf(node), isAsRead };
    if (above === undefined || (isNext && isAsRead && above.isAsRead) || fits(above, piece)) return piece;
    if (!isList(node)) return null;
    // Two lists next to each other are one, unless their signs differ.
    for (const signs of OTHER_SIGNS) {
      const other = { ...piece, text: written(node, { ...hand, ...signs }), isAsRead: false };
      if (fits(above, other)) return other;
    }
    return null;
  };

  const write = (doc: Node): Written => {
    const shown = doc.children.map((node, index) => ({ node, index })).filter(({ node }) => !isEmpty(node));
    if (shown.length === nodes.length && shown.every(({ node }, at) => node === nodes[at]))
      return joined(
        shown.map(({ index }, at) => ({ index, gap: gaps[at] ?? '', text: originals[at] ?? '' })),
        tail,
      );
    const pieces: Piece[] = [];
    for (const { node, index } of shown) {
      const piece = pieceBelow(pieces.at(-1), node, index);
      if (piece === null) return whole(shown);
      pieces.push(piece);
    }
    const last = shown.at(-1)?.node;
    return joined(pieces, last !== undefined && parts.get(last)?.index === nodes.length - 1 ? tail : '');
  };
  /** Blocks next to each other mean something else than apart; the writer of the whole knows how to part them. */
  const whole = (shown: readonly { readonly node: Node; readonly index: number }[]) => {
    const text = ways.markdownOf(
      { type: 'root', children: shown.map(({ node }) => treeOfBlock(node)) },
      hand,
    );
    return placed(text, ways.treeOf(text).children, shown);
  };

  const doc = schema.node(
    'doc',
    null,
    nodes.at(-1)?.type.name === 'paragraph' ? nodes : [...nodes, schema.node('paragraph')],
  );
  return { doc, write };
}

/** Whether a block came out as it was written, or with blanks in place of line ends. */
function isSame({ type }: Node, text: string, own: string): boolean {
  return (
    own === text || (type.name === 'paragraph' && own === text.replace(/[ \t]*\r?\n[ \t]*/g, ' ').trimEnd())
  );
}

/** Whether nothing below a block could belong to it, even without an empty line. */
function isOver(block: RootContent | undefined): boolean {
  return block?.type === 'heading' || block?.type === 'thematicBreak';
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

function placed(
  text: string,
  children: readonly RootContent[],
  shown: readonly { index: number }[],
): Written {
  if (children.length !== shown.length) return { text, blocks: [] };
  const blocks = shown.map(({ index }, at) => ({
    index,
    from: children[at]?.position?.start.offset ?? 0,
    to: children[at]?.position?.end.offset ?? 0,
  }));
  return { text, blocks };
}
