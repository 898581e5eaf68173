import fc from 'fast-check';
import { type Header, isNearLimit, limitIn } from '../../src/jira/rate-limit';

const NOW = Date.UTC(2026, 7, 14, 10, 20);

const headers = (some: Readonly<Record<string, string>>): Header => {
  const known = new Headers(some);
  return (name) => known.get(name);
};
const limit = (status: number, some: Readonly<Record<string, string>> = {}) =>
  limitIn(status, headers(some), NOW);

describe('a 429', () => {
  it.each([
    ['jira-quota-global-based', 'quota'],
    ['jira-quota-tenant-based', 'quota'],
    ['confluence-quota-tenant-based', 'quota'],
    ['jira-per-issue-on-write', 'issue'],
    ['jira-burst-based', 'burst'],
    ['jira-cost-based', 'unknown'],
    ['something-new', 'unknown'],
  ])('because of %s is of %s', (reason, expected) => {
    expect(limit(429, { 'RateLimit-Reason': reason, 'Retry-After': '7' })).toEqual({
      reason: expected,
      waitMs: 7000,
    });
  });

  it('without any header says neither why nor how long', () => {
    expect(limit(429)).toEqual({ reason: 'unknown', waitMs: null });
  });

  it('of a used-up quota waits until it is filled again, by the later of both words', () => {
    const reason = { 'RateLimit-Reason': 'jira-quota-global-based' };
    const reset = { 'X-RateLimit-Reset': '2026-08-14T11:00Z' };
    expect(limit(429, { ...reason, ...reset })?.waitMs).toBe(40 * 60_000);
    expect(limit(429, { ...reason, ...reset, 'Retry-After': '60' })?.waitMs).toBe(40 * 60_000);
    expect(limit(429, { ...reason, ...reset, 'Retry-After': '2500' })?.waitMs).toBe(2_500_000);
    expect(limit(429, { ...reason, 'X-RateLimit-Reset': '2026-08-14T10:00:00Z' })?.waitMs).toBe(0);
    expect(limit(429, reason)?.waitMs).toBeNull();
  });

  it('of one issue does not wait for the hour', () => {
    const some = { 'RateLimit-Reason': 'jira-per-issue-on-write', 'X-RateLimit-Reset': '2026-08-14T11:00Z' };
    expect(limit(429, some)).toEqual({ reason: 'issue', waitMs: null });
  });

  it.each([
    ['5', 5000],
    [' 2.5 ', 2500],
    ['Fri, 14 Aug 2026 10:20:30 GMT', 30_000],
    ['Fri, 14 Aug 2026 10:00:00 GMT', 0],
    ['soon', null],
    ['-5', null],
    ['2026', 2_026_000],
    ['', null],
  ])('with Retry-After %j waits %j ms', (value, expected) => {
    expect(limit(429, { 'Retry-After': value })?.waitMs).toBe(expected);
  });

  it('is never told by what is only announced', () => {
    const beta = {
      'Beta-Retry-After': '2400',
      'Beta-RateLimit-Reason': 'jira-quota-global-based',
      'Beta-X-RateLimit-NearLimit': 'true',
    };
    expect(limit(429, beta)).toEqual({ reason: 'unknown', waitMs: null });
    expect(limit(200, beta)).toBeNull();
    expect(isNearLimit(headers(beta))).toBe(false);
  });

  it('never waits for a negative or unknowable time, whatever the headers say', () => {
    const value = fc.oneof(fc.string(), fc.date().map(String), fc.integer().map(String));
    fc.assert(
      fc.property(value, value, value, (retryAfter, reset, reason) => {
        const said: Header = (name) =>
          ({ 'retry-after': retryAfter, 'x-ratelimit-reset': reset, 'ratelimit-reason': reason })[name] ??
          null;
        const waitMs = limitIn(429, said, NOW)?.waitMs ?? 0;
        expect(waitMs).toBeGreaterThanOrEqual(0);
        expect(Number.isFinite(waitMs)).toBe(true);
      }),
    );
  });
});

describe('a 503', () => {
  it('that names its end is a limit, and one that does not is a failure', () => {
    expect(limit(503, { 'Retry-After': '9' })).toEqual({ reason: 'unknown', waitMs: 9000 });
    expect(limit(503)).toBeNull();
  });
});

it('says that little is left on any answer', () => {
  expect(isNearLimit(headers({ 'x-ratelimit-nearlimit': 'True' }))).toBe(true);
  expect(isNearLimit(headers({ 'X-RateLimit-NearLimit': 'false' }))).toBe(false);
  expect(isNearLimit(headers({}))).toBe(false);
});
