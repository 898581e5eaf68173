import type { AdfDocument, AdfNode } from './confluence/state';

/** Short ways to write the ADF nodes that seeded pages use. */
export const doc = (...content: AdfNode[]): AdfDocument => ({ type: 'doc', version: 1, content });
export const text = (value: string): AdfNode => ({ type: 'text', text: value });
export const strong = (value: string): AdfNode => ({
  type: 'text',
  text: value,
  marks: [{ type: 'strong' }],
});
export const paragraph = (...content: AdfNode[]): AdfNode => ({ type: 'paragraph', content });
export const heading = (level: number, value: string): AdfNode => ({
  type: 'heading',
  attrs: { level },
  content: [text(value)],
});

/** The first row holds the headings. */
export const table = (...rows: string[][]): AdfNode => ({
  type: 'table',
  attrs: { isNumberColumnEnabled: false, layout: 'default' },
  content: rows.map((cells, index) => ({
    type: 'tableRow',
    content: cells.map((cell) => ({
      type: index === 0 ? 'tableHeader' : 'tableCell',
      attrs: {},
      content: [paragraph(text(cell))],
    })),
  })),
});
