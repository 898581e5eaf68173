import { NOTHING_OPEN } from '../../src/domain/release-gate';
import { aChange, aDecision, anId, aWaiver } from './builders';
import { savedActions } from './builders-saved';
import type { TestWorld } from './ports-world';

const DAY = 86_400_000;
const NO_FILTER = { serviceId: null, release: null, verdict: null, from: null, until: null };

/** What both worlds promise of the gate's log. */
export function describeReleaseGateLog(open: () => TestWorld): void {
  describe('the log of the gate', () => {
    it('tells the latest first, by service, release, verdict and time, page by page', async () => {
      const world = open();
      const gates = world.releaseGates;
      const service = await world.services.findOrCreate('Checkout', anId(), aChange());
      const tokenId = anId();
      const token = {
        id: tokenId,
        name: 'ci',
        hash: 'h',
        serviceIds: [service.id],
        createdAt: world.clock.iso(),
      };
      await gates.createToken(token, aChange());
      const waiver = aWaiver({ serviceId: service.id, reason: 'The fix itself' });
      await gates.giveWaiver(waiver, aChange());
      const made = Array.from({ length: 60 }, (_each, hour) =>
        aDecision({
          at: world.clock.iso(Math.floor(hour / 2) * 3_600_000),
          caller: { kind: 'token', id: tokenId },
          asked: { service: 'checkout', version: `v3.${String(hour)}.0` },
        }),
      );
      const waived = aDecision({
        at: world.clock.iso(-DAY),
        serviceId: service.id,
        caller: { kind: 'workflow', id: 'REL-1' },
        asked: { service: 'Checkout', version: '50%_off' },
        decision: { verdict: 'waived', code: 'OVERRIDDEN' },
        policyVersion: 3,
        facts: { ...NOTHING_OPEN, waived: 2 },
        blockers: ['a', 'b'],
        waiverId: waiver.id,
      });
      await gates.log([...made, waived]);
      const first = await gates.decisions(NO_FILTER, null);
      expect(first.more).toBe(true);
      expect(first.decisions).toHaveLength(50);
      const last = first.decisions.at(-1)!;
      const rest = await gates.decisions(NO_FILTER, { at: last.at, id: last.id });
      expect(rest.more).toBe(false);
      const all = [...first.decisions, ...rest.decisions];
      expect(new Set(all.map(({ id }) => id)).size).toBe(61);
      expect(all.map(({ at }) => at)).toEqual(
        all
          .map(({ at }) => at)
          .sort()
          .reverse(),
      );
      expect(all[0]).toMatchObject({ tokenName: 'ci', serviceName: null, waiverReason: null, facts: null });
      expect(all.at(-1)).toEqual({
        ...waived,
        serviceName: 'Checkout',
        tokenName: null,
        waiverReason: 'The fix itself',
      });
      const only = async (some: Partial<typeof NO_FILTER> | Record<string, unknown>) =>
        (await gates.decisions({ ...NO_FILTER, ...some }, null)).decisions.map(({ asked }) => asked.version);
      expect(await only({ serviceId: service.id })).toEqual(['50%_off']);
      expect(await only({ verdict: 'waived' })).toEqual(['50%_off']);
      expect(await only({ release: '3.7.' })).toEqual(['v3.7.0']);
      expect(await only({ release: '%_' })).toEqual(['50%_off']);
      expect(await only({ release: "' OR 1=1 -- " })).toEqual([]);
      expect(await only({ until: world.clock.iso() })).toEqual(['50%_off']);
      const firstHour = await only({ from: world.clock.iso(), until: world.clock.iso(3_600_000) });
      expect(firstHour.sort()).toEqual(['v3.0.0', 'v3.1.0']);
    });

    it('names what held a release as long as it stands on a page', async () => {
      const world = open();
      const [kept, other] = await savedActions(world, [{ title: 'Kept' }, { title: 'Other' }]);
      const named = await world.releaseGates.namesOf([kept!, anId()]);
      expect(named).toEqual([
        { actionId: kept, title: 'Kept', issueKey: null, pageId: expect.stringMatching(/^\d+$/) as string },
      ]);
      expect(await world.releaseGates.namesOf([])).toEqual([]);
      expect((await world.releaseGates.namesOf([kept!, other!])).map(({ title }) => title).sort()).toEqual([
        'Kept',
        'Other',
      ]);
    });

    it('counts wrong tokens by whose id they named, and forgets what is old', async () => {
      const world = open();
      const gates = world.releaseGates;
      const id = anId();
      const token = { id, name: 'ci', hash: 'h', serviceIds: [], createdAt: world.clock.iso() };
      await gates.createToken(token, aChange());
      await gates.refuse(id, world.clock.iso(-40 * DAY));
      await gates.refuse(id, world.clock.iso(5));
      await gates.refuse(id, world.clock.iso());
      await gates.refuse(null, world.clock.iso(-1));
      const counted = async () => {
        const { tokens, refusals } = await gates.settings();
        return [tokens[0]?.refusals, refusals];
      };
      expect(await counted()).toEqual([
        { count: 3, lastAt: world.clock.iso(5) },
        { count: 1, lastAt: world.clock.iso(-1) },
      ]);
      await gates.log([-1, -9, -10, -11].map((days) => aDecision({ at: world.clock.iso(days * DAY) })));
      expect(await gates.forget(null, world.clock.iso(-30 * DAY))).toBe(0);
      expect(await counted()).toEqual([
        { count: 2, lastAt: world.clock.iso(5) },
        { count: 1, lastAt: world.clock.iso(-1) },
      ]);
      expect(await gates.forget(world.clock.iso(-10 * DAY), world.clock.iso(-30 * DAY))).toBe(1);
      expect((await gates.decisions(NO_FILTER, null)).decisions).toHaveLength(3);
    });
  });
}
