import { dueIn, savedWithinMinutes } from '../../../static/src/shared/save-as-you-go';

test('the longer a text, the rarer', () => {
  expect(dueIn(100, Number.POSITIVE_INFINITY, 0)).toBe(10_000);
  expect(dueIn(2_000, 0, 0)).toBe(15_000);
  expect(dueIn(100, 3_600_000, 55_000)).toBe(5_000);
  expect(dueIn(32_000, 0, 60_000)).toBe(465_000);
  expect(dueIn(32_000, 460_000, 0)).toBe(10_000);
  expect([100, 5_000, 5_001, 32_000].map(savedWithinMinutes)).toEqual([1, 1, 2, 8]);
});
