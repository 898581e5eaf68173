import fc from 'fast-check';
import type { Duration } from '../../src/domain/postmortem';
import { ENTRY_KINDS, outOfOrder } from '../../src/domain/timeline';
import { derivedTimes, timeToPublish } from '../../src/domain/timeline-derived';
import { INCIDENTS } from '../support/builders-incidents';

const incidents = INCIDENTS.map((one) => [one.id, one] as const);

/** As `expected` writes it: a number, null for unknown, words for invalid. */
const told = (duration: Duration, perUnit: number) =>
  duration.kind === 'known'
    ? Math.round((duration.minutes / perUnit) * 100) / 100
    : duration.kind === 'unknown'
      ? null
      : 'invalid';
const wanted = (value: unknown) => (typeof value === 'string' ? value.split(':')[0] : value);

describe.each(incidents)('%s', (_, { times, timeline, expected }) => {
  const entries = timeline.map(({ at, kind }, index) => ({
    id: String(index).padStart(3, '0'),
    at,
    kind,
    position: index,
  }));
  const header = { startedAt: times.started, detectedAt: times.detected, resolvedAt: times.resolved };
  const derived = derivedTimes(header, entries);

  it('derives what it should', () => {
    expect(told(derived.detect, 1)).toBe(wanted(expected.time_to_detect_min));
    expect(told(derived.resolve, 1)).toBe(wanted(expected.duration_min));
    expect(told(timeToPublish(times.resolved, times.published), 60)).toBe(wanted(expected.time_to_publish_h));
    expect(entries).toHaveLength(expected.timeline_entries);
    expect(outOfOrder(entries).size === 0).toBe(expected.timeline_in_order);
  });

  it('finds the mitigation of its header in the timeline', () => {
    if (times.mitigated === null) return;
    expect(derived.moments.mitigated.at).toBe(times.mitigated);
  });
});

describe('derived times', () => {
  const at = (time: string) => `2026-03-04T${time}:00.000Z`;
  const NONE = { startedAt: null, detectedAt: null, resolvedAt: null };

  it('come from the timeline where the header is silent', () => {
    const derived = derivedTimes({ ...NONE, startedAt: at('10:00') }, [
      { at: at('10:20'), kind: 'mitigation' },
      { at: at('10:05'), kind: 'detection' },
      { at: at('10:03'), kind: 'action' },
      { at: at('10:11'), kind: 'diagnosis' },
      { at: at('10:40'), kind: 'resolution' },
      { at: at('11:30'), kind: 'mitigation' },
    ]);
    expect([derived.detect, derived.acknowledge, derived.mitigate, derived.resolve]).toEqual(
      [5, 6, 20, 40].map((minutes) => ({ kind: 'known', minutes })),
    );
    expect(derived.moments.detected).toEqual({ at: at('10:05'), from: 'timeline' });
  });

  it('say what is missing, and what is before what', () => {
    expect(derivedTimes(NONE, [{ at: at('10:05'), kind: 'detection' }])).toMatchObject({
      detect: { kind: 'unknown', reason: 'start is not known' },
      acknowledge: { kind: 'unknown', reason: 'the first response is not known' },
      mitigate: { kind: 'unknown' },
      resolve: { kind: 'unknown' },
    });
    expect(
      derivedTimes({ startedAt: at('10:00'), detectedAt: at('09:00'), resolvedAt: at('08:00') }, []),
    ).toMatchObject({
      detect: { kind: 'invalid', reason: 'detection is before start' },
      resolve: { kind: 'invalid', reason: 'resolution is before start' },
    });
  });

  it('take no minutes from an hour or a day', () => {
    const entries = (['hour', 'day'] as const).map((precision) => ({
      at: at('10:00'),
      kind: 'detection' as const,
      precision,
    }));
    expect(derivedTimes({ ...NONE, startedAt: at('10:00') }, entries).detect.kind).toBe('unknown');
  });

  it('are never negative and always say why they are not known', () => {
    const instant = fc.option(fc.integer({ min: 0, max: 9 }).map((hour) => at(`0${String(hour)}:00`)));
    const times = fc.record({ startedAt: instant, detectedAt: instant, resolvedAt: instant });
    const entry = fc.record({ at: instant, kind: fc.constantFrom(...ENTRY_KINDS) });
    fc.assert(
      fc.property(times, fc.array(entry, { maxLength: 12 }), (header, entries) => {
        const { detect, acknowledge, mitigate, resolve } = derivedTimes(header, entries);
        for (const duration of [detect, acknowledge, mitigate, resolve])
          if (duration.kind === 'known') expect(duration.minutes).toBeGreaterThanOrEqual(0);
          else expect(duration.reason).toMatch(/ is (not known|before) ?/);
      }),
    );
  });
});
