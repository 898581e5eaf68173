import fc from 'fast-check';
import { mergedText } from '../../../static/src/shared/merged-text';
import { wordDifference } from '../../../static/src/shared/word-difference';

const paragraph = fc.constantFrom('one', 'two', 'three two', '- a\n- b', '```\nx\n\n\ny\n```', '数据库');
const text = fc.array(paragraph, { maxLength: 6 }).map((paragraphs) => paragraphs.join('\n\n'));

test.each([
  ['other paragraphs', 'a\n\nb\n\nc', 'A\n\nb\n\nc', 'a\n\nb\n\nC', 'A\n\nb\n\nC'],
  ['one adds, the other takes away', 'a\n\nb\n\nc', 'a\n\nb\n\nc\n\nd', 'b\n\nc', 'b\n\nc\n\nd'],
  ['the same change', 'a\n\nb\n\nc', 'A\n\nb\n\nc', 'A\n\nb\n\nC', 'A\n\nb\n\nC'],
  ['the same paragraph', 'a\n\nb', 'A\n\nb', 'x\n\nb', null],
  ['neighbours', 'a\n\nb', 'A\n\nb', 'a\n\nB', null],
  ['only signs on one side', 'a:\n\nb\n\nc', 'a\\:\n\nb\n\nC', 'A\n\nb\n\nc', 'A\n\nb\n\nC'],
  ['both add at the end', 'a', 'a\n\nb', 'a\n\nc', null],
])('%s', (_name, base, theirs, mine, merged) => {
  expect(mergedText(base, theirs, mine)).toBe(merged);
});

test('whoever changed nothing takes what the other wrote', () => {
  fc.assert(
    fc.property(text, text, (base, other) => {
      expect(mergedText(base, base, other)).toBe(other.trimEnd());
      expect(mergedText(base, other, base)).toBe(other.trimEnd());
    }),
  );
});

test('who comes first makes no difference', () => {
  fc.assert(
    fc.property(text, text, text, (base, a, b) => {
      expect(mergedText(base, a, b)).toBe(mergedText(base, b, a));
    }),
  );
});

test('the words of a difference are the words of both texts', () => {
  fc.assert(
    fc.property(text, text, (theirs, mine) => {
      const stretches = wordDifference(theirs, mine) ?? [];
      const of = (side: string) =>
        stretches.flatMap((one) => (one.of === 'both' || one.of === side ? [one.text] : [])).join('');
      expect(of('theirs')).toBe(theirs);
      expect(of('mine')).toBe(mine);
    }),
  );
});

test('only what differs is told apart', () => {
  expect(wordDifference('The disk was full.', 'The disk was nearly full.')).toEqual([
    { of: 'both', text: 'The disk was ' },
    { of: 'mine', text: 'nearly ' },
    { of: 'both', text: 'full.' },
  ]);
});
