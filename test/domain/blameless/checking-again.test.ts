import fc from 'fast-check';
import { blameChecker, checkBlame } from '../../../src/domain/blameless/check';
import { BLAMING } from './sentences-blame';
import { FINE } from './sentences-fine';

const SENTENCES = [
  ...Object.values(BLAMING).flat(),
  ...FINE,
  'Alice restarted it.',
  'an alice',
  'Alice process',
];
const PEOPLE = [[], [{ names: ['Alice Smith'] }]];

const block = fc
  .tuple(
    fc.constantFrom('', '- ', '## ', '| Slack said | ', '> ', '```\n'),
    fc.array(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 3 }),
  )
  .map(([mark, sentences]) => mark + sentences.join(' '));
const texts = fc.array(
  fc.tuple(fc.array(fc.constantFrom(0, 1, 2, 3, 4), { maxLength: 5 }), fc.constantFrom(...PEOPLE)),
  { minLength: 2, maxLength: 5 },
);

test('checked again and again, a text has the hints that it has when it is checked once', () => {
  fc.assert(
    fc.property(
      fc.array(block, { minLength: 5, maxLength: 5 }),
      fc.constantFrom('\n\n', '\n'),
      texts,
      (blocks, gap, order) => {
        const check = blameChecker();
        for (const [chosen, people] of order) {
          const text = chosen.map((at) => blocks[at] ?? '').join(gap);
          expect(check(text, people).hints).toEqual(checkBlame(text, people));
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('only the block that changed is looked at again', () => {
  const check = blameChecker();
  const blocks = [...SENTENCES, ...SENTENCES.map((sentence) => `- ${sentence}`)];
  const stepsOf = (text: string) => check(text, []).steps - text.length;
  const first = stepsOf(blocks.join('\n\n'));
  expect(first).toBeGreaterThan(blocks.length);
  expect(stepsOf(blocks.join('\n\n'))).toBe(0);
  blocks[7] = `${blocks[7] ?? ''} They should have checked it.`;
  const again = stepsOf(blocks.join('\n\n'));
  expect(again).toBeGreaterThan(0);
  expect(again).toBeLessThan(first / 50);
});
