import type { Nodes } from 'mdast';
import { treeOf } from './markdown-tree';
import { meaningOf } from './same-markdown';
import { personOf } from './safe-links';
import { isTooMuch } from './written-text';

/**
 * A Markdown text as its reader sees it, as plain text.
 * @param nameOf how an account is called
 */
export function seenText(markdown: string, nameOf: (accountId: string) => string): string {
  if (isTooMuch(markdown)) return markdown;
  return below(treeOf(markdown), nameOf, '\n\n');
}

/** What a text says, to compare it with another: a mention is a person, whatever label stands there. */
export const saidBy = (markdown: string): string =>
  isTooMuch(markdown) ? markdown : meaningOf(treeOf(markdown.replace(LABEL, '[@]')));

const LABEL = /\[@[^\]\n]*\](?=\(<?person:)/g;

type Named = (accountId: string) => string;

function below(node: Nodes, nameOf: Named, between: string): string {
  if (!('children' in node)) return '';
  return node.children
    .map((child) => seen(child, nameOf))
    .filter((words) => words !== '')
    .join(between);
}

function seen(node: Nodes, nameOf: Named): string {
  switch (node.type) {
    case 'text':
      return node.value.replace(/[ \t]*\n[ \t]*/g, ' ');
    case 'inlineCode':
    case 'code':
    case 'html':
      return node.value;
    case 'break':
      return '\n';
    case 'thematicBreak':
      return '———';
    case 'image':
      return node.alt || node.url;
    case 'imageReference':
      return node.alt ?? node.identifier;
    case 'footnoteReference':
      return `[${node.identifier}]`;
    case 'footnoteDefinition':
      return `[${node.identifier}] ${below(node, nameOf, '\n')}`;
    case 'link': {
      const person = personOf(node.url);
      return person === null ? below(node, nameOf, '') || node.url : `@${nameOf(person)}`;
    }
    case 'list':
      return node.children
        .map((item, at) => {
          const sign = node.ordered === true ? `${String((node.start ?? 1) + at)}.` : '•';
          const box = typeof item.checked === 'boolean' ? (item.checked ? ' ☑' : ' ☐') : '';
          return `${sign}${box} ${below(item, nameOf, '\n')}`;
        })
        .join('\n');
    case 'table':
      return below(node, nameOf, '\n');
    case 'tableRow':
      return node.children.map((cell) => below(cell, nameOf, '')).join(' | ');
    case 'blockquote':
      return below(node, nameOf, '\n\n');
    default:
      return below(node, nameOf, '');
  }
}
