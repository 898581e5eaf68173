import type { AdfNode } from './builders';
import { markdownToAdf } from './markdown';

/** What a Markdown text says, without its marks and without people: whoever is mentioned is `someone`. */
export function plainText(markdown: string): string {
  return markdownToAdf(markdown)
    .flatMap((node) => linesOf(node))
    .join('\n')
    .trim();
}

function linesOf(node: AdfNode): string[] {
  const content = node.content ?? [];
  switch (node.type) {
    case 'paragraph':
    case 'heading':
      return words(content).split('\n');
    case 'codeBlock':
      return words(content).split('\n');
    case 'listItem': {
      const [first = '', ...rest] = content.flatMap(linesOf);
      return [`- ${first}`, ...rest.map((line) => `  ${line}`)];
    }
    case 'tableRow':
      return [content.map((cell) => cell.content?.flatMap(linesOf).join(' ') ?? '').join('; ')];
    default:
      return content.flatMap(linesOf);
  }
}

const words = (nodes: readonly AdfNode[]): string =>
  nodes
    .map((node) =>
      node.type === 'mention' ? 'someone' : node.type === 'hardBreak' ? '\n' : (node.text ?? ''),
    )
    .join('');
