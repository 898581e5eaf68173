import fc from 'fast-check';
import { type GateFacts, NOTHING_OPEN } from '../../src/domain/release-gate';
import { HELD_WORDS, heldWords, type HeldService } from '../../src/domain/release-gate-words';

const SITE = 'https://a-company-with-a-long-name.atlassian.net/wiki/apps';
const UUID = '5d1ca5e1-7a0e-4c5b-9d5e-0b9f6a1c2d3e';
const ADDRESS = `${SITE}/${UUID}/${UUID}/debrief/gate/${UUID}`;
const keys = (count: number, project = 'OPS') =>
  Array.from({ length: count }, (_, at) => `${project}-${String(at + 1)}`);

const held = (facts: Partial<GateFacts>, some: Partial<HeldService> = {}): HeldService => ({
  name: 'Checkout',
  facts: { ...NOTHING_OPEN, ...facts },
  issueKeys: [],
  address: null,
  ...some,
});

describe('why a transition does not happen', () => {
  it.each([
    [
      held({ openLinked: 2 }, { issueKeys: keys(2) }),
      'Checkout: 2 open actions of past incidents hold the release: OPS-1, OPS-2.',
    ],
    [
      held({ openLinked: 1 }, { issueKeys: keys(1), address: 'https://example.net/gate' }),
      'Checkout: 1 open action of a past incident holds the release: OPS-1. See https://example.net/gate',
    ],
    [
      held({ openLinked: 13, openUnlinked: 2, untracked: 2, overdue: 3 }, { issueKeys: keys(13) }),
      `Checkout: 15 open actions of past incidents hold the release: ${keys(10).join(', ')} and 3 more. Of these, 3 are past their due date, 2 have no issue in Jira.`,
    ],
    [
      held({ openUnlinked: 1, untracked: 1 }),
      'Checkout: 1 open action of a past incident holds the release. Of these, 1 has no issue in Jira.',
    ],
    [
      held({ openLinked: 2, unassigned: 1 }, { issueKeys: keys(2) }),
      'Checkout: 2 open actions of past incidents hold the release: OPS-1, OPS-2. Of these, 1 has no owner.',
    ],
    [
      held({ openLinked: 1, unreachable: 1 }, { issueKeys: keys(1) }),
      'Checkout: 1 open action of a past incident holds the release: OPS-1. Of these, 1 issue cannot be reached in Jira.',
    ],
    [held({ openLinked: 1, unverified: 1 }), 'Checkout: Jira has not confirmed for hours'],
    [held({ quiet: 1 }), 'Checkout: an incident goes on or ended only a short time ago'],
  ])('%#', (service, words) => {
    const said = heldWords([service]);
    expect(words.endsWith('.') || words.includes('See') ? said : said.slice(0, words.length)).toBe(words);
  });

  it('is said of each service, worst keys first', () => {
    const said = heldWords([
      held({ openLinked: 1 }, { issueKeys: keys(1) }),
      held({ quiet: 1 }, { name: 'Search' }),
    ]);
    expect(said).toMatch(/^Checkout: 1 open .*OPS-1\. Search: an incident/);
  });

  it('stays short with 200 blockers, 200 services and the longest names, and says how many are left out', () => {
    const many = Array.from({ length: 200 }, (_, at) =>
      held(
        { openLinked: 200, openUnlinked: 40, untracked: 40, overdue: 12 },
        { name: `${String(at)} ${'n'.repeat(200)}`, issueKeys: keys(200, 'A'.repeat(50)), address: ADDRESS },
      ),
    );
    for (const count of [1, 2, 3, 5, 6, 200]) {
      const said = heldWords(many.slice(0, count));
      expect(said.length).toBeLessThan(1_000);
      expect(said).toContain('240 open actions');
      expect(said).toContain(ADDRESS);
      expect(said).toMatch(/ and \d+ more\./);
      if (count > 5) expect(said).toMatch(/\d+ more services wait\.$/);
    }
    expect(heldWords(many.slice(0, 1))).toContain('and 190 more');
  });

  it('is under 1,000 characters and never empty, whatever the names, keys and address are', () => {
    const service = fc.record({
      name: fc.string({ unit: 'binary', maxLength: 200 }),
      facts: fc.record({
        openUnlinked: fc.nat(300),
        openLinked: fc.nat(300),
        unverified: fc.nat(2),
        overdue: fc.nat(300),
        unassigned: fc.nat(300),
        untracked: fc.nat(300),
        unreachable: fc.nat(300),
        quiet: fc.nat(2),
        waived: fc.nat(2),
      }),
      issueKeys: fc.array(fc.string({ maxLength: 300 }), { maxLength: 200 }),
      address: fc.option(fc.webUrl({ size: 'large' })),
    });
    fc.assert(
      fc.property(fc.array(service, { minLength: 1, maxLength: 60 }), (services) => {
        const said = heldWords(services);
        expect(said.length).toBeGreaterThan(10);
        expect(said.length).toBeLessThan(1_000);
      }),
      { numRuns: 200 },
    );
  });

  it('without a verdict says what to do', () => {
    for (const words of Object.values(HELD_WORDS)) {
      expect(words).toMatch(/(Ask|Try)/);
      expect(words.length).toBeLessThan(400);
    }
  });
});
