import fc from 'fast-check';
import { numberOf, numberShown, whyNoNumber } from '../../static/src/postmortem/typed-number';

test.each([
  ['5000', 5000],
  ['5 000', 5000],
  ['1 234 567', 1234567],
  ['1,234,567', 1234567],
  ['1,234.5', 1234.5],
  ['1,234.567', 1234.567],
  ['1234.567', 1234.567],
  ['0.125', 0.125],
  ['1.5000', 1.5],
  ['2.5', 2.5],
  [' ', null],
  ['-1', -1],
  ['1.2k', 1200],
  ['4.35 K', 4350],
  ['3M', 3_000_000],
  ['1.1bn', 1_100_000_000],
  ['3m', NaN],
  ['k', NaN],
  ['many', NaN],
  ['1,5', NaN],
  ['0,125', NaN],
  ['1e9', NaN],
])('a number as people type it: %s', (typed, number) => {
  expect(numberOf(typed)).toBe(number);
  expect(whyNoNumber(typed) === null).toBe(!Number.isNaN(number));
});

test.each([
  ['1.500', '“1.500” can mean two numbers. Write 1500 or 1.5.'],
  ['5,000', '“5,000” can mean two numbers. Write 5000 or 5.'],
  ['1.500k', '“1.500k” can mean two numbers. Write 1500000 or 1500.'],
  [' 12.345 ', '“12.345” can mean two numbers. Write 12345 or 12.3450.'],
])('%s may be two numbers, and the sentence says how to write either', (typed, why) => {
  expect(numberOf(typed)).toBeNaN();
  expect(whyNoNumber(typed)).toBe(why);
  const [, whole = '?', fraction = '?'] = /Write (\S+) or (\S+)\.$/.exec(why) ?? [];
  expect([whole, fraction].map((written) => whyNoNumber(written))).toEqual([null, null]);
});

test('a share of a hundred has no thousands', () => {
  expect(numberOf('99.999', 'percent')).toBe(99.999);
  expect(whyNoNumber('99.999', 'percent')).toBeNull();
  expect(numberShown(99.999, 'percent')).toBe('99.999');
  expect(numberOf('1k', 'percent')).toBeNaN();
});

test('what is shown is read as the same number, however large or small', () => {
  const numbers = fc.oneof(
    fc.constantFrom(1e-7, 1.5e-7, 1e21, 1.25e300, 5e-324, Number.MAX_VALUE, 1.5, 1.234, 999.999, 0),
    fc.integer({ min: 1, max: 999_999 }).map((thousandths) => thousandths / 1000),
    fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
  );
  fc.assert(
    fc.property(numbers, fc.constantFrom('amount' as const, 'percent' as const), (value, kind) => {
      const shown = numberShown(value, kind);
      expect(shown).toMatch(/^\d+(?:\.\d+)?$/);
      expect(numberOf(shown, kind)).toBe(value);
    }),
    { numRuns: 500 },
  );
  expect([1e-7, 1e21, 1.234, null].map((value) => numberShown(value))).toEqual([
    '0.0000001',
    `1${'0'.repeat(21)}`,
    '1.2340',
    '',
  ]);
});
