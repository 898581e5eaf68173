import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown, gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown, type Options } from 'mdast-util-to-markdown';
import { gfm } from 'micromark-extension-gfm';

// Made once: what a text costs grows with its blocks, and each would make them anew.
const READING = { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] };
const WRITING = [gfmToMarkdown({ tablePipeAlign: false })];

/** Markdown (GFM) as its tree, with positions. */
export function treeOf(markdown: string): Root {
  return fromMarkdown(markdown, READING);
}

/** How somebody writes what Markdown can write in two ways. */
export interface Hand {
  readonly bullet: '-' | '*' | '+';
  readonly emphasis: '*' | '_';
  /** Behind the number of a list's item. */
  readonly delimiter: '.' | ')';
}

/** The hand that a text is written in, so that what is added looks like the rest. */
export function handOf(markdown: string): Hand {
  const bullet = /^ {0,3}([-*+]) /m.exec(markdown)?.[1];
  return {
    bullet: bullet === '*' || bullet === '+' ? bullet : '-',
    emphasis: /(?<![\p{L}\p{N}_\\])_[^_\s][^_]*_(?![\p{L}\p{N}_])/u.test(markdown) ? '_' : '*',
    delimiter: /^ {0,3}\d{1,9}([.)]) /m.exec(markdown)?.[1] === ')' ? ')' : '.',
  };
}

/** A tree as Markdown, without the line end behind the last block. */
export function markdownOf(tree: Nodes, { bullet, emphasis, delimiter }: Hand): string {
  const options: Options = {
    bullet,
    bulletOrdered: delimiter,
    emphasis,
    rule: bullet === '-' ? '*' : '-',
    listItemIndent: 'one',
    extensions: WRITING,
  };
  return toMarkdown(tree, options).replace(/\n$/, '');
}
