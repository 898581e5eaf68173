import { checkBlame } from '../../../src/contract/blameless';
import { placesOf } from '../../../static/src/rich-text/blame-marks';
import { openMarkdown } from '../../../static/src/rich-text/written-text';

/** The words that would be underlined. */
function underlined(markdown: string): string[] {
  const { doc, write } = openMarkdown(markdown);
  return placesOf(doc, write(doc), checkBlame(markdown, [])).map(({ from, to }) => doc.textBetween(from, to));
}

test.each([
  ['The engineer should have checked the path.', ['The engineer should have checked']],
  ['# Why\n\n- fine\n- The **engineer** should *have* checked it.', ['The engineer should have checked']],
  [
    'The engineer should have checked it. The engineer should have checked it.',
    ['The engineer should have checked', 'The engineer should have checked'],
  ],
  [
    '| a | b |\n| - | - |\n| The engineer should have checked it. | x |',
    ['The engineer should have checked'],
  ],
  ['🚒 数据库 The engineer should\nhave checked it.', ['The engineer should have checked']],
  ['`The engineer should have checked`', []],
])('%j', (markdown, words) => {
  expect(underlined(markdown)).toEqual(words);
});
