import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { handOf, markdownOf, treeOf } from '../../../static/src/rich-text/markdown-tree';
import { meaningOf } from '../../../static/src/rich-text/same-markdown';
import { schema } from '../../../static/src/rich-text/schema';
import { openMarkdown } from '../../../static/src/rich-text/written-text';
import { treeOfBlock } from '../../../static/src/rich-text/blocks-to-markdown';
import { markdown } from './written-markdown';

const RUNS = 100;
const meaning = (text: string) => meaningOf(treeOf(text));
const paragraph = (text: string) => schema.node('paragraph', null, [schema.text(text)]);

/** The same blocks as objects that the opened text has never seen. */
const copied = (doc: Node) => schema.nodeFromJSON(doc.toJSON() as unknown);

describe('opening and writing', () => {
  test('what is not touched comes out byte for byte', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        const opened = openMarkdown(text);
        expect(opened.write(opened.doc).text).toBe(text);
      }),
      { numRuns: RUNS },
    );
  });

  test('a document written from nothing means what was read', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        const opened = openMarkdown(text);
        expect(meaning(opened.write(copied(opened.doc)).text)).toBe(meaning(text));
      }),
      { numRuns: RUNS },
    );
  });

  test('a paragraph put between two blocks leaves both as they were written', () => {
    fc.assert(
      fc.property(markdown, fc.nat(), (text, seed) => {
        const opened = openMarkdown(text);
        const at = seed % (opened.doc.childCount + 1);
        const blocks = [...opened.doc.children];
        blocks.splice(at, 0, paragraph('NEW WORDS'));
        const { text: out } = opened.write(schema.node('doc', null, blocks));
        const before = treeOf(text).children;
        const after = treeOf(out).children;
        const isNew = (child: (typeof after)[number]) => meaningOf(child).includes('NEW WORDS');
        expect(after.filter(isNew)).toHaveLength(1);
        expect(after.filter((child) => !isNew(child)).map(meaningOf)).toEqual(before.map(meaningOf));
      }),
      { numRuns: RUNS },
    );
  });

  test('blocks taken out, put twice and put elsewhere mean what they meant', () => {
    const taken = fc.array(fc.tuple(fc.nat(), fc.boolean()), { maxLength: 8 });
    fc.assert(
      fc.property(markdown, taken, (text, order) => {
        const opened = openMarkdown(text);
        // What is not understood cannot be told from its neighbours either.
        fc.pre(opened.doc.children.every(({ type }) => type.name !== 'raw_block'));
        const before = treeOf(text).children.map(meaningOf);
        fc.pre(before.length > 0);
        const chosen = order.map(([seed, isNew]) => ({ at: seed % before.length, isNew }));
        const blocks = chosen.map(({ at, isNew }) => {
          const block = opened.doc.child(at);
          return isNew ? copied(block) : block;
        });
        const { text: out } = opened.write(schema.node('doc', null, [...blocks, schema.node('paragraph')]));
        expect(treeOf(out).children.map(meaningOf)).toEqual(chosen.map(({ at }) => before[at]));
      }),
      { numRuns: RUNS },
    );
  });

  test('writing again says the same', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        const opened = openMarkdown(text);
        const once = opened.write(copied(opened.doc)).text;
        const again = openMarkdown(once);
        expect(again.write(again.doc).text).toBe(once);
        expect(meaning(again.write(copied(again.doc)).text)).toBe(meaning(once));
      }),
      { numRuns: RUNS },
    );
  });
});

test.each([
  ['# Heading', ['heading']],
  [
    'a <b>x</b>[^1] ![i](x.png) [r][r]\n\n[^1]: note\n\n[r]: https://x.y',
    ['paragraph', 'raw_block', 'raw_block'],
  ],
  ['> quote\n> <div>\n> more', ['raw_block']],
  ['- [ ] task\n- [x] done\n  1. nested', ['bullet_list']],
  ['| a | b |\n|---|---|\n| 1 | <br> |', ['table']],
])('%j is held as %j', (text, types) => {
  const { doc } = openMarkdown(text);
  expect(doc.children.map(({ type }) => type.name).slice(0, types.length)).toEqual(types);
});

test('only the block that was touched is written anew', () => {
  const text = 'Wrapped\nlines here.\n\n\n* star  \n* bullets\n\nSetext\n---\n\n+ other\n';
  const { doc, write } = openMarkdown(text);
  const blocks = [...doc.children];
  blocks[0] = paragraph('Changed.');
  expect(write(schema.node('doc', null, blocks)).text).toBe(text.replace('Wrapped\nlines here.', 'Changed.'));
});

test('what is added looks like the rest', () => {
  const { doc, write } = openMarkdown('* one\n* two _three_\n');
  const list = doc.firstChild ?? doc;
  const more = list.copy(list.content.append(list.content));
  expect(write(schema.node('doc', null, [more])).text).toBe('* one\n* two _three_\n* one\n* two _three_');
});

test('blanks at the edges of formatting and of paragraphs are not written', () => {
  const strong = schema.mark('strong');
  const block = schema.node('paragraph', null, [
    schema.text('the '),
    schema.text(' disk ', [strong]),
    schema.text('was full  '),
  ]);
  expect(markdownOf({ type: 'root', children: [treeOfBlock(block)] }, handOf(''))).toBe(
    'the  **disk** was full',
  );
});
