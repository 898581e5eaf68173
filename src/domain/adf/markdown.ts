import type { Definition, ListItem, Nodes, PhrasingContent, RootContent, Table } from 'mdast';
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
  mention,
  orderedList,
  paragraph,
  rule,
  table,
} from './builders';
import { mentionedBy, NOBODY } from '../mentions';
import { tooMuch } from './nesting';

/**
 * A section's Markdown (GFM) as ADF blocks. Whatever ADF cannot hold, and raw HTML, comes out as the text it is
 * written with: nothing is lost and nothing is trusted.
 */
export function markdownToAdf(markdown: string): AdfNode[] {
  const tree = fromMarkdown(markdown, {
    extensions: [gfm(), { disable: { null: tooMuch(markdown) } }],
    mdastExtensions: [gfmFromMarkdown()],
  });
  const definitions = definitionsIn(tree);
  return tree.children.flatMap((node) => block(node, definitions));
}

/** Where `[words][label]` leads, by the label as the parser compares it. */
type Definitions = ReadonlyMap<string, string>;

function definitionsIn(tree: Nodes): Definitions {
  const found: Definition[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === 'definition') found.push(node);
    if ('children' in node) node.children.forEach(visit);
  };
  visit(tree);
  // The first one counts, as everywhere in Markdown.
  return new Map(found.reverse().map(({ identifier, url }) => [identifier, url]));
}

function block(node: RootContent, definitions: Definitions): AdfNode[] {
  switch (node.type) {
    case 'paragraph':
      return filled(phrasing(node.children, [], definitions));
    case 'heading':
      return [{ ...heading(node.depth, ''), content: phrasing(node.children, [], definitions) }];
    case 'thematicBreak':
      return [rule];
    case 'blockquote': {
      const content = node.children.flatMap((child) => block(child, definitions)).flatMap(paragraphsOf);
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
      const items = node.children.map((child) => item(child, definitions));
      return [node.ordered === true ? orderedList(items, node.start ?? 1) : bulletList(items)];
    }
    case 'table':
      return [tableOf(node, definitions)];
    case 'html':
      return filled(inline(node.value));
    case 'footnoteDefinition': {
      const [first, ...rest] = node.children.flatMap((child) => block(child, definitions));
      const label = inline(`[^${node.label ?? node.identifier}]: `);
      return first?.type === 'paragraph'
        ? [paragraph([...label, ...(first.content ?? [])]), ...rest]
        : [paragraph(label), ...(first ? [first] : []), ...rest];
    }
    default:
      return [];
  }
}

const filled = (content: readonly AdfNode[]): AdfNode[] => (content.length === 0 ? [] : [paragraph(content)]);

/** A list item starts with a paragraph and holds only what ADF allows in it. */
function item(node: ListItem, definitions: Definitions): AdfNode {
  const box = node.checked === null || node.checked === undefined ? '' : node.checked ? '☑ ' : '☐ ';
  const blocks = node.children
    .flatMap((child) => block(child, definitions))
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

function tableOf(node: Table, definitions: Definitions): AdfNode {
  const [header, ...rows] = node.children;
  const words = (header?.children ?? []).map((cell) => plain(phrasing(cell.children, [], definitions)));
  return table(
    words,
    rows.map((row) => row.children.map((cell) => phrasing(cell.children, [], definitions))),
  );
}

const FORMER_USER = '@former user';

/** ADF takes each mark once. */
const marked = (marks: readonly AdfMark[], mark: AdfMark): readonly AdfMark[] =>
  marks.some(({ type }) => type === mark.type) ? marks : [...marks, mark];

function phrasing(
  nodes: readonly PhrasingContent[],
  marks: readonly AdfMark[],
  definitions: Definitions,
): AdfNode[] {
  const within = (children: readonly PhrasingContent[], mark: AdfMark) =>
    phrasing(children, marked(marks, mark), definitions);
  const linked = (children: readonly PhrasingContent[], url: string): AdfNode[] => {
    const account = mentionedBy(url);
    if (account !== null) return account === NOBODY ? inline(FORMER_USER, marks) : [mention(account)];
    const words = /^(https?:|mailto:)/i.test(url)
      ? within(children, { type: 'link', attrs: { href: url } })
      : phrasing(children, marks, definitions);
    return words.length === 0 ? inline(url, marks) : words;
  };
  return nodes.flatMap((node): AdfNode[] => {
    switch (node.type) {
      case 'text':
        return inline(node.value, marks);
      case 'strong':
        return within(node.children, { type: 'strong' });
      case 'emphasis':
        return within(node.children, { type: 'em' });
      case 'delete':
        return within(node.children, { type: 'strike' });
      case 'inlineCode':
        // ADF allows no other mark than a link beside code.
        return inline(node.value, [...marks.filter((mark) => mark.type === 'link'), { type: 'code' }]);
      case 'break':
        return [{ type: 'hardBreak' }];
      case 'link':
        return linked(node.children, node.url);
      case 'linkReference':
        return linked(node.children, definitions.get(node.identifier) ?? '');
      case 'image':
        return inline(imageWords(node.alt, node.url), marks);
      case 'imageReference':
        return inline(imageWords(node.alt, definitions.get(node.identifier) ?? ''), marks);
      case 'footnoteReference':
        return inline(`[^${node.label ?? node.identifier}]`, marks);
      case 'html':
        return inline(node.value, marks);
    }
  });
}

const imageWords = (alt: string | null | undefined, url: string) => `${alt ?? ''} (${url})`.trim();

/** The words of a table's header. */
function plain(nodes: readonly AdfNode[]): string {
  return nodes.map((node) => node.text ?? ' ').join('');
}
