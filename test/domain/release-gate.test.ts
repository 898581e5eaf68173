import fc from 'fast-check';
import {
  countsForGate,
  DEFAULT_POLICY,
  heldAfterDays,
  isQuiet,
  leastRank,
} from '../../src/domain/release-gate-policy';
import {
  decide,
  FAILED,
  GATE_CODES,
  isHeld,
  type GateFacts,
  NOTHING_OPEN,
  strictest,
} from '../../src/domain/release-gate';
import { aHeader, aPolicy } from '../support/builders';

const facts = (some: Partial<GateFacts>): GateFacts => ({ ...NOTHING_OPEN, ...some });
const NOW = Date.parse('2026-03-02T09:00:00.000Z');
const daysAgo = (days: number) => new Date(NOW - days * 86_400_000).toISOString();

describe('the verdict', () => {
  it.each([
    [{}, 'allowed', 'ALLOWED'],
    [{ openUnlinked: 1 }, 'prevented', 'CRITICAL_OPEN'],
    [{ openLinked: 1 }, 'prevented', 'CRITICAL_OPEN'],
    [{ unverified: 1 }, 'awaiting', 'STALE'],
    [{ openUnlinked: 1, unverified: 1 }, 'prevented', 'CRITICAL_OPEN'],
    [{ openLinked: 1, unverified: 1 }, 'awaiting', 'STALE'],
    [{ openUnlinked: 1, openLinked: 1, unverified: 1 }, 'prevented', 'CRITICAL_OPEN'],
    [{ openLinked: 2, unreachable: 1 }, 'prevented', 'UNREACHABLE'],
    [{ openUnlinked: 2, untracked: 1, unreachable: 1 }, 'prevented', 'UNTRACKED'],
    [{ openUnlinked: 2, untracked: 1, unassigned: 1 }, 'prevented', 'UNASSIGNED'],
    [{ openUnlinked: 2, unassigned: 1, overdue: 1 }, 'prevented', 'OVERDUE'],
    [{ quiet: 1 }, 'awaiting', 'QUIET'],
    [{ quiet: 1, openLinked: 1 }, 'prevented', 'CRITICAL_OPEN'],
    [{ quiet: 1, unverified: 1 }, 'awaiting', 'STALE'],
    [{ waived: 1 }, 'waived', 'OVERRIDDEN'],
    [{ waived: 1, openLinked: 1 }, 'prevented', 'CRITICAL_OPEN'],
    [{ waived: 1, unverified: 1 }, 'awaiting', 'STALE'],
  ] as const)('%j: %s, %s', (some, verdict, code) => {
    expect(decide(facts(some))).toEqual({ verdict, code });
    expect(isHeld(facts(some))).toBe(verdict === 'prevented' || verdict === 'awaiting');
  });

  it('allows only when nothing at all speaks against it', () => {
    const some = fc.record({
      openUnlinked: fc.nat(2),
      openLinked: fc.nat(2),
      unverified: fc.nat(2),
      overdue: fc.nat(2),
      unassigned: fc.nat(2),
      untracked: fc.nat(2),
      unreachable: fc.nat(2),
      quiet: fc.nat(2),
      waived: fc.nat(2),
    });
    fc.assert(
      fc.property(some, (given) => {
        const { verdict, code } = decide(given);
        const against = given.openUnlinked + given.openLinked + given.unverified + given.quiet;
        expect(verdict === 'allowed').toBe(against + given.waived === 0);
        expect(isHeld(given)).toBe(against > 0);
        expect(verdict === 'waived').toBe(against === 0 && given.waived > 0);
        expect(verdict === 'allowed').toBe(code === 'ALLOWED');
        expect(GATE_CODES).toContain(code);
      }),
    );
    expect(FAILED.verdict).toBe('awaiting');
    expect(DEFAULT_POLICY.lowestBlocking).toBe('critical');
  });
});

