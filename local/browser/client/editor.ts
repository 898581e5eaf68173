import type { EditorData, OfferedMacro } from '../pages/page-edit';
import type { AdfNode } from '../../site/confluence/state';
import { pageData } from './api';
import { isPlainText, KeptBlock, TextBlock, type Block, type TextBlockEvents } from './editor-blocks';
import { configureMacro, MacroBlock, macroNode } from './editor-macro';
import { publishWith } from './editor-publish';
import { byId } from './element';
import { InsertMenu } from './insert-menu';

// Written by the very page that loads this script.
const data = pageData() as EditorData;
const container = byId('blocks');
const blocks: Block[] = [];

const menu = new InsertMenu(data.macros, insertMacro);

const events: TextBlockEvents = {
  changed: (block) => menu.follow(block),
  key: (_block, event) => menu.key(event),
  split: (block, rest) => {
    const content: AdfNode[] = rest === '' ? [] : [{ type: 'text', text: rest }];
    const next = new TextBlock({ type: 'paragraph', content }, events);
    place(next, blocks.indexOf(block) + 1);
    next.element.focus();
  },
  emptied: (block) => {
    const index = blocks.indexOf(block);
    if (blocks.length === 1) return;
    drop(block);
    const neighbour = blocks[Math.max(0, index - 1)];
    if (neighbour instanceof TextBlock) neighbour.focus();
  },
};

function place(block: Block, index: number): void {
  const before = blocks[index]?.element ?? null;
  blocks.splice(index, 0, block);
  container.insertBefore(block.element, before);
}

function drop(block: Block): void {
  blocks.splice(blocks.indexOf(block), 1);
  block.remove();
}

const macroBlock = (macro: OfferedMacro, node: AdfNode): MacroBlock =>
  new MacroBlock(macro, data.page.id, node, drop);

function insertMacro(macro: OfferedMacro, block: TextBlock): void {
  const localId = crypto.randomUUID();
  let placed: MacroBlock | undefined;
  block.text = '';
  const insert = (config: Readonly<Record<string, unknown>>): void => {
    // The dialog may submit more than once when it stays open.
    if (placed) drop(placed);
    placed = macroBlock(macro, macroNode(macro, localId, config));
    place(placed, blocks.indexOf(block));
  };
  if (macro.config?.openOnInsert !== true) return insert({});
  configureMacro(macro, { pageId: data.page.id, localId, isInserting: true }, insert);
}

function blockFor(node: AdfNode, markup: string): Block {
  const macro = data.macros.find((candidate) => candidate.extensionKey === node.attrs?.['extensionKey']);
  if (macro) return macroBlock(macro, node);
  return isPlainText(node) ? new TextBlock(node, events) : new KeptBlock(node, markup);
}

for (const { node, markup } of data.blocks) place(blockFor(node, markup), blocks.length);
// There is always a line to type on.
place(new TextBlock({ type: 'paragraph', content: [] }, events), blocks.length);

publishWith(data.page, () => {
  const content = blocks.flatMap((block) => block.toNode() ?? []);
  const isEmpty = (node: AdfNode | undefined) =>
    node?.type === 'paragraph' && (node.content ?? []).length === 0;
  while (isEmpty(content.at(-1))) content.pop();
  return { type: 'doc', version: 1, content };
});
