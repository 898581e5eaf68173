import type { MappingScope } from '../../src/app/ports';
import { aChange, anId, aPage, PLACE } from './builders';
import { aRecord } from './ports-contract';
import type { TestWorld } from './ports-world';

const SITE: MappingScope = { kind: 'site' };
const SPACE: MappingScope = { kind: 'space', id: aPage().spaceId };

const to = (scope: MappingScope, projectId: string, extra = {}) => ({
  scope,
  projectId,
  issueTypeId: '10001',
  extra,
});

/** What both worlds promise of mappings: one for each scope, under versions, and those that a page falls under. */
export function describeMappings(open: () => TestWorld): void {
  describe('mappings', () => {
    /** A service on the postmortem of PLACE, or on none. */
    async function aService(world: TestWorld, name: string, attached: boolean): Promise<MappingScope> {
      const { id } = await world.services.findOrCreate(name, anId(), aChange());
      if (attached) await world.services.attach(await aRecord(world), id, aChange());
      return { kind: 'service', id };
    }
    const projects = (found: Awaited<ReturnType<TestWorld['mappings']['list']>>) =>
      found.map(({ projectId }) => projectId).sort();

    it('are there once for each scope, and read back as they are', async () => {
      const { mappings } = open();
      expect(await mappings.list()).toEqual([]);
      const extra = { customfield_10010: ['1', '2'], customfield_10011: 'Käse; DROP TABLE "x" -- 😀' };
      expect(await mappings.save(to(SITE, '1', extra), 0, aChange())).toEqual({ kind: 'done', version: 1 });
      expect(await mappings.save(to(SITE, '2'), 0, aChange())).toEqual({ kind: 'conflict' });
      expect(await mappings.save(to(SPACE, '3'), 0, aChange())).toEqual({ kind: 'done', version: 1 });
      const listed = await mappings.list();
      expect(listed.find(({ scope }) => scope.kind === 'site')).toEqual({
        ...to(SITE, '1', extra),
        id: expect.any(String),
        version: 1,
        serviceName: null,
      });
      expect(projects(listed)).toEqual(['1', '3']);
    });

    it('change under versions: of two edits of one version one wins, and a repeated one is the same', async () => {
      const { mappings } = open();
      const [first, second] = [aChange(), aChange()];
      await mappings.save(to(SITE, '1'), 0, first);
      expect(await mappings.save(to(SITE, '1'), 0, first)).toEqual({ kind: 'done', version: 1 });
      const both = await Promise.all([
        mappings.save(to(SITE, '2'), 1, second),
        mappings.save(to(SITE, '3'), 1, aChange()),
      ]);
      expect(both.map(({ kind }) => kind).sort()).toEqual(['conflict', 'done']);
      if (both[0].kind === 'done')
        expect(await mappings.save(to(SITE, '2'), 1, second)).toEqual({ kind: 'done', version: 2 });
      expect(await mappings.save(to(SITE, '4'), 7, aChange())).toEqual({ kind: 'conflict' });
      expect(await mappings.save(to(SPACE, '4'), 1, aChange())).toEqual({ kind: 'conflict' });
      expect((await mappings.list()).map(({ version }) => version)).toEqual([2]);
    });

    it('are removed once, and may be added anew by whoever sees none', async () => {
      const { mappings } = open();
      const removal = aChange();
      await mappings.save(to(SITE, '1'), 0, aChange());
      expect(await mappings.remove(SITE, 2, aChange())).toEqual({ kind: 'conflict' });
      expect(await mappings.remove(SITE, 1, removal)).toEqual({ kind: 'done', version: 2 });
      expect(await mappings.remove(SITE, 1, removal)).toEqual({ kind: 'done', version: 2 });
      expect(await mappings.remove(SITE, 2, aChange())).toEqual({ kind: 'conflict' });
      expect(await mappings.remove(SPACE, 1, aChange())).toEqual({ kind: 'conflict' });
      expect(await mappings.save(to(SITE, '2'), 2, aChange())).toEqual({ kind: 'conflict' });
      expect(await mappings.list()).toEqual([]);

      const anew = aChange();
      expect(await mappings.save(to(SITE, '3'), 0, anew)).toEqual({ kind: 'done', version: 3 });
      expect(await mappings.save(to(SITE, '3'), 0, anew)).toEqual({ kind: 'done', version: 3 });
      expect(projects(await mappings.list())).toEqual(['3']);
      await mappings.remove(SITE, 3, aChange());
      expect(await mappings.save(to(SITE, '3'), 0, anew)).toEqual({ kind: 'done', version: 3 });
      expect(await mappings.list()).toEqual([]);
    });

    it('of a page are those of its services, its space and the site, and of no others', async () => {
      const world = open();
      const { mappings } = world;
      const ofPage = () => mappings.ofPage(PLACE, aPage().spaceId);
      const service = await aService(world, 'Checkout', true);
      const elsewhere = await aService(world, 'Search', false);
      const otherSpace: MappingScope = { kind: 'space', id: '7' };
      // The same digits as those of the space, and the other way round.
      const odd: MappingScope = { kind: 'service', id: aPage().spaceId };
      for (const [scope, project] of [
        [SITE, '1'],
        [SPACE, '2'],
        [service, '3'],
        [elsewhere, '4'],
        [otherSpace, '5'],
        [odd, '6'],
      ] as const)
        await mappings.save(to(scope, project), 0, aChange());
      expect(projects(await ofPage())).toEqual(['1', '2', '3']);
      expect((await ofPage()).find(({ projectId }) => projectId === '3')).toMatchObject({
        scope: service,
        serviceName: 'Checkout',
      });
      expect(projects(await mappings.ofPage({ ...PLACE, localId: 'other' }, '7'))).toEqual(['1', '5']);

      await mappings.remove(SPACE, 1, aChange());
      const record = await world.postmortems.open(PLACE);
      if (service.kind === 'service' && record)
        await world.services.detach(record.postmortem.id, service.id, aChange());
      expect(projects(await ofPage())).toEqual(['1']);
    });

    it('name their service as it is called now', async () => {
      const world = open();
      const service = await aService(world, 'Checkout', true);
      await world.mappings.save(to(service, '1'), 0, aChange());
      if (service.kind === 'service') await world.services.rename(service.id, 1, 'Kasse', aChange());
      expect((await world.mappings.list())[0]?.serviceName).toBe('Kasse');
      expect((await world.mappings.ofPage(PLACE, '1'))[0]?.serviceName).toBe('Kasse');
    });
  });
}
