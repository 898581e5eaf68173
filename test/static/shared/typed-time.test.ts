import { clockChange, inputOf, timeOf, whyNoInstant } from '../../../static/src/shared/typed-time';

test('a day that does not exist is no time yet, whatever the clocks', () => {
  expect(timeOf('2026-02-28T10:00', 'Europe/Berlin')).toBe('2026-02-28T09:00:00.000Z');
  for (const typed of ['2026-02-30T10:00', '2026-13-01T10:00', '2026-01-01T25:00']) {
    expect(timeOf(typed, 'Europe/Berlin')).toBe(typed);
    expect(inputOf(typed, 'Europe/Berlin')).toBe(typed);
    expect(clockChange(typed, 'Europe/Berlin')).toBeNull();
    expect(whyNoInstant(typed, 'Europe/Berlin')).toMatch(/./);
  }
});
