import fc from 'fast-check';
import { bothTexts } from '../../../static/src/rich-text/both-texts';
import { markdown } from './written-markdown';

test.each([
  ['the last sentence', 'A is down. B is up. So is C.', 'A is down. B is up. D is down.', '\n\nD is down.'],
  ['a paragraph', 'One.\n\nTwo.', 'One.\n\nThree.', '\n\nThree.'],
  ['nothing', 'One.\n\nTwo.', 'Two.', ''],
  ['nothing but signs', 'At 10:05 [@ada](person:a).', 'At 10\\:05 [@Ada L](person:a).', ''],
  ['an item', '- a\n- b', '- a\n- **c**', '\n\n- **c**'],
  ['all', '', 'One.', 'One.'],
  ['a sentence that is not whole outside of bold text', 'A. B.', '**A. B.** C.', '\n\n**A. B.** C.'],
  ['code as it is', '```\nA. B.\n```', '```\nA. C.\n```', '\n\n```\nA. C.\n```'],
])('of two texts, what the second says besides: %s', (_name, first, second, more) => {
  expect(bothTexts(first, second)).toBe(`${first}${more}`);
});

test('the first stays as it is, and the same twice is the same once', () => {
  fc.assert(
    fc.property(markdown, markdown, (first, second) => {
      expect(bothTexts(first, second).startsWith(first.trimEnd())).toBe(true);
      expect(bothTexts(first, first)).toBe(first.trimEnd());
    }),
    { numRuns: 200 },
  );
});
