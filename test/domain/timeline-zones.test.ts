import fc from 'fast-check';
import {
  instantOf,
  inZone,
  isZone,
  localOf,
  offsetInWords,
  offsetMinutes,
} from '../../src/domain/timeline-zones';

const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'America/Sao_Paulo',
];
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const iso = (millis: number) => new Date(millis).toISOString();

/** Instants at which a zone's clocks change, found by looking at every hour, then at every minute. */
function changesOf(zone: string, from: number, to: number): number[] {
  const offset = (millis: number) => offsetMinutes(iso(millis), zone);
  const found: number[] = [];
  for (let day = from; day < to; day += DAY) {
    if (offset(day) === offset(day + DAY)) continue;
    let [before, after] = [day, day + DAY];
    while (after - before > MINUTE) {
      const middle = before + Math.floor((after - before) / 2 / MINUTE) * MINUTE;
      if (offset(middle) === offset(before)) before = middle;
      else after = middle;
    }
    found.push(after);
  }
  return found;
}

const YEARS = [2018, 2026].map((year) => [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)] as const);
const changes = new Map(
  ZONES.map((zone) => [zone, YEARS.flatMap(([from, to]) => changesOf(zone, from, to))] as const),
);

describe('zones of these tests', () => {
  it('change their clocks as often as they do, so that the properties are about something', () => {
    // Sao Paulo gave it up in 2019; Kolkata has none.
    expect(ZONES.map((zone) => changes.get(zone)?.length)).toEqual([4, 4, 4, 0, 2]);
  });
});

describe.each(ZONES)('an instant in %s', (zone) => {
  const near = (changes.get(zone) ?? []).map((change) =>
    fc.integer({ min: -300, max: 300 }).map((minutes) => change + minutes * MINUTE),
  );
  const instants = fc
    .oneof(
      fc.integer({ min: Date.UTC(1980, 0, 1) / 1000, max: Date.UTC(2037, 0, 1) / 1000 }).map((s) => s * 1000),
      ...near,
    )
    .map(iso);

  it('is found again from what the clock showed, alone or among the two', () => {
    fc.assert(
      fc.property(instants, (at) => {
        const reading = instantOf(localOf(at, zone), zone);
        const all = reading.kind === 'one' ? [reading.at] : [reading.earlier, reading.later];
        expect(reading.kind).not.toBe('gap');
        expect(all).toContain(at);
        for (const one of all) expect(localOf(one, zone)).toEqual(localOf(at, zone));
      }),
      { numRuns: 300 },
    );
  });

  it('is written with what the clock shows and with the offset that leads back to it', () => {
    fc.assert(
      fc.property(instants, (at) => {
        const [, date, time, sign, hours, minutes] =
          /^(\S+) (\S+) UTC([+-])(\d\d):(\d\d) \(.+\)$/.exec(inZone(at, zone)) ?? [];
        const back = new Date(`${date}T${time}${sign}${hours}:${minutes}`);
        expect(back.toISOString()).toBe(at);
      }),
    );
  });
});

describe('clock readings around a change', () => {
  const readings = ZONES.flatMap((zone) => (changes.get(zone) ?? []).map((change) => ({ zone, change })));

  it.each(readings)('of $zone at $change are none, two or one, minute by minute', ({ zone, change }) => {
    const [before, after] = [offsetMinutes(iso(change - MINUTE), zone), offsetMinutes(iso(change), zone)];
    const size = Math.abs(after - before);
    const [least, most] = [Math.min(before, after), Math.max(before, after)];
    const wallOf = (minutes: number) => iso(change + (least + minutes) * MINUTE);
    for (let minutes = -90; minutes < size + 90; minutes += 1) {
      const wall = wallOf(minutes);
      const reading = instantOf({ date: wall.slice(0, 10), time: wall.slice(11, 16) }, zone);
      const isWithin = minutes >= 0 && minutes < size;
      expect(reading.kind).toBe(!isWithin ? 'one' : after > before ? 'gap' : 'twice');
      if (reading.kind === 'one') continue;
      expect([reading.earlier, reading.later]).toEqual([
        iso(Date.parse(wall) - most * MINUTE),
        iso(Date.parse(wall) - least * MINUTE),
      ]);
    }
  });

  it('are those that the calendars say', () => {
    expect(instantOf({ date: '2026-03-29', time: '02:30' }, 'Europe/Berlin')).toEqual({
      kind: 'gap',
      earlier: '2026-03-29T00:30:00.000Z',
      later: '2026-03-29T01:30:00.000Z',
    });
    expect(instantOf({ date: '2026-11-01', time: '01:30' }, 'America/New_York')).toEqual({
      kind: 'twice',
      earlier: '2026-11-01T05:30:00.000Z',
      later: '2026-11-01T06:30:00.000Z',
    });
    // Half an hour only.
    expect(instantOf({ date: '2026-04-05', time: '01:45' }, 'Australia/Lord_Howe').kind).toBe('twice');
    expect(instantOf({ date: '2026-04-05', time: '01:15' }, 'Australia/Lord_Howe').kind).toBe('one');
    // The day began at one o'clock.
    expect(instantOf({ date: '2018-11-04', time: '00:00' }, 'America/Sao_Paulo').kind).toBe('gap');
    // Samoa had no 30 December.
    expect(instantOf({ date: '2011-12-30', time: '12:00' }, 'Pacific/Apia').kind).toBe('gap');
  });
});

describe('words', () => {
  it('name the zone', () => {
    expect(inZone('2026-03-29T01:30:00Z', 'Europe/Berlin')).toBe(
      '2026-03-29 03:30 UTC+02:00 (Europe/Berlin)',
    );
    expect(inZone('2026-03-29T01:30:05Z', 'Asia/Kolkata')).toBe(
      '2026-03-29 07:00:05 UTC+05:30 (Asia/Kolkata)',
    );
    expect(inZone('2026-03-29T01:30:00.250Z', 'UTC')).toBe('2026-03-29 01:30 UTC');
    expect(offsetInWords(-210)).toBe('UTC-03:30');
  });

  it('that are no zone, no date or no time are refused', () => {
    expect(['Europe/Berlin', 'UTC', '', 'Europe/Nowhere', 'a'.repeat(999)].map(isZone)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    for (const date of ['2026-13-01', '2026-02-30', '2025-02-29', '2026-04-31'])
      expect(() => instantOf({ date, time: '10:00' }, 'UTC')).toThrow(RangeError);
    expect(instantOf({ date: '2024-02-29', time: '24:00' }, 'UTC')).toEqual({
      kind: 'one',
      at: '2024-03-01T00:00:00.000Z',
    });
    expect(() => instantOf({ date: '2026-01-01', time: '25:00' }, 'UTC')).toThrow(RangeError);
  });
});
