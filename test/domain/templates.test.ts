import fc from 'fast-check';
import {
  BLOCKS,
  BUILT_IN_TEMPLATE,
  EXTRA_SECTIONS_MOST,
  extraKey,
  isExtra,
  isSection,
  movedBlock,
  type Template,
  whyNotTemplate,
} from '../../src/domain/templates';

const extra = (key: `x-${string}`, title: string) => ({ key, title, prompt: '', required: false });
const withExtras = (...extras: ReturnType<typeof extra>[]): Template => ({
  blocks: [...BUILT_IN_TEMPLATE.blocks, ...extras],
});

describe('a template', () => {
  it('of the product has every part once, and asks for what a reader needs', () => {
    expect(BUILT_IN_TEMPLATE.blocks.map(({ key }) => key)).toEqual([...BLOCKS]);
    expect(whyNotTemplate(BUILT_IN_TEMPLATE)).toBeNull();
    expect(BUILT_IN_TEMPLATE.blocks.filter(({ required }) => required).map(({ key }) => key)).toEqual([
      'summary',
      'timeline',
      'causes',
      'impact',
      'lessons',
    ]);
  });

  it.each<[string, Template, RegExp]>([
    ['a section twice', withExtras(extra('x-a', 'A'), extra('x-a', 'B')), /twice/],
    ['a part of the product left out', { blocks: BUILT_IN_TEMPLATE.blocks.slice(1) }, /missing/],
    ['no title', withExtras(extra('x-a', ' ')), /no title/],
    ['one title twice', withExtras(extra('x-a', 'Costs'), extra('x-b', 'costs ')), /same title/],
    [
      'too many sections',
      withExtras(...Array.from({ length: EXTRA_SECTIONS_MOST + 1 }, (_, n) => extra(`x-${n}`, `Part ${n}`))),
      /at most 20/,
    ],
  ])('cannot be kept with %s', (_name, template, why) => {
    expect(whyNotTemplate(template)).toMatch(why);
  });

  it('tells sections from lists', () => {
    expect(BLOCKS.filter(isSection)).toEqual(
      BLOCKS.filter((key) => !['timeline', 'causes', 'actions'].includes(key)),
    );
    expect(BLOCKS.filter(isExtra)).toEqual([]);
    expect(isSection('x-costs')).toBe(true);
  });

  it('gives a new section a key that can be read and stored, whatever its title', () => {
    expect(extraKey('Was kostete es?', [])).toBe('x-was-kostete-es');
    expect(extraKey('Was kostete es?', ['x-was-kostete-es'])).toBe('x-was-kostete-es-2');
    expect(extraKey('影响', [])).toBe('x-section');
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.array(fc.string({ unit: 'grapheme' })),
        (title, others) => {
          const taken = others.map((other) => extraKey(other, []));
          const key = extraKey(title, taken);
          expect(isExtra(key)).toBe(true);
          expect(taken).not.toContain(key);
        },
      ),
    );
  });

  it('keeps every part when one of them moves', () => {
    const template = withExtras(extra('x-a', 'A'));
    fc.assert(
      fc.property(fc.nat(template.blocks.length - 1), fc.integer({ min: -3, max: 20 }), (from, to) => {
        const key = template.blocks[from]!.key;
        const { blocks } = movedBlock(template, key, to);
        expect(blocks.findIndex((block) => block.key === key)).toBe(
          Math.max(0, Math.min(template.blocks.length - 1, to)),
        );
        expect([...blocks].sort((a, b) => (a.key < b.key ? -1 : 1))).toEqual(
          [...template.blocks].sort((a, b) => (a.key < b.key ? -1 : 1)),
        );
      }),
    );
    expect(movedBlock(template, 'x-gone', 0)).toEqual(template);
  });
});
