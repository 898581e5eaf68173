/**
 * The few nodes of Atlassian Document Format that we write. Confluence and Jira refuse an empty text and a newline
 * inside one: words that people wrote go through `inline`, which makes neither. https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/
 */
export interface AdfNode {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly AdfNode[];
  readonly marks?: readonly AdfMark[];
  readonly text?: string;
}

export interface AdfMark {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
}

export interface AdfDoc extends AdfNode {
  readonly type: 'doc';
  readonly version: 1;
}

export const doc = (content: readonly AdfNode[]): AdfDoc => ({ type: 'doc', version: 1, content });

/** Text that may hold newlines or nothing at all: as many nodes as it takes. */
export function inline(value: string, marks: readonly AdfMark[] = []): AdfNode[] {
  return value
    .split(/\r\n|\r|\n/)
    .flatMap((line, index) => [
      ...(index > 0 ? [hardBreak] : []),
      ...(line === '' ? [] : [text(line, marks)]),
    ]);
}

export const text = (value: string, marks: readonly AdfMark[] = []): AdfNode =>
  marks.length === 0 ? { type: 'text', text: value } : { type: 'text', text: value, marks };

export const hardBreak: AdfNode = { type: 'hardBreak' };
export const strong: AdfMark = { type: 'strong' };
export const link = (href: string): AdfMark => ({ type: 'link', attrs: { href } });
/** A person. Confluence shows the name of the account as it is now; none is written down. */
export const mention = (accountId: string): AdfNode => ({ type: 'mention', attrs: { id: accountId } });
/** A link that shows the title of what it leads to, and that only to those who may see it. */
export const inlineCard = (url: string): AdfNode => ({ type: 'inlineCard', attrs: { url } });

export const paragraph = (content: readonly AdfNode[]): AdfNode => ({ type: 'paragraph', content });
export const heading = (level: 1 | 2 | 3 | 4 | 5 | 6, words: string): AdfNode => ({
  type: 'heading',
  attrs: { level },
  content: inline(words),
});
export const rule: AdfNode = { type: 'rule' };

export const listItem = (content: readonly AdfNode[]): AdfNode => ({ type: 'listItem', content });
export const bulletList = (items: readonly AdfNode[]): AdfNode => ({ type: 'bulletList', content: items });
export const orderedList = (items: readonly AdfNode[], start = 1): AdfNode => ({
  type: 'orderedList',
  attrs: { order: start },
  content: items,
});

/** A table of plain cells; the first row is the header. */
export function table(
  header: readonly string[],
  rows: readonly (readonly (readonly AdfNode[])[])[],
): AdfNode {
  const cell = (type: 'tableHeader' | 'tableCell', content: readonly AdfNode[]): AdfNode => ({
    type,
    attrs: {},
    content: [paragraph(content)],
  });
  return {
    type: 'table',
    attrs: { isNumberColumnEnabled: false, layout: 'default' },
    content: [
      { type: 'tableRow', content: header.map((words) => cell('tableHeader', inline(words))) },
      ...rows.map((cells) => ({
        type: 'tableRow',
        content: cells.map((content) => cell('tableCell', content)),
      })),
    ],
  };
}

export type PanelType = 'info' | 'note' | 'success' | 'warning' | 'error';
export const panel = (panelType: PanelType, content: readonly AdfNode[]): AdfNode => ({
  type: 'panel',
  attrs: { panelType },
  content,
});

export type LozengeColor = 'neutral' | 'purple' | 'blue' | 'red' | 'yellow' | 'green';
export const lozenge = (words: string, color: LozengeColor): AdfNode => ({
  type: 'status',
  attrs: { text: words, color, localId: '', style: '' },
});
