import { openPostmortem } from '../../src/app/postmortem';
import { pageChanged, watchTrash } from '../../src/app/page-life';
import { saveSection } from '../../src/app/sections';
import { aCaller, anEdit, aPage, PLACE } from '../support/builders';
import { savedActions } from '../support/builders-saved';
import { memoryWorld, type MemoryWorld } from '../support/ports-world';

const DAY_MS = 86_400_000;

async function withRecord() {
  const world = memoryWorld();
  await savedActions(world, [{}]);
  return world;
}
const recordOf = (world: MemoryWorld) => [...world.db.postmortems.rows.values()][0];
const lifeOf = (world: MemoryWorld) =>
  world.db.log.map(({ change }) => change.what).filter((what) => what.startsWith('page-'));

async function trash(world: MemoryWorld) {
  world.pages.trash.add(PLACE.pageId);
  await pageChanged(world, PLACE.pageId);
}

describe('a page with a postmortem', () => {
  it('moved or renamed: its links say so', async () => {
    const world = await withRecord();
    world.pages.pages.set(PLACE.pageId, aPage({ title: 'A new title', spaceId: '7' }));
    await pageChanged(world, PLACE.pageId);
    await pageChanged(world, '404');
    expect(recordOf(world)?.value.page).toMatchObject({ title: 'A new title', spaceId: '7' });
    expect(lifeOf(world)).toEqual([]);
  });

  it('in the trash it is removed, once, as a recorded change; taken out it is as it was', async () => {
    const world = await withRecord();
    const before = await openPostmortem(world, aCaller(), aPage(), PLACE);
    await trash(world);
    await trash(world);
    expect(recordOf(world)?.removed).toBe(true);
    world.pages.trash.clear();
    await pageChanged(world, PLACE.pageId);
    expect(recordOf(world)?.removed).toBe(false);
    expect(lifeOf(world)).toEqual(['page-trashed', 'page-restored']);
    const after = await openPostmortem(world, aCaller(), aPage(), PLACE);
    if (before.kind !== 'postmortem' || after.kind !== 'postmortem') throw new Error('no record');
    expect(after.postmortem.actions).toEqual(before.postmortem.actions);
    expect(after.postmortem.header.value).toEqual(before.postmortem.header.value);
  });

  it('events out of order end as the page stands', async () => {
    const world = await withRecord();
    await pageChanged(world, PLACE.pageId);
    await trash(world);
    world.pages.trash.clear();
    await pageChanged(world, PLACE.pageId);
    await pageChanged(world, PLACE.pageId);
    expect(recordOf(world)?.removed).toBe(false);
  });

  it('purged it is removed for good, and only then is a page that cannot be seen', async () => {
    const world = await withRecord();
    world.pages.pages.delete(PLACE.pageId);
    await pageChanged(world, PLACE.pageId);
    expect(recordOf(world)?.removed).toBe(false);
    await pageChanged(world, PLACE.pageId, 'deleted');
    expect(recordOf(world)?.removed).toBe(true);
    expect(lifeOf(world)).toEqual(['page-purged']);
  });

  it('a purge that is told of while the page stands is none', async () => {
    const world = await withRecord();
    await pageChanged(world, PLACE.pageId, 'deleted');
    expect(recordOf(world)?.removed).toBe(false);
  });

  it('taken out of the trash, and nobody told us: it is shown, and the next hour or the next save notices', async () => {
    for (const notice of [
      (world: MemoryWorld) => watchTrash(world),
      async (world: MemoryWorld) => {
        await saveSection(world, anEdit(), { section: 'summary', version: 0, value: 'Out again.' });
      },
    ]) {
      const world = await withRecord();
      await trash(world);
      world.pages.trash.clear();
      world.clock.advance(DAY_MS);
      expect((await openPostmortem(world, aCaller(), aPage(), PLACE)).kind).toBe('postmortem');
      await notice(world);
      expect(recordOf(world)?.removed).toBe(false);
      expect(lifeOf(world)).toEqual(['page-trashed', 'page-restored']);
    }
  });

  it('long in the trash is asked about no more', async () => {
    const world = await withRecord();
    await trash(world);
    world.pages.trash.clear();
    world.clock.advance(61 * DAY_MS);
    await watchTrash(world);
    expect(recordOf(world)?.removed).toBe(true);
  });
});
