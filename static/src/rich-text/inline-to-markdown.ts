import type { PhrasingContent } from 'mdast';
import type { Mark, Node } from 'prosemirror-model';

interface Leaf {
  readonly node: Node;
  readonly text: string | null;
  readonly marks: readonly Mark[];
}

/** Formatting whose signs may not stand next to a blank. */
const FLANKED = ['strong', 'em', 'strike'];

/** The inline content of a block as Markdown's tree; blanks at its edges are not worth writing. */
export function phrasingOf(block: Node): PhrasingContent[] {
  return grouped(trimmed(unflanked(leavesOf(block))));
}

/** Text is cut at its blanks, so that formatting can end before them. */
function leavesOf(block: Node): Leaf[] {
  const leaves: Leaf[] = [];
  block.forEach((node) => {
    const { marks } = node;
    if (!node.isText) leaves.push({ node, text: null, marks });
    else if (isCode(marks)) leaves.push({ node, text: node.text ?? '', marks });
    else
      for (const text of (node.text ?? '').split(/(\s+)/))
        if (text !== '') leaves.push({ node, text, marks });
  });
  return leaves;
}

const isCode = (marks: readonly Mark[]) => marks.some(({ type }) => type.name === 'code');
const isBlankLeaf = ({ node, text, marks }: Leaf) =>
  node.type.name === 'hard_break' || (text !== null && !isCode(marks) && text.trim() === '');

/** Whether nothing of an inline node would be seen at the edge of a block. */
export function isBlank(node: Node): boolean {
  return isBlankLeaf({ node, text: node.isText ? (node.text ?? '') : null, marks: node.marks });
}

function unflanked(leaves: readonly Leaf[]): Leaf[] {
  let result = [...leaves];
  for (const name of FLANKED) {
    const has = (leaf: Leaf | undefined) => leaf?.marks.some(({ type }) => type.name === name) ?? false;
    const without = (leaf: Leaf) => ({ ...leaf, marks: leaf.marks.filter(({ type }) => type.name !== name) });
    const step = (from: readonly Leaf[]) => {
      const stepped: Leaf[] = [];
      for (const leaf of from)
        stepped.push(isBlankLeaf(leaf) && has(leaf) && !has(stepped.at(-1)) ? without(leaf) : leaf);
      return stepped;
    };
    result = step(step(result).reverse()).reverse();
  }
  return result;
}

function trimmed(leaves: readonly Leaf[]): Leaf[] {
  const first = leaves.findIndex((leaf) => !isBlankLeaf(leaf));
  const last = leaves.findLastIndex((leaf) => !isBlankLeaf(leaf));
  if (first < 0) return [];
  const kept = leaves.slice(first, last + 1);
  const isBreak = (leaf: Leaf | undefined) => leaf?.node.type.name === 'hard_break';
  return kept.filter(
    (leaf, at) => isBreak(leaf) || !isBlankLeaf(leaf) || !(isBreak(kept[at - 1]) || isBreak(kept[at + 1])),
  );
}

/** Formatting around as many leaves as have it, the longest outside. */
function grouped(leaves: readonly Leaf[]): PhrasingContent[] {
  const result: PhrasingContent[] = [];
  for (let at = 0; at < leaves.length;) {
    const leaf = leaves[at];
    if (leaf === undefined) break;
    const [outer, length] = longest(leaves, at);
    if (outer === null) {
      add(result, leafOf(leaf));
      at += 1;
      continue;
    }
    const inside = leaves
      .slice(at, at + length)
      .map((one) => ({ ...one, marks: one.marks.filter((mark) => !mark.eq(outer)) }));
    result.push(wrapped(outer, grouped(inside)));
    at += length;
  }
  return result;
}

function longest(leaves: readonly Leaf[], at: number): [Mark | null, number] {
  let best: Mark | null = null;
  let most = 0;
  for (const mark of leaves[at]?.marks ?? []) {
    if (mark.type.name === 'code') continue;
    let end = at;
    while (leaves[end] !== undefined && mark.isInSet(leaves[end]?.marks ?? [])) end += 1;
    // A link cut in two would be two links.
    const weight = mark.type.name === 'link' ? Infinity : end - at;
    if (weight > most) [best, most] = [mark, weight];
  }
  if (best === null) return [null, 1];
  let end = at;
  while (leaves[end] !== undefined && best.isInSet(leaves[end]?.marks ?? [])) end += 1;
  return [best, end - at];
}

function add(to: PhrasingContent[], node: PhrasingContent): void {
  const last = to.at(-1);
  if (node.type === last?.type && (node.type === 'text' || node.type === 'inlineCode') && 'value' in last)
    last.value += node.value;
  else to.push(node);
}

function wrapped(mark: Mark, children: PhrasingContent[]): PhrasingContent {
  switch (mark.type.name) {
    case 'link': {
      const { href, title } = mark.attrs as { readonly href: string; readonly title: string | null };
      // Links cannot hold links, and there are none in ours.
      return { type: 'link', url: href, title, children: children.filter((child) => child.type !== 'link') };
    }
    case 'strong':
      return { type: 'strong', children };
    case 'em':
      return { type: 'emphasis', children };
    default:
      return { type: 'delete', children };
  }
}

function leafOf({ node, text, marks }: Leaf): PhrasingContent {
  if (text !== null) return { type: isCode(marks) ? 'inlineCode' : 'text', value: text };
  switch (node.type.name) {
    case 'mention':
      return {
        type: 'link',
        url: `person:${encodeURI(String(node.attrs['id']))}`,
        children: [{ type: 'text', value: `@${String(node.attrs['label'])}` }],
      };
    case 'raw_inline':
      return { type: 'html', value: String(node.attrs['source']) };
    default:
      return { type: 'break' };
  }
}