describe('a policy', () => {
  const past = aPolicy({ pastDays: { high: 28, medium: 56, low: null } });
  const action = (priority: 'critical' | 'high' | 'medium' | 'low', days: number) =>
    ({ priority, type: 'prevent', addedAt: daysAgo(days) }) as const;

  it('holds the worst at once, others after their days, and the rest never', () => {
    expect(countsForGate(past, action('critical', 0), 'SEV1', NOW)).toBe(true);
    expect(countsForGate(past, action('high', 27.9), 'SEV1', NOW)).toBe(false);
    expect(countsForGate(past, action('high', 28), 'SEV1', NOW)).toBe(true);
    expect(countsForGate(past, action('medium', 55), 'SEV1', NOW)).toBe(false);
    expect(countsForGate(past, action('medium', 56), 'SEV1', NOW)).toBe(true);
    expect(countsForGate(past, action('low', 9999), 'SEV1', NOW)).toBe(false);
    expect([leastRank(past), leastRank(DEFAULT_POLICY)]).toEqual([2, 4]);
    expect(heldAfterDays(aPolicy({ ...past, lowestBlocking: 'medium' }), 'high')).toBe(0);
  });

  it('looks at the severities and types that it names, at all where it names none', () => {
    const some = aPolicy({ severities: ['SEV1'], types: ['detect'] });
    expect(countsForGate(some, action('critical', 0), 'SEV1', NOW)).toBe(false);
    expect(countsForGate(aPolicy({ severities: ['SEV1'] }), action('critical', 0), 'SEV1', NOW)).toBe(true);
    expect(countsForGate(aPolicy({ severities: ['SEV1'] }), action('critical', 0), 'SEV2', NOW)).toBe(false);
  });

  it('waits while an incident goes on and for its quiet hours after it', () => {
    const quiet = aPolicy({ quietHours: 24 });
    const at = (hours: number) => aHeader({ resolvedAt: new Date(NOW - hours * 3_600_000).toISOString() });
    expect(isQuiet(quiet, at(23.9), 'SEV2', NOW)).toBe(true);
    expect(isQuiet(quiet, at(24), 'SEV2', NOW)).toBe(false);
    expect(isQuiet(quiet, aHeader({ resolvedAt: null }), 'SEV2', NOW)).toBe(true);
    const unknown = aHeader({ resolvedAt: null, startedAt: null, detectedAt: null });
    expect(isQuiet(quiet, unknown, 'SEV2', NOW)).toBe(false);
    expect(isQuiet(aPolicy(), at(1), 'SEV2', NOW)).toBe(false);
    expect(isQuiet(aPolicy({ quietHours: 24, severities: ['SEV1'] }), at(1), 'SEV2', NOW)).toBe(false);
  });
});

describe('of several services', () => {
  const anyFacts = fc.record({
    openUnlinked: fc.nat(1),
    openLinked: fc.nat(1),
    unverified: fc.nat(1),
    overdue: fc.nat(1),
    unassigned: fc.nat(1),
    untracked: fc.nat(1),
    unreachable: fc.nat(1),
    quiet: fc.nat(1),
    waived: fc.nat(1),
  });

  it('what holds one holds all, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.array(anyFacts, { minLength: 1, maxLength: 4 }), (all) => {
        const decisions = all.map(decide);
        const { verdict, code } = strictest(decisions);
        expect(decisions).toContainEqual({ verdict, code });
        expect(strictest([...decisions].reverse())).toEqual({ verdict, code });
        const verdicts = decisions.map((one) => one.verdict);
        if (verdict === 'allowed') expect(new Set(verdicts)).toEqual(new Set(['allowed']));
        if (verdict === 'waived') expect(verdicts).not.toContain('prevented');
        if (verdicts.includes('prevented')) expect(verdict).toBe('prevented');
        else if (verdicts.includes('awaiting')) expect(verdict).toBe('awaiting');
      }),
    );
  });

  it('no service at all is nothing known', () => {
    expect(strictest([])).toEqual(FAILED);
  });

  it('says the reason to see to first', () => {
    const plain = decide(facts({ openUnlinked: 1 }));
    const overdue = decide(facts({ openLinked: 1, overdue: 1 }));
    expect(strictest([plain, overdue])).toEqual({ verdict: 'prevented', code: 'OVERDUE' });
  });
});
