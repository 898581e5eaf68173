import fc from 'fast-check';
import {
  type Figure,
  figureInWords,
  figureOfDuration,
  figuresInOrder,
  MEASURES,
  minutesInWords,
  numberInWords,
  whyNotFigure,
} from '../../src/domain/impact';

const comments: Figure = {
  measure: 'data',
  value: 5000,
  unit: 'comments',
  certainty: 'about',
  words: 'lost',
};

describe('a figure of the impact', () => {
  it.each<[Partial<Figure>, string]>([
    [{}, 'about 5,000 comments lost'],
    [{ value: null }, 'comments lost: number not known'],
    [{ measure: 'users', value: 775, unit: 'customers', certainty: 'exact', words: '' }, '775 customers'],
    [
      { measure: 'money', value: 1234.5, unit: 'EUR', certainty: 'at-most', words: 'refunded' },
      'at most EUR 1,234.5 refunded',
    ],
    [{ measure: 'duration', value: 1110, unit: 'minutes', certainty: 'exact', words: '' }, '18 h 30 min'],
  ])('reads as people say it: %j', (change, words) => {
    expect(figureInWords({ ...comments, ...change })).toBe(words);
    expect(whyNotFigure({ ...comments, ...change })).toBeNull();
  });

  it.each<[Partial<Figure>, RegExp]>([
    [{ value: -1 }, /below zero/],
    [{ value: Number.NaN }, /must be a number/],
    [{ value: Infinity }, /must be a number/],
    [{ measure: 'users', value: 1.5 }, /whole/],
    [{ measure: 'money', unit: 'euros' }, /three letters/],
    [{ unit: ' ' }, /what is counted/],
    [{ unit: 'x'.repeat(41) }, /unit is longer/],
    [{ words: 'x'.repeat(256) }, /words are longer/],
  ])('is refused with what to do: %j', (change, why) => {
    expect(whyNotFigure({ ...comments, ...change })).toMatch(why);
  });

  it('has no number where the duration has none', () => {
    expect(figureOfDuration({ kind: 'invalid', reason: 'resolution is before start' }).value).toBeNull();
    expect(figureInWords(figureOfDuration({ kind: 'unknown', reason: 'start is not known' }))).toBe(
      'duration: number not known',
    );
    expect(figureInWords(figureOfDuration({ kind: 'known', minutes: 27 }))).toBe('27 min');
  });

  it('stands with those of its measure, in the order that people gave it', () => {
    const figures = fc.array(fc.record({ measure: fc.constantFrom(...MEASURES), at: fc.nat() }));
    fc.assert(
      fc.property(figures, (all) => {
        const order = figuresInOrder(all);
        expect(order).toHaveLength(all.length);
        for (const measure of MEASURES) {
          const same = (each: { measure: string }) => each.measure === measure;
          expect(order.filter(same)).toEqual(all.filter(same));
        }
        const ranks = order.map(({ measure }) => MEASURES.indexOf(measure));
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
      }),
    );
  });
});

describe('numbers', () => {
  it.each([
    [0, '0 min'],
    [0.4, 'less than 1 min'],
    [59.6, '1 h'],
    [60, '1 h'],
    [1439.6, '1 day'],
    [1451, '1 day'],
    [1500, '1 day 1 h'],
    [18262, '12 days 16 h'],
    [505440, '351 days'],
  ])('%d minutes are said in two units at most', (minutes, words) => {
    expect(minutesInWords(minutes)).toBe(words);
  });

  it('never show something as nothing', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 1e9, noNaN: true }), (value) => {
        expect(minutesInWords(value)).not.toBe('0 min');
        expect(numberInWords(value)).not.toBe('0');
      }),
    );
  });
});
