import fc from 'fast-check';
import { budgetInWords, budgetShare, percentInWords, whyNotObjective } from '../../src/domain/error-budget';

const objective = { targetPercent: 99.9, windowDays: 28 };
const minutes = (value: number, affectedPercent: number | null = 100) => ({
  kind: 'minutes' as const,
  duration: { kind: 'known' as const, minutes: value },
  affectedPercent,
});
const requests = (failed: number | null, inWindow: number | null) => ({
  kind: 'requests' as const,
  failed,
  inWindow,
});

describe('the share of an error budget', () => {
  it('counts bad minutes against those of the window', () => {
    expect(budgetShare(objective, minutes(20.16))).toEqual({
      kind: 'known',
      percent: 50,
      fourWeekPercent: 50,
      used: 20.16,
      budget: 40.32,
      unit: 'minutes',
    });
    expect(budgetShare(objective, minutes(20.16, 10))).toMatchObject({ percent: 5, used: 2.016 });
  });

  it('is exactly 20 % where it is', () => {
    expect(budgetShare(objective, minutes(8.064))).toMatchObject({ fourWeekPercent: 20 });
    expect(budgetShare({ targetPercent: 99.95, windowDays: 28 }, requests(100, 1_000_000))).toMatchObject({
      fourWeekPercent: 20,
    });
  });

  it('is worked out for four weeks from another window', () => {
    const week = { targetPercent: 99.9, windowDays: 7 };
    expect(budgetShare(week, minutes(8.064))).toMatchObject({ percent: 80, fourWeekPercent: 20 });
    expect(budgetShare(week, requests(80, 100_000))).toMatchObject({ percent: 80, fourWeekPercent: 20 });
  });

  it('counts no minute outside the window', () => {
    expect(budgetShare({ targetPercent: 50, windowDays: 1 }, minutes(5000))).toMatchObject({
      percent: 200,
      used: 1440,
    });
  });

  it.each([
    [null, minutes(1), 'unknown', /No objective/],
    [objective, null, 'unknown', /how much was bad/],
    [objective, minutes(1, null), 'unknown', /which share/],
    [objective, requests(null, 5), 'unknown', /how many requests failed/],
    [objective, requests(5, null), 'unknown', /requests there were in the window/],
    [objective, requests(0, 0), 'unknown', /no requests/],
    [objective, requests(6, 5), 'invalid', /More requests failed/],
    [objective, requests(-1, 5), 'invalid', /zero or more/],
    [objective, minutes(1, 101), 'invalid', /between 0 % and 100 %/],
    [objective, minutes(Number.NaN), 'invalid', /zero or more minutes/],
    [{ targetPercent: 100, windowDays: 28 }, minutes(1), 'invalid', /below 100 %/],
    [{ targetPercent: 99.9, windowDays: 0 }, minutes(1), 'invalid', /window must be/],
  ] as const)('says why there is none: %j %j', (given, basis, kind, reason) => {
    const share = budgetShare(given, basis);
    expect(share.kind).toBe(kind);
    expect(budgetInWords(share)).toMatch(reason);
  });

  it('hands on what is wrong with the duration', () => {
    const basis = { kind: 'minutes' as const, affectedPercent: 100 };
    const broken = { kind: 'invalid' as const, reason: 'resolution is before start' };
    expect(budgetShare(objective, { ...basis, duration: broken })).toEqual({
      kind: 'invalid',
      reason: 'Correct when it started or was resolved: resolution is before start.',
    });
  });

  it('is never negative nor unbounded, whatever comes in, and grows with what was bad', () => {
    const any = fc.double();
    fc.assert(
      fc.property(any, any, any, any, (targetPercent, windowDays, a, b) => {
        const given = { targetPercent, windowDays };
        for (const basis of [minutes(a, b), requests(a, b)]) {
          const share = budgetShare(given, basis);
          expect(share.kind === 'known' && whyNotObjective(given) !== null).toBe(false);
          if (share.kind !== 'known') continue;
          for (const value of [share.percent, share.fourWeekPercent, share.used, share.budget])
            expect(value >= 0 && !Number.isNaN(value)).toBe(true);
        }
      }),
    );
    const sane = fc.double({ min: 0, max: 1e5, noNaN: true });
    fc.assert(
      fc.property(sane, sane, fc.integer({ min: 1, max: 999 }), (a, b, tenths) => {
        const share = (value: number) => {
          const found = budgetShare({ targetPercent: tenths / 10, windowDays: 28 }, minutes(value));
          return found.kind === 'known' ? found.percent : Number.NaN;
        };
        expect(share(Math.max(a, b))).toBeGreaterThanOrEqual(share(Math.min(a, b)));
      }),
    );
  });
});

describe('a share in words', () => {
  it.each([
    [0, '0 %'],
    [0.04, 'less than 0.1 %'],
    [4.26, '4.3 %'],
    [22.6, '23 %'],
    [20.04, 'just over 20 %'],
    [19.96, 'just under 20 %'],
    [20, '20 %'],
    [250, '250 %'],
    [44010, 'more than 440 times all of it'],
  ])('%d', (percent, words) => {
    expect(percentInWords(percent, [20])).toBe(words);
  });

  it('says how much of how much', () => {
    expect(budgetInWords(budgetShare(objective, minutes(9.3)))).toBe(
      '23 % of the error budget (9 min of 40 min)',
    );
    expect(budgetInWords(budgetShare(objective, requests(1500, 5_000_000)))).toBe(
      '30 % of the error budget (1,500 of 5,000 requests)',
    );
  });
});
