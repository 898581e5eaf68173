import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { tooMuch } from './adf/nesting';

/** Where code stands in a Markdown text, signs around it included: offsets of its first sign and behind its last. */
export interface CodeSpan {
  readonly start: number;
  readonly end: number;
  /** In a line of text; else a block of its own. */
  readonly isInline: boolean;
}

/** What no code can be without: a backtick, a fence of tildes, or an indented line. */
const MAY_BE_CODE = /`|~~~|^[ >]*(?: {4}|\t)/m;

/** The code of a Markdown text (GFM), in its order, as the export and the editor read it. */
export function codeIn(markdown: string): CodeSpan[] {
  if (!MAY_BE_CODE.test(markdown)) return [];
  const tree = fromMarkdown(markdown, {
    extensions: [gfm(), { disable: { null: tooMuch(markdown) } }],
    mdastExtensions: [gfmFromMarkdown()],
  });
  // The parser leaves a byte order mark out of its count.
  const left = markdown.startsWith('\uFEFF') ? 1 : 0;
  const found: CodeSpan[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === 'code' || node.type === 'inlineCode')
      found.push({
        start: (node.position?.start.offset ?? 0) + left,
        end: (node.position?.end.offset ?? 0) + left,
        isInline: node.type === 'inlineCode',
      });
    if ('children' in node) node.children.forEach(visit);
  };
  visit(tree);
  return found;
}

/** Whether a place of the text stands in its code. */
export const isInCode = (code: readonly CodeSpan[], at: number): boolean =>
  code.some(({ start, end }) => start <= at && at < end);
