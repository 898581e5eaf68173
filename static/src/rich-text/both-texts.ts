import type { List, Paragraph, RootContent } from 'mdast';
import { treeOf } from './markdown-tree';
import { saidBy } from './seen-text';
import { isTooMuch } from './written-text';

/** One text and below it what another says besides: paragraphs, items and sentences of both stand there once. */
export function bothTexts(first: string, second: string): string {
  const top = first.trimEnd();
  if (second.trim() === first.trim()) return top;
  if (isTooMuch(first) || isTooMuch(second)) return `${top}\n\n${second}`;
  const known = saidInBlocks(first);
  const rest = treeOf(second).children.map((block) => restOf(block, second, known));
  return [top, ...rest].filter((text) => text.trim() !== '').join('\n\n');
}

function saidInBlocks(markdown: string): ReadonlySet<string> {
  const said = new Set<string>();
  for (const block of treeOf(markdown).children) {
    said.add(saidBy(slice(block, markdown)));
    if (block.type === 'paragraph')
      for (const sentence of sentencesOf(block, markdown)) said.add(saidBy(sentence.trim()));
    if (block.type === 'list') for (const item of block.children) said.add(saidBy(slice(item, markdown)));
  }
  return said;
}

/** What of a block is not known yet; empty where all of it is. */
function restOf(block: RootContent, source: string, known: ReadonlySet<string>): string {
  if (known.has(saidBy(slice(block, source)))) return '';
  if (block.type === 'paragraph')
    return sentencesOf(block, source)
      .filter((sentence) => !known.has(saidBy(sentence.trim())))
      .join('')
      .trim();
  if (block.type === 'list') return newItems(block, source, known);
  return slice(block, source);
}

const newItems = (list: List, source: string, known: ReadonlySet<string>) =>
  list.children
    .filter((item) => !known.has(saidBy(slice(item, source))))
    .map((item) => slice(item, source))
    .join('\n');

/** A paragraph by its sentences. Where one ends inside bold text or a link, it stays with the next. */
function sentencesOf(paragraph: Paragraph, source: string): string[] {
  const start = paragraph.position?.start.offset ?? 0;
  const plain = paragraph.children.flatMap(({ type, position }) =>
    type === 'text' ? [[position?.start.offset ?? 0, position?.end.offset ?? 0] as const] : [],
  );
  const sentences: string[] = [];
  let open = '';
  let at = start;
  for (const { segment } of SENTENCES.segment(slice(paragraph, source))) {
    open += segment;
    at += segment.length;
    if (!plain.some(([from, to]) => from <= at && at <= to)) continue;
    sentences.push(open);
    open = '';
  }
  return open === '' ? sentences : [...sentences, open];
}

const SENTENCES = new Intl.Segmenter(undefined, { granularity: 'sentence' });

const slice = ({ position }: Pick<RootContent, 'position'>, source: string) =>
  source.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);
