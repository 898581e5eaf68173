import fc from 'fast-check';
import { positionsFor } from '../../static/src/postmortem/timeline-position';

const at = (minute: number) => new Date(minute * 60_000).toISOString();
const there = [
  { at: at(10), position: 1 },
  { at: at(20), position: 2 },
  { at: at(30), position: 3 },
];

test('entries are put among those that are there, in the order of their text', () => {
  expect(positionsFor([at(12), at(15)], there)).toEqual([1 + 1 / 3, 1 + 2 / 3]);
  expect(positionsFor([at(40), null, at(50)], there)).toEqual([4, 5, 6]);
  expect(positionsFor([at(5)], there)[0]).toBeLessThan(1);
  expect(positionsFor([at(10), at(11)], [])).toEqual([1, 2]);
});

test('a time that goes back stays behind the one before it, so that it is seen', () => {
  const [late, early] = positionsFor([at(25), at(12)], there);
  expect(late).toBeGreaterThan(2);
  expect(early).toBeGreaterThan(late ?? 0);
});

test('however many there are, each has a place of its own, in order', () => {
  const times = fc.array(fc.option(fc.nat(40).map(at)), { minLength: 1, maxLength: 500 });
  fc.assert(
    fc.property(times, (some) => {
      const places = positionsFor(some, there);
      expect(places.every((place, index) => index === 0 || place > (places[index - 1] ?? 0))).toBe(true);
    }),
    { numRuns: 50 },
  );
});
