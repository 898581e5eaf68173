import type { AlignType, BlockContent, ListItem, RootContent, TableCell, TableRow } from 'mdast';
import type { Node } from 'prosemirror-model';
import { isBlank, phrasingOf } from './inline-to-markdown';

/** A paragraph without words: Markdown has nothing to write for it. */
export function isEmpty(block: Node): boolean {
  return block.type.name === 'paragraph' && block.children.every(isBlank);
}

/** A block of the editor as Markdown's tree. */
export function treeOfBlock(block: Node): RootContent {
  return treeOf(block);
}

function treeOf(block: Node): BlockContent {
  switch (block.type.name) {
    case 'heading':
      return { type: 'heading', depth: depthOf(block), children: phrasingOf(block) };
    case 'blockquote':
      return { type: 'blockquote', children: inside(block) };
    case 'code_block': {
      const { lang, meta } = block.attrs as { readonly lang: string | null; readonly meta: string | null };
      return { type: 'code', lang, meta, value: block.textContent };
    }
    case 'raw_block':
      return { type: 'html', value: block.textContent };
    case 'horizontal_rule':
      return { type: 'thematicBreak' };
    case 'bullet_list':
      return { type: 'list', ordered: false, spread: isSpread(block), children: itemsOf(block) };
    case 'ordered_list': {
      const { start } = block.attrs as { readonly start: number };
      return { type: 'list', ordered: true, start, spread: isSpread(block), children: itemsOf(block) };
    }
    case 'table':
      return { type: 'table', align: alignOf(block), children: block.children.map(rowOf) };
    default:
      return { type: 'paragraph', children: phrasingOf(block) };
  }
}

const isSpread = (block: Node) => block.attrs['spread'] === true;

function depthOf(block: Node): 1 | 2 | 3 | 4 | 5 | 6 {
  const { level } = block.attrs as { readonly level: 1 | 2 | 3 | 4 | 5 | 6 };
  return level;
}

function inside(block: Node): BlockContent[] {
  return block.children.filter((child) => !isEmpty(child)).map(treeOf);
}

function itemsOf(list: Node): ListItem[] {
  return list.children.map((item) => {
    const { checked } = item.attrs as { readonly checked: boolean | null };
    return { type: 'listItem', checked, spread: isSpread(item), children: inside(item) };
  });
}

function alignOf(table: Node): AlignType[] {
  return (table.firstChild?.children ?? []).map((cell) => {
    const { align } = cell.attrs as { readonly align: AlignType };
    return align;
  });
}

function rowOf(row: Node): TableRow {
  return {
    type: 'tableRow',
    children: row.children.map((cell): TableCell => ({
      type: 'tableCell',
      children: cell.firstChild === null ? [] : phrasingOf(cell.firstChild),
    })),
  };
}
