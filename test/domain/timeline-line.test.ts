import { lacksDay, readEntryLine, unreadTime } from '../../src/domain/timeline-line';

const context = { zone: 'Europe/Berlin', startedAt: '2026-03-04T09:00:00.000Z', lastAt: null };
const only = (line: string, some: Partial<Parameters<typeof readEntryLine>[1]> = {}) => {
  const [entry, ...others] = readEntryLine(line, { ...context, ...some });
  if (!entry || others.length > 0) throw new Error(`${line} is not one entry`);
  return entry;
};

test('a line has a time of the incident’s day, a text, a kind and a source', () => {
  expect(only('10:05 alert triggered to on-call, PagerDuty')).toMatchObject({
    at: '2026-03-04T09:05:00.000Z',
    precision: 'exact',
    text: 'alert triggered to on-call',
    kind: 'detection',
    source: 'PagerDuty',
  });
  expect(only('10:00 AM latency spike on API, Grafana')).toMatchObject({
    kind: 'symptom',
    source: 'Grafana',
  });
  expect(only('14:?? cache rebuilt')).toMatchObject({ precision: 'hour', timeWords: '14:??' });
});

test('it follows the entry before it, over midnight', () => {
  const lastAt = '2026-03-04T22:50:00.000Z';
  expect(only('23:55 still down', { lastAt }).at).toBe('2026-03-04T22:55:00.000Z');
  expect(only('00:10 restored', { lastAt }).at).toBe('2026-03-04T23:10:00.000Z');
  expect(only('22:00 first signs', { lastAt }).at).toBe('2026-03-04T21:00:00.000Z');
  expect(only('2026-03-04 01:00 deployed', { lastAt }).at).toBe('2026-03-04T00:00:00.000Z');
});

test('without any day it says so, and without a time it is kept as unknown', () => {
  const nothing = { startedAt: null, lastAt: null };
  expect(lacksDay(only('10:05 alert', nothing))).toBe(true);
  expect(lacksDay(only('2026-03-04 10:05 alert', nothing))).toBe(false);
  const timeless = only('somebody noticed', nothing);
  expect(lacksDay(timeless)).toBe(false);
  expect(timeless).toMatchObject({ at: null, precision: 'unknown' });
});

test('an hour that came twice is put as a question', () => {
  const lastAt = '2026-10-24T23:00:00.000Z';
  expect(only('02:30 failover, Grafana', { lastAt })).toMatchObject({
    at: null,
    choices: ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'],
  });
});

test.each(['26.11. 09:00 review held', '26.11 09:00 review held'])(
  'a day with dots comes first: %s',
  (line) => {
    const entry = only(line, { startedAt: '2026-11-25T09:00:00.000Z' });
    expect(entry).toMatchObject({ at: '2026-11-26T08:00:00.000Z', text: 'review held' });
  },
);

test.each([
  ['25:99 nonsense', '25:99'],
  ['2026-02-31 10:05 rolled back', '2026-02-31 10:05'],
  ['31.02. 10:05 rolled back', '31.02. 10:05'],
  ['10.05 alert', '10.05'],
  ['[12:00:99] alert', '12:00:99'],
  ['10:05 alert', null],
  ['somebody noticed', null],
  ['503 errors', null],
  ['3 servers went down at 25:99', null],
])('%s begins with a time that is none: %s', (line, unread) => {
  expect(unreadTime(line, readEntryLine(line, context))).toBe(unread);
});
