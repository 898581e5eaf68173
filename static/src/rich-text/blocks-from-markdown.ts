import type { BlockContent, DefinitionContent, ListItem, Root, RootContent, Table } from 'mdast';
import type { Node } from 'prosemirror-model';
import { inlineOf, NotHeld, type Reading } from './inline-from-markdown';
import { schema } from './schema';

/** One block of a text as the editor holds it, and where it stands in the text. */
export interface ReadBlock {
  readonly node: Node;
  readonly start: number;
  readonly end: number;
}

/**
 * The blocks of a text. Whatever the editor cannot hold becomes a block of raw Markdown.
 * @param keepsLines whether a line end within a paragraph stays one
 */
export function blocksOf(tree: Root, source: string, keepsLines = false): ReadBlock[] {
  let last = 0;
  return tree.children.map((child) => {
    const [start, end] = extentOf(child, source, last);
    last = end;
    return { node: heldOrRaw(child, { source, keepsLines, isNested: false }, start, end), start, end };
  });
}

/** The parser counts a definition to the heading right below it, and the line ends behind an open fence to its code. */
function extentOf({ position }: RootContent, source: string, last: number): [number, number] {
  let start = Math.max(position?.start.offset ?? 0, last);
  while (source[start] === '\n' || source[start] === '\r') start += 1;
  const end = position?.end.offset ?? source.length;
  return [start, Math.max(start, start + source.slice(start, end).replace(/[\r\n]+$/, '').length)];
}

/** A block that stays as it is written. */
export function rawBlock(written: string): Node {
  return schema.node('raw_block', null, written === '' ? [] : [schema.text(written)]);
}

function heldOrRaw(block: RootContent, reading: Reading, start: number, end: number): Node {
  try {
    return blockOf(block, reading);
  } catch (error) {
    if (error instanceof NotHeld) return rawBlock(reading.source.slice(start, end));
    throw error;
  }
}

function blockOf(block: RootContent, reading: Reading): Node {
  const inside = { ...reading, isNested: true };
  switch (block.type) {
    case 'paragraph':
      return schema.node('paragraph', null, inlineOf(block.children, reading));
    case 'heading':
      return schema.node('heading', { level: block.depth }, inlineOf(block.children, reading));
    case 'thematicBreak':
      return schema.node('horizontal_rule');
    case 'code':
      return schema.node(
        'code_block',
        { lang: block.lang ?? null, meta: block.meta ?? null },
        block.value === '' ? [] : [schema.text(block.value)],
      );
    case 'blockquote':
      return schema.node('blockquote', null, childrenOf(block.children, inside));
    case 'list': {
      const spread = block.spread ?? false;
      const items = block.children.map((item) => itemOf(item, inside));
      return block.ordered === true
        ? schema.node('ordered_list', { start: block.start ?? 1, spread }, items)
        : schema.node('bullet_list', { spread }, items);
    }
    case 'table':
      return tableOf(block, inside);
    default:
      throw new NotHeld(block.type);
  }
}

function childrenOf(children: readonly (BlockContent | DefinitionContent)[], reading: Reading): Node[] {
  return children.length === 0
    ? [schema.node('paragraph')]
    : children.map((child) => blockOf(child, reading));
}

function itemOf({ checked, spread, children }: ListItem, reading: Reading): Node {
  const blocks = childrenOf(children, reading);
  if (blocks[0]?.type.name !== 'paragraph') blocks.unshift(schema.node('paragraph'));
  return schema.node('list_item', { checked: checked ?? null, spread: spread ?? false }, blocks);
}

function tableOf({ align, children }: Table, reading: Reading): Node {
  const width = children[0]?.children.length ?? 0;
  const rows = children.map((row, index) => {
    if (row.children.length > width) throw new NotHeld('more cells than columns');
    const cells = Array.from({ length: width }, (_, column) => {
      const content = schema.node('paragraph', null, inlineOf(row.children[column]?.children ?? [], reading));
      const type = index === 0 ? 'table_header' : 'table_cell';
      return schema.node(type, { align: align?.[column] ?? null }, [content]);
    });
    return schema.node('table_row', null, cells);
  });
  return schema.node('table', null, rows);
}
