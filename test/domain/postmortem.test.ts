import fc from 'fast-check';
import { durationBetween, incidentDuration, timeToDetect } from '../../src/domain/postmortem';
import { inReadingOrder, outOfOrder } from '../../src/domain/timeline';
import { INCIDENTS, inOurWords, timesOf } from '../support/builders-incidents';

describe.each(INCIDENTS.map((one) => [one.id, one] as const))('%s', (_id, one) => {
  it('has the durations that its source says', () => {
    const minutes = (value: number | null): unknown =>
      value === null ? expect.objectContaining({ kind: 'unknown' }) : { kind: 'known', minutes: value };
    expect(timeToDetect(timesOf(one))).toEqual(minutes(one.expected.time_to_detect_min));
    expect(incidentDuration(timesOf(one))).toEqual(minutes(one.expected.duration_min));
  });

  it('was published after a known time, an unknown one, or one that is not shown as a number', () => {
    const after = durationBetween(one.times.resolved, one.times.published, ['resolution', 'publication']);
    const expected = one.expected.time_to_publish_h;
    if (typeof expected === 'string')
      expect(after).toEqual({ kind: 'invalid', reason: 'publication is before resolution' });
    else if (expected === null) expect(after.kind).toBe('unknown');
    else expect(after.kind === 'known' && after.minutes / 60).toBeCloseTo(expected, 1);
  });

  it('has its timeline in order or flagged', () => {
    const { timeline, actions } = inOurWords(one);
    expect(timeline).toHaveLength(one.expected.timeline_entries);
    expect(actions).toHaveLength(one.expected.actions);
    expect(outOfOrder(timeline).size === 0).toBe(one.expected.timeline_in_order);
    const times = inReadingOrder(timeline).flatMap((entry) => entry.at ?? []);
    expect(times).toEqual([...times].sort());
  });
});

describe('durations', () => {
  const instant = fc
    .date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString());

  it('are never negative: what ends before it starts is invalid, by a millisecond or a year', () => {
    fc.assert(
      fc.property(instant, instant, (from, to) => {
        const duration = durationBetween(from, to, ['start', 'end']);
        if (from > to) expect(duration).toEqual({ kind: 'invalid', reason: 'end is before start' });
        else expect(duration.kind === 'known' && duration.minutes >= 0).toBe(true);
      }),
    );
    const at = '2026-03-01T10:00:00.000Z';
    expect(durationBetween(at, '2026-03-01T09:59:59.999Z', ['start', 'end']).kind).toBe('invalid');
    expect(durationBetween(at, at, ['start', 'end'])).toEqual({ kind: 'known', minutes: 0 });
    expect(durationBetween(at, '2026-03-01T10:00:30.000Z', ['a', 'b'])).toEqual({
      kind: 'known',
      minutes: 1,
    });
  });

  it('say which end is not known', () => {
    expect(durationBetween(null, null, ['start', 'end'])).toEqual({
      kind: 'unknown',
      reason: 'start is not known',
    });
    expect(durationBetween('2026-03-01T10:00:00.000Z', null, ['start', 'end'])).toEqual({
      kind: 'unknown',
      reason: 'end is not known',
    });
  });
});
