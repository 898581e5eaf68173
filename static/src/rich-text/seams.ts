import type { Node } from 'prosemirror-model';

const BLANK_LINE = /\n[ \t]*\r?\n/;
/** Whatever follows them, they are over at the next empty line. */
const ENDS_THERE = new Set(['paragraph', 'heading', 'blockquote', 'table', 'horizontal_rule']);
/** At the beginning of a line, nothing above that is a list takes them in. */
const BEGINS_ANEW = new Set(['paragraph', 'heading', 'blockquote', 'table']);

/** Code that cannot go on below: fenced, and the fence is closed. */
const CLOSED = /^(`{3,}|~{3,})(?![`~])[^]*\n\1[`~]*$/;

/** One block as it is about to be written. */
export interface WrittenBlock {
  readonly node: Node;
  readonly text: string;
}

/** Whether there is an empty line in what stands between two blocks. */
export function hasBlankLine(gap: string): boolean {
  return BLANK_LINE.test(gap);
}

/** Whether two blocks stay apart for certain, so that nothing need be parsed to know it. */
export function staysApart(above: WrittenBlock, gap: string, below: WrittenBlock): boolean {
  if (!hasBlankLine(gap) || mayBeHtml(above.node) || mayBeHtml(below.node)) return false;
  if (ENDS_THERE.has(above.node.type.name)) return true;
  if (above.node.type.name === 'code_block') return CLOSED.test(above.text);
  return isList(above.node) && BEGINS_ANEW.has(below.node.type.name) && gap.endsWith('\n');
}

export function isList({ type }: Node): boolean {
  return type.name === 'bullet_list' || type.name === 'ordered_list';
}

/** HTML at the beginning of a line may go on over empty lines. */
function mayBeHtml(node: Node): boolean {
  return node.type.name === 'raw_block' || node.firstChild?.type.name === 'raw_inline';
}
