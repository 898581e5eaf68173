import fc from 'fast-check';
import { bylineWords } from '../../src/domain/release-gate-byline';
import { decide, type GateFacts, NOTHING_OPEN } from '../../src/domain/release-gate';
import { DEFAULT_POLICY } from '../../src/domain/release-gate-policy';
import { heldSince } from '../../src/domain/release-gate-since';

const service = (name: string, facts: Partial<GateFacts> = {}) => ({
  name,
  facts: { ...NOTHING_OPEN, ...facts },
});

describe('the words of a byline', () => {
  it.each([
    [[service('Checkout')], 0, 'No open action holds a release'],
    [[service('Checkout', { openUnlinked: 1 })], 1, 'Release held · 1 open action'],
    [[service('Checkout', { openUnlinked: 1 })], 2, 'Release held · 2 open actions'],
    [[service('Checkout', { openUnlinked: 1 })], 0, 'Release held by other postmortems'],
    [[service('Checkout', { unverified: 1 })], 0, 'Release gate: waiting'],
    [[service('Checkout', { quiet: 1 })], 0, 'Release gate: waiting'],
    [[service('Checkout', { waived: 1 })], 0, 'Release waived'],
  ])('say of %j with %d of its own: %s', (services, open, title) => {
    expect(bylineWords(services, open).title).toBe(title);
  });

  it('are those of the strictest verdict, and the tooltip has each service with its reason', () => {
    const services = [service('Cart', { waived: 1 }), service('Checkout', { openUnlinked: 1, overdue: 1 })];
    expect(bylineWords(services, 3)).toEqual({
      title: 'Release held · 3 open actions',
      tooltip:
        'Cart: a waiver lets releases through. Checkout: open actions hold a release, at least one is overdue.',
    });
    expect(bylineWords([service('A'), service('B', { quiet: 1 })], 0).title).toBe('Release gate: waiting');
  });

  it('never say that nothing holds while a service is not allowed, and fit where Confluence keeps them', () => {
    const count = fc.nat(2);
    const facts = fc.record(
      Object.fromEntries(Object.keys(NOTHING_OPEN).map((name) => [name, count])) as Record<
        keyof GateFacts,
        typeof count
      >,
    );
    const services = fc.array(fc.record({ name: fc.string({ unit: 'grapheme', maxLength: 100 }), facts }), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(services, fc.nat(5), (given, open) => {
        const { title, tooltip } = bylineWords(given, open);
        const allowed = given.every((one) => decide(one.facts).verdict === 'allowed');
        expect(title === 'No open action holds a release').toBe(allowed);
        expect([title.length, tooltip.length].every((length) => length <= 255)).toBe(true);
        // No half of a character, which UTF-8 could not write.
        expect(Buffer.from(tooltip).toString()).toBe(tooltip);
      }),
    );
  });
});

describe('since when something holds', () => {
  const policy = { ...DEFAULT_POLICY, pastDays: { high: 7, medium: null, low: null } };
  const no = { startedAt: null, detectedAt: null, resolvedAt: null };

  it('is the earliest of what counts, by when it began to count', () => {
    const at = '2026-03-10T08:00:00.000Z';
    expect(heldSince(policy, [{ priority: 'critical', addedAt: at }], [])).toBe(at);
    const high = { priority: 'high', addedAt: '2026-03-01T08:00:00.000Z' } as const;
    expect(heldSince(policy, [{ priority: 'critical', addedAt: at }, high], [])).toBe(
      '2026-03-08T08:00:00.000Z',
    );
    const incident = { ...no, detectedAt: '2026-03-02T00:00:00.000Z' };
    expect(heldSince(policy, [high], [incident])).toBe(incident.detectedAt);
  });

  it('is unknown when nothing holds', () => {
    const low = { priority: 'low', addedAt: '2026-03-01T08:00:00.000Z' } as const;
    expect(heldSince(policy, [], [])).toBeNull();
    expect(heldSince(policy, [low], [no])).toBeNull();
  });
});
