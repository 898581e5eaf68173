import { attachService, createService, knownServices, renameService } from '../../src/app/services';
import { aCaller, anEdit, anId, aPage, PLACE } from '../support/builders';
import { memoryWorld, type MemoryWorld } from '../support/ports-world';

const names = async (world: MemoryWorld) => (await knownServices(world)).map(({ name }) => name);
const byAdmin = (world: MemoryWorld, name: string) =>
  createService(world, aCaller(), { changeId: anId(), name });

describe('a service', () => {
  it('that an admin registered is known to everybody, without asking Confluence', async () => {
    const world = memoryWorld();
    await byAdmin(world, 'Search');
    world.pages.pages.clear();
    expect(await names(world)).toEqual(['Search']);
  });

  it('named on a page is known to those who may see that page, or another one that has it', async () => {
    const world = memoryWorld();
    await attachService(world, anEdit(), 'Checkout');
    expect(await names(world)).toEqual(['Checkout']);
    world.pages.pages.delete(PLACE.pageId);
    expect(await names(world)).toEqual([]);
    world.pages.pages.set('88', aPage({ pageId: '88' }));
    await attachService(world, anEdit({ place: { ...PLACE, pageId: '88' } }), 'checkout');
    expect(await names(world)).toEqual(['Checkout']);
  });

  it('named on a page and then by an admin is known to everybody', async () => {
    for (const touch of [
      (world: MemoryWorld) => byAdmin(world, 'Checkout'),
      (world: MemoryWorld, id: string) =>
        renameService(world, aCaller(), { changeId: anId(), id, version: 1, name: 'Checkout' }),
    ]) {
      const world = memoryWorld();
      const { id } = await attachService(world, anEdit(), 'Checkout');
      world.pages.pages.delete(PLACE.pageId);
      expect(await names(world)).toEqual([]);
      await touch(world, id);
      expect(await names(world)).toEqual(['Checkout']);
    }
  });
});
