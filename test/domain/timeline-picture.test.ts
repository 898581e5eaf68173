import fc from 'fast-check';
import { derivedTimes } from '../../src/domain/timeline-derived';
import { timelinePicture, type TimelinePicture } from '../../src/domain/timeline-picture';
import { timeScale } from '../../src/domain/timeline-scale';
import { ENTRY_KINDS, type TimelineEntry } from '../../src/domain/timeline';
import { anEntry } from '../support/builders';

const NO_TIMES = { startedAt: null, detectedAt: null, resolvedAt: null };
const TIMES = {
  startedAt: '2026-03-04T10:00:00.000Z',
  detectedAt: '2026-03-04T10:05:00.000Z',
  resolvedAt: '2026-03-04T11:00:00.000Z',
};

function draw(entries: readonly TimelineEntry[], times = TIMES, width = 860, zone = 'UTC'): TimelinePicture {
  const { moments } = derivedTimes(times, entries);
  const picture = timelinePicture({ entries, moments, zone, width });
  if (picture === null) throw new Error('nothing is drawn');
  return picture;
}

test('phases follow one another from the start to the resolution, as wide as they are long', () => {
  const { phases } = draw([]);
  expect(phases.map(({ from, to, minutes }) => [from, to, minutes])).toEqual([
    ['started', 'detected', 5],
    ['detected', 'resolved', 55],
  ]);
  const [first, second] = phases;
  expect((second?.width ?? 0) / (first?.width ?? 1)).toBeCloseTo(11);
  expect(second?.x).toBeCloseTo((first?.x ?? 0) + (first?.width ?? 0));
});

test('a moment before an earlier one begins no phase that runs backwards', () => {
  const { phases } = draw([], { ...TIMES, detectedAt: '2026-03-04T09:00:00.000Z' });
  expect(phases.map(({ from, to }) => [from, to])).toEqual([['started', 'resolved']]);
});

test('each kind has a line, entries that cannot be told apart are one mark, hours are spans', () => {
  const { lanes, leftOut } = draw([
    anEntry({ id: 'a', kind: 'symptom', at: '2026-03-04T10:01:00.000Z' }),
    anEntry({ id: 'b', kind: 'symptom', at: '2026-03-04T10:01:10.000Z' }),
    anEntry({ id: 'c', kind: 'symptom', at: '2026-03-04T10:40:00.000Z' }),
    anEntry({ id: 'd', kind: 'detection', at: '2026-03-04T10:00:00.000Z', precision: 'hour' }),
    anEntry({ id: 'e', kind: 'change', at: '2026-03-04T00:00:00.000Z', precision: 'day' }),
    anEntry({ id: 'f', kind: 'change', at: null, precision: 'unknown' }),
  ]);
  expect(lanes.map(({ kind, marks }) => [kind, marks.map(({ ids }) => ids)])).toEqual([
    ['symptom', [['a', 'b'], ['c']]],
    ['detection', [['d']]],
  ]);
  const hour = lanes[1]?.marks[0];
  expect((hour?.to ?? 0) - (hour?.from ?? 0)).toBeGreaterThan(100);
  expect(leftOut).toBe(2);
});

test('ticks stand at round times of the zone that is read, and name the day once', () => {
  const { ticks } = draw([], TIMES, 860, 'Asia/Kolkata');
  expect(ticks.map(({ time }) => time)).toEqual([
    '15:30',
    '15:35',
    '15:40',
    '15:45',
    '15:50',
    '15:55',
    '16:00',
    '16:05',
    '16:10',
    '16:15',
    '16:20',
    '16:25',
    '16:30',
  ]);
  expect(ticks.map(({ date }) => date).filter(Boolean)).toEqual(['2026-03-04']);
  const overMidnight = draw([], { ...TIMES, resolvedAt: '2026-03-05T02:00:00.000Z' });
  expect(overMidnight.ticks.flatMap(({ date }) => date ?? [])).toEqual(['2026-03-04', '2026-03-05']);
});

test('days without anything are drawn short, and say how long they were', () => {
  const change = anEntry({ kind: 'change', at: '2026-03-01T10:00:00.000Z' });
  const { breaks, phases } = draw([change]);
  expect(breaks.map(({ minutes }) => minutes)).toEqual([3 * 1440]);
  expect(phases.reduce((sum, { width }) => sum + width, 0)).toBeGreaterThan(600);
});

test('hours between two entries are to scale, and so is the only time there is', () => {
  const hour = 3_600_000;
  const room = { left: 0, right: 100 };
  expect(timeScale([0, hour, 3 * hour], room).breaks).toEqual([]);
  expect(timeScale([0, 1000 * hour], room).x(500 * hour)).toBeCloseTo(50);
});

test('with fewer than two known times there is no picture', () => {
  const timeless = [anEntry({ at: null, precision: 'unknown' })];
  const { moments } = derivedTimes(NO_TIMES, timeless);
  expect(timelinePicture({ entries: timeless, moments, zone: 'UTC', width: 860 })).toBeNull();
});

test('whatever happened whenever, everything is inside, in order, and labels do not overlap', () => {
  const entry = fc.record({
    kind: fc.constantFrom(...ENTRY_KINDS),
    precision: fc.constantFrom('exact' as const, 'about' as const, 'hour' as const),
    minutes: fc.oneof(fc.nat(600), fc.nat(600_000), fc.nat(60_000_000)),
  });
  fc.assert(
    fc.property(
      fc.array(entry, { minLength: 2, maxLength: 40 }),
      fc.constantFrom(288, 860),
      (some, width) => {
        const entries = some.map(({ minutes, ...rest }, index) =>
          anEntry({ ...rest, id: String(index), at: new Date(minutes * 60_000).toISOString() }),
        );
        const { moments } = derivedTimes(NO_TIMES, entries);
        const picture = timelinePicture({ entries, moments, zone: 'Europe/Berlin', width });
        if (picture === null) return;
        const marks = picture.lanes.flatMap((lane) => lane.marks);
        expect(marks.flatMap(({ ids }) => ids)).toHaveLength(entries.length);
        for (const { from, x, to } of marks) {
          expect(from).toBeGreaterThanOrEqual(picture.left);
          expect(x).toBeGreaterThanOrEqual(from - 1e-6);
          expect(to).toBeLessThanOrEqual(width);
        }
        const xs = picture.ticks.map((tick) => tick.x);
        expect(xs.length).toBeGreaterThan(0);
        expect(xs.every((x, index) => index === 0 || x - (xs[index - 1] ?? 0) >= 52)).toBe(true);
      },
    ),
    { numRuns: 200 },
  );
});
