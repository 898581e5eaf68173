import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import type { AdfNode } from '../../../src/domain/adf/builders';
import { markdownToAdf } from '../../../src/domain/adf/markdown';
import { mentionedIn, withMentions } from '../../../src/domain/mentions';
import { peopleIn } from '../../../static/src/rich-text/safe-links';
import { openMarkdown } from '../../../static/src/rich-text/written-text';

const inExport = (nodes: readonly AdfNode[]): string[] =>
  nodes.flatMap((node) =>
    node.type === 'mention' ? [String(node.attrs?.['id'])] : inExport(node.content ?? []),
  );

/** Whom the editor shows as mentioned; null where it leaves a part of the text as it is written. */
function inEditor(text: string): string[] | null {
  const nodes: Node[] = [];
  openMarkdown(text).doc.descendants((node) => void nodes.push(node));
  if (nodes.some(({ type }) => type.name.startsWith('raw_'))) return null;
  return nodes.filter(({ type }) => type.name === 'mention').map(({ attrs }) => String(attrs['id']));
}

const once = (ids: readonly string[]) => [...new Set(ids)];

test.each(['`[x](person:y)`', '``[@`](person:y)``', '```\n[@x](person:y)\n```', 'a\n\n    [@x](person:y)'])(
  'code stays as it is written and mentions nobody, wherever it is read: %j',
  (text) => {
    expect([mentionedIn(text), peopleIn(text), inExport(markdownToAdf(text)), inEditor(text)]).toEqual([
      [],
      [],
      [],
      [],
    ]);
    expect(withMentions(text, () => 'P')).toBe(text);
    const opened = openMarkdown(text);
    expect(opened.write(opened.doc).text).toBe(text);
    expect(JSON.stringify(markdownToAdf(text))).toContain('(person:y)');
  },
);

test('the store, the export and the editor find the same people', () => {
  const piece = fc.oneof(
    fc.constantFrom('`', '``', '\n```\n', '\n~~~\n', '\n', '\n\n', '\n\n    ', '\n> ', '\n- ', ' a '),
    fc.constantFrom('a1', 'b2', 'c3').map((id) => `[@](person:${id})`),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const text = pieces.join('');
      const stored = mentionedIn(text);
      expect(peopleIn(text)).toEqual(stored);
      expect(once(inExport(markdownToAdf(text)))).toEqual(stored);
      const shown = inEditor(text);
      if (shown !== null) expect(once(shown)).toEqual(stored);
    }),
    { numRuns: 500 },
  );
});
