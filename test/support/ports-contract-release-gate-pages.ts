import type { World } from '../../src/app/ports';
import type { ActionFields } from '../../src/domain/actions';
import { NAMED_ON_A_PAGE } from '../../src/domain/service';
import { decide, freshnessAt } from '../../src/domain/release-gate';
import { aChange, aHeader, anAction, anId, aPolicy, aWaiver } from './builders';
import { aRecord } from './ports-contract';
import type { TestWorld } from './ports-world';

const DAY = 86_400_000;
const MOST = 10;
const NOBODY = { by: null, at: '2026-03-02T09:00:00.000Z' };

/** A page with a postmortem of this service and these actions; their ids. */
export async function aPageWith(
  world: World,
  pageId: string,
  service: string,
  actions: readonly Partial<ActionFields>[],
  localId = 'macro',
) {
  const postmortemId = await aRecord(world, { pageId, localId });
  const { id: serviceId } = await world.services.findOrCreate(
    service,
    anId(),
    aChange({ what: NAMED_ON_A_PAGE }),
  );
  await world.services.attach(postmortemId, serviceId, aChange());
  const ids: string[] = [];
  for (const [position, fields] of actions.entries()) {
    const row = { id: anId(), fields: anAction(fields), ownerId: null, position };
    await world.actions.save(postmortemId, null, row, aChange());
    ids.push(row.id);
  }
  return { postmortemId, serviceId, ids };
}

