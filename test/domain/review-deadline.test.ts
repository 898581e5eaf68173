import fc from 'fast-check';
import { isBusinessDay } from '../../src/domain/plain-date';
import {
  type DeadlineUnit,
  DEADLINE_MOST,
  deadlineBy,
  DEADLINE_UNITS,
  deadlineReach,
  PAGERDUTY_DEADLINES,
  reviewDeadline,
  reviewStanding,
} from '../../src/domain/review-deadline';
import { localOf } from '../../src/domain/timeline-zones';

const by = (unit: DeadlineUnit, count: number, resolvedAt: string, zone = 'Europe/Berlin') =>
  deadlineBy({ unit, count }, resolvedAt, zone);

const facts = { severity: 'SEV1', zone: 'UTC', ownDeadline: null } as const;
const instants = fc
  .integer({ min: Date.UTC(2015, 0), max: Date.UTC(2035, 0) })
  .map((second) => new Date(Math.floor(second / 1000) * 1000).toISOString());
const zones = fc.constantFrom(
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
);

describe('a deadline', () => {
  it('is 72 hours after the resolution, whatever the clocks do', () => {
    const resolvedAt = '2026-03-28T10:00:00.000Z';
    expect(reviewDeadline({ ...facts, resolvedAt, zone: 'Europe/Berlin' })).toBe('2026-03-31T10:00:00.000Z');
  });

  it('in days shows the same time on the clocks of the zone, also after they were changed', () => {
    expect(by('calendar-days', 3, '2026-03-27T10:00:00.000Z')).toBe('2026-03-30T09:00:00.000Z');
    expect(by('calendar-days', 3, '2026-10-23T09:00:00.000Z')).toBe('2026-10-26T10:00:00.000Z');
    expect(by('calendar-days', 3, '2026-03-27T10:00:00.000Z', 'UTC')).toBe('2026-03-30T10:00:00.000Z');
  });

  it('at a time that the clocks skip or show twice is the later moment', () => {
    expect(by('calendar-days', 1, '2026-03-28T01:30:00.000Z')).toBe('2026-03-29T01:30:00.000Z');
    expect(by('calendar-days', 1, '2026-10-24T00:30:00.000Z')).toBe('2026-10-25T01:30:00.000Z');
  });

  it.each([
    ['Friday', '2026-11-27T15:00:00.000Z', 1, '2026-11-30T15:00:00.000Z'],
    ['Friday', '2026-11-27T15:00:00.000Z', 5, '2026-12-04T15:00:00.000Z'],
    ['Saturday', '2026-11-28T15:00:00.000Z', 5, '2026-12-04T15:00:00.000Z'],
    ['Sunday', '2026-11-29T15:00:00.000Z', 1, '2026-11-30T15:00:00.000Z'],
    ['Monday', '2026-11-30T15:00:00.000Z', 5, '2026-12-07T15:00:00.000Z'],
  ])('in business days from a %s passes over the weekend', (_day, resolvedAt, count, expected) => {
    expect(by('business-days', count, resolvedAt, 'UTC')).toBe(expected);
  });

  it('counts the weekend of the zone: late on Friday in Auckland is still Friday morning in London', () => {
    const resolvedAt = '2026-11-27T11:30:00.000Z';
    expect(by('business-days', 1, resolvedAt, 'UTC')).toBe('2026-11-30T11:30:00.000Z');
    expect(by('business-days', 1, resolvedAt, 'Pacific/Auckland')).toBe('2026-11-29T11:30:00.000Z');
  });

  it('of a zone that is not known here is counted in UTC', () => {
    expect(by('calendar-days', 3, '2026-03-27T10:00:00.000Z', 'Mars/Base')).toBe('2026-03-30T10:00:00.000Z');
  });

  it('follows the severity, unless the postmortem has its own', () => {
    const resolvedAt = '2026-11-27T15:00:00.000Z';
    const of = (severity: 'SEV1' | 'SEV2', ownDeadline: string | null = null) =>
      reviewDeadline({ ...facts, severity, resolvedAt, ownDeadline }, PAGERDUTY_DEADLINES);
    expect(of('SEV1')).toBe('2026-11-30T15:00:00.000Z');
    expect(of('SEV2')).toBe('2026-12-04T15:00:00.000Z');
    expect(of('SEV2', '2027-01-01T00:00:00.000Z')).toBe('2027-01-01T00:00:00.000Z');
    expect(reviewDeadline({ ...facts, resolvedAt: null })).toBeNull();
    expect(reviewDeadline({ ...facts, resolvedAt: null, ownDeadline: resolvedAt })).toBe(resolvedAt);
  });

  it('lies after the resolution, later with each day, on a business day, and never too far', () => {
    fc.assert(
      fc.property(instants, zones, fc.constantFrom(...DEADLINE_UNITS), fc.nat(), (at, zone, unit, some) => {
        const count = 1 + (some % DEADLINE_MOST[unit]);
        const deadline = by(unit, count, at, zone);
        expect(Date.parse(deadline)).toBeGreaterThan(Date.parse(at));
        expect(Date.parse(by(unit, count + 1, at, zone))).toBeGreaterThan(Date.parse(deadline));
        const rule = { unit, count };
        const { least, most } = deadlineReach({ SEV1: rule, SEV2: rule, SEV3: rule, SEV4: rule });
        expect(Date.parse(deadline) - Date.parse(at)).toBeGreaterThanOrEqual(least);
        expect(Date.parse(deadline) - Date.parse(at)).toBeLessThanOrEqual(most);
        if (unit === 'business-days') expect(isBusinessDay(localOf(deadline, zone).date)).toBe(true);
      }),
    );
  });
});

describe('a review', () => {
  const deadline = '2026-03-04T11:30:00.000Z';
  const at = (minutes: number, heldAt: string | null = null) =>
    reviewStanding(deadline, heldAt, Date.parse(deadline) + minutes * 60_000);

  it('is ahead, then overdue, by whole minutes', () => {
    expect(at(-90)).toEqual({ kind: 'ahead', deadline, minutes: 90 });
    expect(at(-0.5)).toEqual({ kind: 'ahead', deadline, minutes: 0 });
    expect(at(0)).toEqual({ kind: 'overdue', deadline, minutes: 0 });
    expect(at(61)).toEqual({ kind: 'overdue', deadline, minutes: 61 });
    expect(reviewStanding(null, null, 0)).toEqual({ kind: 'unknown' });
  });

  it('that was held is neither, however long ago the deadline was', () => {
    expect(at(9999, '2026-03-04T11:00:00.000Z')).toMatchObject({ kind: 'held', lateBy: 0 });
    expect(at(9999, '2026-03-04T12:30:00.000Z')).toMatchObject({ kind: 'held', lateBy: 60 });
    expect(reviewStanding(null, deadline, 0)).toEqual({ kind: 'held', heldAt: deadline, lateBy: null });
  });
});
