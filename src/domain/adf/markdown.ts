import type { BlockContent, ListItem, PhrasingContent, RootContent, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import {
  type AdfMark,
  type AdfNode,
  bulletList,
  heading,
  inline,
  listItem,
  orderedList,
  paragraph,
  rule,
  table,
} from './builders';

/**
 * A section's Markdown (GFM) as ADF blocks. Whatever ADF cannot hold, and raw HTML, comes out as the text it is
 * written with: nothing is lost and nothing is trusted.
 */
export function markdownToAdf(markdown: string): AdfNode[] {
  const tree = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return tree.children.flatMap((node) => block(node));
}

function block(node: RootContent | BlockContent): AdfNode[] {
  switch (node.type) {
    case 'paragraph':
      return filled(phrasing(node.children, []));
    case 'heading':
      return [{ ...heading(node.depth, ''), content: phrasing(node.children, []) }];
    case 'thematicBreak':
      return [rule];
    case 'blockquote': {
      const content = node.children.flatMap((child) => block(child as RootContent)).flatMap(paragraphsOf);
      return content.length === 0 ? [] : [{ type: 'blockquote', content }];
    }
    case 'code':
      return [
        {
          type: 'codeBlock',
          attrs: node.lang ? { language: node.lang } : {},
          content: node.value === '' ? [] : [{ type: 'text', text: node.value }],
        },
      ];
    case 'list': {
      const items = node.children.map(item);
      return [node.ordered === true ? orderedList(items, node.start ?? 1) : bulletList(items)];
    }
    case 'table':
      return [tableOf(node)];
    case 'html':
      return filled(inline(node.value));
    default:
      return [];
  }
}

const filled = (content: readonly AdfNode[]): AdfNode[] => (content.length === 0 ? [] : [paragraph(content)]);

/** A list item starts with a paragraph and holds only what ADF allows in it. */
function item(node: ListItem): AdfNode {
  const box = node.checked === null || node.checked === undefined ? '' : node.checked ? '☑ ' : '☐ ';
  const blocks = node.children
    .flatMap((child) => block(child as RootContent))
    .flatMap((child) =>
      ['paragraph', 'bulletList', 'orderedList', 'codeBlock'].includes(child.type)
        ? [child]
        : paragraphsOf(child),
    );
  const [first, ...rest] = blocks;
  if (first?.type === 'paragraph')
    return listItem([paragraph([...inline(box), ...(first.content ?? [])]), ...rest]);
  return listItem([paragraph(inline(box)), ...blocks]);
}

/** The paragraphs inside a block, for places where only paragraphs may stand. */
function paragraphsOf(node: AdfNode): AdfNode[] {
  if (node.type === 'paragraph') return [node];
  if (node.type === 'text') return [paragraph([node])];
  if (node.type === 'codeBlock')
    return [paragraph((node.content ?? []).flatMap((child) => inline(child.text ?? '')))];
  if (node.type === 'heading') return [paragraph(node.content ?? [])];
  return (node.content ?? []).flatMap(paragraphsOf);
}

function tableOf(node: Table): AdfNode {
  const [header, ...rows] = node.children;
  const words = (header?.children ?? []).map((cell) => plain(cell.children));
  return table(
    words,
    rows.map((row) => row.children.map((cell) => phrasing(cell.children, []))),
  );
}

function phrasing(nodes: readonly PhrasingContent[], marks: readonly AdfMark[]): AdfNode[] {
  return nodes.flatMap((node): AdfNode[] => {
    switch (node.type) {
      case 'text':
        return inline(node.value, marks);
      case 'strong':
        return phrasing(node.children, [...marks, { type: 'strong' }]);
      case 'emphasis':
        return phrasing(node.children, [...marks, { type: 'em' }]);
      case 'delete':
        return phrasing(node.children, [...marks, { type: 'strike' }]);
      case 'inlineCode':
        // ADF allows no other mark than a link beside code.
        return inline(node.value, [...marks.filter((mark) => mark.type === 'link'), { type: 'code' }]);
      case 'break':
        return [{ type: 'hardBreak' }];
      case 'link':
        return /^(https?:|mailto:)/i.test(node.url)
          ? phrasing(node.children, [...marks, { type: 'link', attrs: { href: node.url } }])
          : phrasing(node.children, marks);
      case 'image':
        return inline(`${node.alt ?? ''} (${node.url})`.trim(), marks);
      case 'html':
        return inline(node.value, marks);
      default:
        return [];
    }
  });
}

function plain(nodes: readonly PhrasingContent[]): string {
  return nodes
    .map((node) => ('value' in node ? node.value : 'children' in node ? plain(node.children) : ''))
    .join('');
}
