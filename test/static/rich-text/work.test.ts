import type { Node } from 'prosemirror-model';
import { WAYS } from '../../../static/src/rich-text/block-meanings';
import { schema } from '../../../static/src/rich-text/schema';
import { openMarkdown } from '../../../static/src/rich-text/written-text';

/** What was parsed and written, in characters and blocks. */
function counted() {
  const work = { parsed: 0, blocks: 0 };
  const ways: typeof WAYS = {
    treeOf: (markdown) => {
      work.parsed += markdown.length;
      return WAYS.treeOf(markdown);
    },
    markdownOf: (tree, hand) => {
      work.blocks += 'children' in tree ? tree.children.length : 1;
      return WAYS.markdownOf(tree, hand);
    },
  };
  return { ways, work, reset: () => Object.assign(work, { parsed: 0, blocks: 0 }) };
}

const KINDS = [
  (n: number) =>
    `Replica ${String(n)} was **full**, see [the docs](https://example.com/${String(n)}).\nNobody saw it.`,
  (n: number) => `- one ${String(n)}\n- two\n  - deeper`,
  (n: number) => `## Heading ${String(n)}`,
  (n: number) => `| a | b |\n| - | - |\n| ${String(n)} | 2 |`,
  (n: number) => `> quoted ${String(n)}`,
  (n: number) => `\`\`\`sh\ndf -h ${String(n)}\n\`\`\``,
];
const text = (blocks: number) =>
  Array.from({ length: blocks }, (_, n) => KINDS[n % KINDS.length]?.(n) ?? '').join('\n\n');
const paragraph = (words: string) => schema.node('paragraph', null, [schema.text(words)]);
const replaced = (doc: Node, at: number, node: Node) => doc.copy(doc.content.replaceChild(at, node));

test.each([60, 600])('opening a text of %d blocks parses it once and writes each block once', (blocks) => {
  const { ways, work } = counted();
  const markdown = text(blocks);
  openMarkdown(markdown, ways);
  expect(work).toEqual({ parsed: markdown.length, blocks });
});

test.each([60, 600])('a key in a text of %d blocks writes one block and parses nothing', (blocks) => {
  const { ways, work, reset } = counted();
  const { doc, write } = openMarkdown(text(blocks), ways);
  let typed = doc;
  for (const words of ['R', 'Re', 'Rep', 'Repl']) {
    typed = replaced(typed, 24, paragraph(words));
    reset();
    write(typed);
    expect(work).toEqual({ parsed: 0, blocks: 1 });
  }
});

test.each([60, 600])('after much was written in a text of %d blocks, a key still writes one', (blocks) => {
  const { ways, work, reset } = counted();
  const { doc, write } = openMarkdown(text(blocks), ways);
  let typed = doc;
  for (let at = 0; at < 60; at += 1) typed = replaced(typed, at, paragraph(`Words ${String(at)}`));
  write(typed);
  reset();
  write(replaced(typed, 30, paragraph('More')));
  expect(work).toEqual({ parsed: 0, blocks: 1 });
});

test.each([60, 600])('where it must be parsed, in a text of %d blocks, its neighbours are', (blocks) => {
  const { ways, work, reset } = counted();
  const { doc, write } = openMarkdown(text(blocks), ways);
  reset();
  write(replaced(doc, 24, schema.node('raw_block', null, [schema.text('<b>raw</b>')])));
  expect(work.blocks).toBe(1);
  expect(work.parsed).toBeLessThan(200);
});

test('two lists that come to stand next to each other stay two, and nothing else is written anew', () => {
  const { ways, work, reset } = counted();
  const markdown =
    'Wrapped\nlines.\n\n- one\n- two\n\nBetween\n\n- three\n\n1. four\n\nBetween\n\n1. five\n\n* * *\n';
  const { doc, write } = openMarkdown(markdown, ways);
  reset();
  const blocks = doc.children.filter(({ textContent }) => textContent !== 'Between');
  const { text: out } = write(schema.node('doc', null, blocks));
  expect(out).toBe('Wrapped\nlines.\n\n- one\n- two\n\n* three\n\n1. four\n\n1) five\n\n* * *\n');
  expect(work.blocks).toBeLessThan(6);
});
