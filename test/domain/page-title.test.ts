import fc from 'fast-check';
import { otherTitles } from '../../src/domain/page-title';

/** One half of a sign that takes two units. */
const HALF_SIGN = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

const began = { at: '2026-03-01T23:30:00.000Z', zone: 'Asia/Kolkata' };

it('offers the day on the incident’s clocks, then numbers', () => {
  expect(otherTitles('Checkout is down', began)).toEqual([
    'Checkout is down (2026-03-02)',
    'Checkout is down (2)',
    'Checkout is down (3)',
    'Checkout is down (4)',
    'Checkout is down (5)',
  ]);
  expect(otherTitles('Checkout is down', null)[0]).toBe('Checkout is down (2)');
});

it('goes on from a number, and names no day twice', () => {
  expect(otherTitles('Checkout is down (7)', null)[0]).toBe('Checkout is down (8)');
  expect(otherTitles('Checkout is down (2026-03-02)', began)[0]).toBe('Checkout is down (2026-03-02) (2)');
});

it('is never longer than a title may be, never the same and never cut inside a sign', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 255, unit: 'grapheme' }), (text) => {
      const title = text.slice(0, 255);
      const offers = otherTitles(title, began);
      expect(new Set([title, ...offers]).size).toBe(offers.length + 1);
      for (const offer of offers) {
        expect(offer.length).toBeLessThanOrEqual(255);
        if (!HALF_SIGN.test(title)) expect(offer).not.toMatch(HALF_SIGN);
      }
    }),
  );
});
