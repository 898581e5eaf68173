import type { AdfNode } from './adf/builders';

/**
 * A document as Markdown (GFM) that a person would write: headings with hashes, lists with hyphens, tables with pipes.
 * @param nameOf the name of an account, for those whom it mentions
 * @param raise by how many levels its headings go up
 */
export function markdownOf(doc: AdfNode, nameOf: (accountId: string) => string, raise = 1): string {
  const blocks = (doc.content ?? []).map((node) => block(node, { nameOf, raise }));
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

interface Writing {
  readonly nameOf: (accountId: string) => string;
  readonly raise: number;
}

/** The lines of a block. */
function block(node: AdfNode, by: Writing): string[] {
  const content = node.content ?? [];
  switch (node.type) {
    case 'heading': {
      const level = Math.max(1, Math.min(6, Number(node.attrs?.['level'] ?? 1) - by.raise));
      return [`${'#'.repeat(level)} ${words(content, by).replace(/\n/g, ' ')}`];
    }
    case 'paragraph':
      return startsNothing(words(content, by).split('\n')).map((line, at, all) =>
        at < all.length - 1 ? `${line}\\` : line,
      );
    case 'bulletList':
      return content.flatMap((item) => listed('- ', item, by));
    case 'orderedList': {
      const first = Number(node.attrs?.['order'] ?? 1);
      return content.flatMap((item, index) => listed(`${String(first + index)}. `, item, by));
    }
    case 'codeBlock': {
      const code = content.map((child) => child.text ?? '').join('');
      const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map((run) => run.length));
      const fence = '`'.repeat(longest + 1);
      return [`${fence}${attributeOf(node, 'language')}`, ...code.split('\n'), fence];
    }
    case 'blockquote':
      return joined(content, by).map((line) => (line === '' ? '>' : `> ${line}`));
    case 'rule':
      return ['---'];
    case 'table':
      return tableLines(content, by);
    default:
      return content.length > 0 ? joined(content, by) : startsNothing(words([node], by).split('\n'));
  }
}

/** Blocks below each other, with a blank line between them. */
const joined = (nodes: readonly AdfNode[], by: Writing): string[] =>
  nodes.flatMap((node, index) => [...(index > 0 ? [''] : []), ...block(node, by)]);

function listed(sign: string, item: AdfNode, by: Writing): string[] {
  const indent = ' '.repeat(sign.length);
  const lines = (item.content ?? []).flatMap((node, index) => {
    const own = block(node, by);
    // A list in a list follows at once; other blocks after a blank line.
    return index > 0 && !/List$/.test(node.type) ? ['', ...own] : own;
  });
  return (lines.length === 0 ? [''] : lines).map((line, index) =>
    index === 0 ? `${sign}${line}`.trimEnd() : line === '' ? '' : `${indent}${line}`,
  );
}

function tableLines(rows: readonly AdfNode[], by: Writing): string[] {
  const cells = rows.map((row) =>
    (row.content ?? []).map((cell) =>
      (cell.content ?? [])
        .map((node) => words(node.content ?? [], by))
        .join('\n')
        .replaceAll('|', '\\|')
        .replaceAll('\n', '<br>'),
    ),
  );
  const [head = [], ...rest] = cells;
  const line = (row: readonly string[]) => `| ${row.join(' | ')} |`.replace(/ {2,}\|/g, ' |');
  return [line(head), line(head.map(() => '---')), ...rest.map(line)];
}

function words(nodes: readonly AdfNode[], by: Writing): string {
  return nodes
    .map((node) => {
      if (node.type === 'hardBreak') return '\n';
      if (node.type === 'mention') return `@${by.nameOf(attributeOf(node, 'id'))}`;
      if (node.type === 'inlineCard') return attributeOf(node, 'url');
      if (node.type === 'status') return escaped(attributeOf(node, 'text'));
      return marked(node);
    })
    .join('');
}

function marked({ text = '', marks = [] }: AdfNode): string {
  const types = marks.map(({ type }) => type);
  const href = marks.find(({ type }) => type === 'link')?.attrs?.['href'];
  let written = types.includes('code') ? codeSpan(text) : escaped(text);
  const around = (sign: string) => {
    // A mark holds no space at its ends.
    const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(written) ?? [];
    if (inner !== '') written = `${before}${sign}${inner}${sign}${after}`;
  };
  if (types.includes('strike')) around('~~');
  if (types.includes('em')) around('*');
  if (types.includes('strong')) around('**');
  if (typeof href !== 'string') return written;
  if (text === href && /^https?:\/\/[^\s<>]+$/.test(href)) return `<${href}>`;
  return `[${written}](${/[\s()<>]/.test(href) ? `<${href.replace(/[<>\s]/g, encodeURIComponent)}>` : href})`;
}

function codeSpan(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const sign = '`'.repeat(longest + 1);
  const room = /^[`\s]|[`\s]$/.test(text) ? ' ' : '';
  return `${sign}${room}${text}${room}${sign}`;
}

/** Only what Markdown would read as something else: an underscore within a word is none. */
function escaped(text: string): string {
  // One alone strikes nothing out.
  const tildes = text.split('~').length > 2;
  return text
    .replace(tildes ? /[`*[\]\\~]/g : /[`*[\]\\]/g, '\\$&')
    .replace(/<(?=[a-z/!?])/gi, '\\<')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=#?\w+;)/g, '\\&');
}

/** Lines that begin like a heading, a list or a quote begin none. */
const startsNothing = (lines: readonly string[]): string[] =>
  lines.map((line) =>
    line
      .replace(/^(\s*)(#{1,6}(?=\s|$)|[-+>](?=\s|$)|>|={2,}\s*$|-{2,}\s*$)/, '$1\\$2')
      .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/, '$1\\$2'),
  );

/** An attribute that is a text; '' where it is none. */
function attributeOf(node: AdfNode, name: string): string {
  const value = node.attrs?.[name];
  return typeof value === 'string' ? value : '';
}
