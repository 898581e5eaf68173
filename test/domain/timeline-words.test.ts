import { clockWords, dayOf, momentWords } from '../../src/domain/timeline-words';

const AT = '2026-03-29T12:05:00.000Z';
const HOUR = '2026-03-29T12:00:00.000Z';

test.each([
  ['exact', AT, '14:05'],
  ['exact', '2026-03-29T12:05:09.000Z', '14:05:09'],
  ['exact', HOUR, '14:00'],
  ['about', AT, 'about 14:05'],
  ['hour', HOUR, '14:??'],
  ['day', '2026-03-28T23:00:00.000Z', 'time unknown'],
  ['unknown', null, 'time unknown'],
] as const)('a time that is %s reads as far as it is known: %s', (precision, at, words) => {
  expect(clockWords({ at, precision }, 'Europe/Berlin')).toBe(words);
});

test('an hour of one zone is no whole hour of every other', () => {
  expect(clockWords({ at: HOUR, precision: 'hour' }, 'Asia/Kolkata')).toBe('17:30–18:30');
});

test('a day without a time is the day that was said, wherever it is read', () => {
  const said = { at: '2026-03-28T23:00:00.000Z', precision: 'day' } as const;
  expect(dayOf(said, 'America/New_York', 'Europe/Berlin')).toBe('2026-03-29');
  expect(dayOf({ at: said.at }, 'America/New_York', 'Europe/Berlin')).toBe('2026-03-28');
  expect(dayOf({ at: null }, 'UTC', 'UTC')).toBeNull();
});

test.each([
  [{ at: AT }, 'Europe/Berlin', '2026-03-29 14:05 UTC+02:00'],
  [{ at: AT }, 'UTC', '2026-03-29 12:05 UTC'],
  [{ at: HOUR, precision: 'hour' }, 'Europe/Berlin', '2026-03-29 14:?? UTC+02:00'],
  [{ at: '2026-03-28T23:00:00.000Z', precision: 'day' }, 'Europe/Berlin', '2026-03-29, time unknown'],
  [{ at: null, precision: 'unknown' }, 'UTC', 'time unknown'],
] as const)('in a document it has its day and its offset: %#', (time, zone, words) => {
  expect(momentWords(time, zone)).toBe(words);
});

test('the hour that a night has twice is told apart by its offset', () => {
  const [first, second] = ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'].map((at) =>
    momentWords({ at }, 'Europe/Berlin'),
  );
  expect([first, second]).toEqual(['2026-10-25 02:30 UTC+02:00', '2026-10-25 02:30 UTC+01:00']);
});
