import type { KnownVersion } from '../../src/app/ports';
import { aChange, aDecision, anId } from './builders';
import type { TestWorld } from './ports-world';

const PROJECT = { id: '10000', key: 'OPS' };
const OTHER = { id: '10001', key: 'WEB' };
const NOW = '2026-03-02T09:00:00.000Z';
const LATER = '2026-03-03T09:00:00.000Z';

const aVersion = (some: Partial<KnownVersion> = {}): KnownVersion => ({
  id: '10200',
  projectId: PROJECT.id,
  name: '1.0',
  released: false,
  releases: 0,
  ...some,
});

/** A service that is released in these projects. */
async function aService(world: TestWorld, name: string, projects = [PROJECT]): Promise<string> {
  const { id } = await world.services.findOrCreate(name, anId(), aChange());
  await world.releaseGates.saveProjects(id, 0, projects, aChange());
  return id;
}

async function waive(world: TestWorld, serviceId: string, some: { release: string | null; endsAt?: string }) {
  const waiver = { reason: 'x', givenAt: NOW, endsAt: LATER, covers: [], coversNew: true, ...some };
  const id = anId();
  await world.releaseGates.giveWaiver({ id, serviceId, ...waiver }, aChange());
  return id;
}

/** What both worlds promise of the versions that the gate remembers. */
export function describeGateVersions(open: () => TestWorld): void {
  describe('a version of Jira', () => {
    it('concerns the gate when a service is released in its project, and is remembered', async () => {
      const world = open();
      await aService(world, 'Checkout', [OTHER, PROJECT]);
      expect(await world.gateVersions.known('1000', '1')).toEqual({ projectKey: null, version: null });
      expect(await world.gateVersions.known('10000', '1')).toEqual({ projectKey: 'OPS', version: null });
      await world.gateVersions.remember(aVersion());
      const after = aVersion({ name: '1.0.1', released: true, releases: 1 });
      await world.gateVersions.remember(after);
      expect(await world.gateVersions.known('10000', '10200')).toEqual({ projectKey: 'OPS', version: after });
    });

    it('has the waivers that hold for a release by name, of services of its project', async () => {
      const world = open();
      const checkout = await aService(world, 'Checkout');
      const id = await waive(world, checkout, { release: '1.0' });
      await waive(world, checkout, { release: null });
      await waive(world, checkout, { release: '2.0', endsAt: NOW });
      await waive(world, await aService(world, 'Shop', [OTHER]), { release: '1.0' });
      const waivers = await world.gateVersions.waiversIn(PROJECT.id, NOW);
      expect(waivers).toEqual([{ id, version: 1, serviceId: checkout, release: '1.0', endsAt: LATER }]);
    });

    it('of which none is remembered is to be looked up', async () => {
      const world = open();
      const checkout = await aService(world, 'Checkout', [PROJECT, OTHER]);
      await waive(world, checkout, { release: '1.0' });
      await world.gateVersions.remember(aVersion());
      expect(await world.gateVersions.unknownReleases(NOW)).toEqual([{ projectId: '10001', release: '1.0' }]);
    });

    it('gives its new name to a waiver once, and only to the one that was read', async () => {
      const world = open();
      const checkout = await aService(world, 'Checkout');
      await waive(world, checkout, { release: '1.0' });
      const [waiver] = await world.gateVersions.waiversIn(PROJECT.id, NOW);
      if (!waiver) throw new Error('no waiver');
      const change = aChange();
      const rename = (by = change) => world.gateVersions.renameRelease(waiver, '1.1', by);
      expect(await rename()).toEqual({ kind: 'done', version: 2 });
      expect(await rename()).toEqual({ kind: 'done', version: 2 });
      expect(await rename(aChange())).toEqual({ kind: 'conflict' });
      expect(await world.gateVersions.waiversIn(PROJECT.id, NOW)).toMatchObject([{ release: '1.1' }]);
    });

    it('that was released anyway is told of by project and by service', async () => {
      const world = open();
      const checkout = await aService(world, 'Checkout');
      await world.gateVersions.remember(aVersion());
      const caller = { kind: 'release' as const, id: '10200' };
      const held = { verdict: 'prevented', code: 'OVERDUE' } as const;
      const decision = { caller, serviceId: checkout, asked: { service: '10000', version: '1.0' } };
      const first = aDecision({ ...decision, decision: held });
      await world.releaseGates.log([first]);
      await world.releaseGates.log([first]);
      await world.releaseGates.log([
        aDecision({ ...decision, decision: { verdict: 'allowed', code: 'ALLOWED' } }),
        aDecision({ ...decision, caller: { kind: 'token', id: '10200' }, decision: held }),
      ]);
      const expected = [
        {
          versionId: '10200',
          release: '1.0',
          projectId: PROJECT.id,
          serviceId: checkout,
          serviceName: 'Checkout',
          at: first.at,
          ...held,
        },
      ];
      expect(await world.gateVersions.releasedAnyway({ projectId: PROJECT.id })).toEqual(expected);
      expect(await world.gateVersions.releasedAnyway({ serviceId: checkout })).toEqual(expected);
      expect(await world.gateVersions.releasedAnyway({ projectId: OTHER.id })).toEqual([]);
    });
  });
}
