import fc from 'fast-check';
import { outOfOrder } from '../../src/domain/timeline';
import { timelineFlags, type FlaggableEntry } from '../../src/domain/timeline-flags';

const at = (time: string, day = '04') => `2026-03-${day}T${time}:00.000Z`;
const WINDOW = { startedAt: at('10:00'), resolvedAt: at('12:00') };
const OPEN = { startedAt: null, resolvedAt: null };

/** Entries as arranged, with ids a, b, c. */
const arranged = (...given: (Partial<FlaggableEntry> & Pick<FlaggableEntry, 'at'>)[]): FlaggableEntry[] =>
  given.map((entry, index) => ({
    id: String.fromCharCode(97 + index),
    text: `entry ${String(index)}`,
    kind: 'symptom',
    source: '',
    position: index,
    ...entry,
  }));

describe('entries outside the window', () => {
  it('are flagged past five minutes, which clocks may differ by', () => {
    const flags = timelineFlags(
      arranged(
        { at: at('09:54') },
        { at: at('09:55') },
        { at: at('10:00') },
        { at: at('12:05') },
        { at: at('12:06') },
        { at: null },
      ),
      WINDOW,
    );
    expect([...flags]).toEqual([
      ['a', [{ kind: 'before-start', minutes: 6, isUsual: false }]],
      ['e', [{ kind: 'after-resolution', minutes: 6, isUsual: false }]],
    ]);
  });

  it('are usual for what leads to an incident and for what follows it, within a day', () => {
    const flags = timelineFlags(
      arranged(
        { at: at('09:00', '03'), kind: 'change' },
        { at: at('10:01', '03'), kind: 'change' },
        { at: at('09:00'), kind: 'communication' },
        { at: at('14:52'), kind: 'communication' },
        { at: at('14:53'), kind: 'symptom' },
      ),
      WINDOW,
    );
    expect([...flags.values()].map(([flag]) => flag)).toMatchObject([
      { kind: 'before-start', minutes: 1500, isUsual: false },
      { kind: 'before-start', minutes: 1439, isUsual: true },
      { kind: 'before-start', isUsual: false },
      { kind: 'after-resolution', minutes: 172, isUsual: true },
      { kind: 'after-resolution', isUsual: false },
    ]);
  });

  it('need a window: without a start, without an end or with the end first there is none', () => {
    const early = arranged({ at: at('01:00') });
    const late = arranged({ at: at('23:00') });
    expect(timelineFlags(early, { ...WINDOW, startedAt: null }).size).toBe(0);
    expect(timelineFlags(late, { ...WINDOW, resolvedAt: null }).size).toBe(0);
    expect(timelineFlags(late, { startedAt: at('12:00'), resolvedAt: at('10:00') }).size).toBe(0);
  });

  it('are flagged by hour and by day only when the whole hour or day is outside', () => {
    const flags = timelineFlags(
      arranged(
        { at: at('00:00'), precision: 'day' },
        { at: at('09:00'), precision: 'hour' },
        { at: at('08:00'), precision: 'hour' },
      ),
      WINDOW,
    );
    expect(flags.get('a')).toBeUndefined();
    expect(flags.get('b')).toBeUndefined();
    expect(flags.get('c')).toMatchObject([{ kind: 'out-of-order' }, { kind: 'before-start', minutes: 60 }]);
  });
});

describe('entries out of order', () => {
  it('are those of the reading order when all times are exact', () => {
    const times = fc.array(fc.option(fc.integer({ min: 0, max: 9 })), { maxLength: 20 });
    fc.assert(
      fc.property(times, (hours) => {
        const entries = arranged(
          ...hours.map((hour) => ({ at: hour === null ? null : at(`0${String(hour)}:00`) })),
        );
        const flags = timelineFlags(entries, OPEN);
        const flagged = [...flags].filter(([, all]) => all.some(({ kind }) => kind === 'out-of-order'));
        expect(new Set(flagged.map(([id]) => id))).toEqual(outOfOrder(entries));
      }),
    );
  });

  it('may stand anywhere in their hour', () => {
    const flags = timelineFlags(
      arranged(
        { at: at('14:20') },
        { at: at('14:00'), precision: 'hour' },
        { at: at('13:00'), precision: 'hour' },
      ),
      OPEN,
    );
    expect([...flags]).toEqual([['c', [{ kind: 'out-of-order' }]]]);
  });
});

describe('duplicates', () => {
  it('say the same, at the same time, from the same source or from none', () => {
    const flags = timelineFlags(
      arranged(
        { at: at('10:00'), text: 'Alert fired!', source: 'Grafana' },
        { at: at('10:01'), text: 'alert  fired', source: 'grafana' },
        { at: at('10:02'), text: 'alert fired', source: 'Grafana' },
        { at: at('10:02'), text: 'alert fired', source: 'PagerDuty' },
        { at: at('10:02'), text: 'alert fired' },
        { at: null, text: 'Alert fired' },
        { at: null, text: 'alert fired' },
        { at: null, text: '???' },
        { at: null, text: '!!!' },
      ),
      OPEN,
    );
    expect([...flags]).toEqual([
      ['b', [{ kind: 'duplicate', of: 'a' }]],
      ['e', [{ kind: 'duplicate', of: 'c' }]],
      ['g', [{ kind: 'duplicate', of: 'f' }]],
    ]);
  });
});