/** What both worlds promise of what stands around a verdict, and of bylines. */
export function describeGatePages(open: () => TestWorld): void {
  describe('what stands around the verdict of a service', () => {
    it('is which waivers hold, which incidents may be quiet, and when Jira was looked through', async () => {
      const world = open();
      const now = world.clock.iso();
      const [one, ended] = [
        await aPageWith(world, '801', 'Around', []),
        await aPageWith(world, '802', 'Around', []),
      ];
      const removed = await aPageWith(world, '803', 'Around', []);
      for (const [{ postmortemId }, times] of [
        [one, { startedAt: null, detectedAt: world.clock.iso(-DAY), resolvedAt: null }],
        [ended, { resolvedAt: world.clock.iso(-3 * DAY) }],
        [removed, { resolvedAt: null, startedAt: now }],
      ] as const)
        await world.postmortems.saveHeader(
          postmortemId,
          { version: 1, value: aHeader(), removed: false, repeated: false, logged: true, saved: NOBODY },
          aHeader(times),
          aChange(),
        );
      const [record] = await world.postmortems.onPage('803');
      await world.postmortems.setRemoved(record!, true, aChange());
      const { serviceId } = one;
      const given = async (some: Partial<ReturnType<typeof aWaiver>>) => {
        const waiver = aWaiver({ serviceId, endsAt: world.clock.iso(DAY), ...some });
        await world.releaseGates.giveWaiver(waiver, aChange({ id: waiver.id }));
        return waiver.id;
      };
      await given({ endsAt: now });
      const later = await given({ endsAt: world.clock.iso(2 * DAY), release: '3.6' });
      const first = await given({ covers: [ended.postmortemId] });
      const gone = await given({});
      await world.releaseGates.endWaiver(gone, serviceId, 1, aChange());
      await world.upkeep.sweepCompleted(now);
      const around = await world.gatePages.around(serviceId, now, world.clock.iso(-4 * DAY));
      expect(around.waivers.map(({ id }) => id)).toEqual([first, later]);
      expect(around.waivers[0]).toMatchObject({
        covers: [ended.postmortemId],
        release: null,
        serviceName: 'Around',
      });
      expect(around.incidents.map(({ pageId }) => pageId).sort()).toEqual(['801', '802']);
      expect(around.incidents.find(({ pageId }) => pageId === '801')).toMatchObject({
        postmortemId: one.postmortemId,
        severity: aHeader().severity,
        detectedAt: world.clock.iso(-DAY),
        resolvedAt: null,
      });
      expect(around.sweptAt).toBe(now);
      const shorter = await world.gatePages.around(serviceId, now, world.clock.iso(-2 * DAY));
      expect(shorter.incidents.map(({ pageId }) => pageId)).toEqual(['801']);
    });
  });

  describe('bylines', () => {
    const due = (world: World, pageId: string) =>
      world.gateBylines.due({ of: 'pages', ids: [pageId] }, freshnessAt(world.clock.now()), AGES_AGO, MOST);
    const AGES_AGO = '2020-01-01T00:00:00.000Z';
    const words = { title: 'Held', tooltip: 'By one' };

    it('are due once, then only when what they are made of differs', async () => {
      const world = open();
      const { postmortemId } = await aPageWith(world, '811', 'Bylines', [{}, { priority: 'low' }, {}]);
      await aPageWith(world, '811', 'Another', [{}], 'second');
      await aPageWith(world, '812', 'Bylines', [{ dueOn: '2020-01-01' }]);
      const [first] = await due(world, '811');
      expect(first).toMatchObject({ pageId: '811', told: null, open: 3 });
      expect(first?.services.map(({ name, facts }) => [name, decide(facts).code])).toEqual([
        ['Another', 'UNASSIGNED'],
        ['Bylines', 'OVERDUE'],
      ]);
      const { state } = first!;
      const property = { id: '1', version: 1 };
      await world.gateBylines.told({ pageId: '811', state, words, property, skippedAt: null });
      expect(await due(world, '811')).toEqual([]);
      expect((await due(world, '812')).map(({ pageId }) => pageId)).toEqual(['812']);

      const more = { id: anId(), fields: anAction(), ownerId: null, position: 9 };
      await world.actions.save(postmortemId, null, more, aChange());
      const [second] = await due(world, '811');
      expect(second).toMatchObject({ open: 4, told: { ...property, words } });
      const byRecord = { of: 'postmortems', ids: [postmortemId] } as const;
      const asked = freshnessAt(world.clock.now());
      expect(await world.gateBylines.due(byRecord, asked, AGES_AGO, MOST)).toEqual([second]);
    });

    it('say what a waiver and a policy make of them, and a name that changes', async () => {
      const world = open();
      const { serviceId, ids } = await aPageWith(world, '821', 'Waived', [{}]);
      const told = async () => {
        const [byline] = await due(world, '821');
        const { state = '', services, open: own } = byline ?? {};
        await world.gateBylines.told({
          pageId: '821',
          state,
          words,
          property: { id: '2', version: 1 },
          skippedAt: null,
        });
        return services?.map(({ name, facts }) => `${name} ${decide(facts).verdict} ${String(own)}`);
      };
      expect(await told()).toEqual(['Waived prevented 1']);
      const waiver = aWaiver({ serviceId, covers: ids, endsAt: world.clock.iso(DAY) });
      await world.releaseGates.giveWaiver(waiver, aChange({ id: waiver.id }));
      expect(await told()).toEqual(['Waived waived 0']);
      await world.services.rename(serviceId, 1, 'Let through', aChange());
      expect(await told()).toEqual(['Let through waived 0']);
      world.clock.advance(2 * DAY);
      expect(await told()).toEqual(['Let through prevented 1']);
      // On the engine all worlds share a clock.
      world.clock.advance(-2 * DAY);
      await world.releaseGates.savePolicy(serviceId, 0, aPolicy({ types: ['detect'] }), aChange());
      expect(await told()).toEqual(['Let through allowed 0']);
      expect(await told()).toBeUndefined();
    });

    it('go with the last postmortem of a page, and are forgotten', async () => {
      const world = open();
      const { postmortemId, serviceId } = await aPageWith(world, '831', 'Going', [{}]);
      const [{ state } = { state: '' }] = await due(world, '831');
      await world.gateBylines.told({
        pageId: '831',
        state,
        words,
        property: { id: '3', version: 4 },
        skippedAt: null,
      });
      await world.services.detach(postmortemId, serviceId, aChange());
      expect(await due(world, '831')).toEqual([
        { pageId: '831', state: '', services: [], open: 0, told: { id: '3', version: 4, words } },
      ]);
      await world.gateBylines.forget('831');
      expect(await due(world, '831')).toEqual([]);
      const asked = freshnessAt(world.clock.now());
      expect(await world.gateBylines.ofPage('831', asked)).toEqual({ pageId: '831', services: [], open: 0 });
    });

    it('of a page out of reach are tried again after a while', async () => {
      const world = open();
      await aPageWith(world, '841', 'Closed', [{}]);
      const [{ state } = { state: '' }] = await due(world, '841');
      const skippedAt = world.clock.iso();
      await world.gateBylines.told({ pageId: '841', state, words, property: null, skippedAt });
      expect(await due(world, '841')).toEqual([]);
      const asked = freshnessAt(world.clock.now());
      const scope = { of: 'pages', ids: ['841'] } as const;
      const later = await world.gateBylines.due(scope, asked, world.clock.iso(1), MOST);
      expect(later.map(({ told }) => told)).toEqual([null]);
    });

    it('of one page are read by themselves', async () => {
      const world = open();
      await aPageWith(world, '851', 'One', [{}]);
      const page = await world.gateBylines.ofPage('851', freshnessAt(world.clock.now()));
      expect(page).toMatchObject({ pageId: '851', open: 1 });
      expect(page.services.map(({ name }) => name)).toEqual(['One']);
    });
  });
}
