import { saveAction } from '../../src/app/actions';
import { readIssues } from '../../src/app/jira-sync';
import { bylinesMayDiffer, tellBylines } from '../../src/app/release-gate-bylines';
import { detachService } from '../../src/app/services';
import { anAction, anEdit, PLACE } from '../support/builders';
import { pressCreate, savedActions } from '../support/builders-saved';
import { aPageWith } from '../support/ports-contract-release-gate-pages';
import { memoryWorld } from '../support/ports-world';

const { pageId } = PLACE;
const ALL = { of: 'all' } as const;
const HELD = 'Release held · 1 open action';

async function held() {
  const world = memoryWorld();
  const [id = ''] = await savedActions(world, [{}]);
  const tell = async () => {
    world.bylineProperties.asked.length = 0;
    await tellBylines(world, ALL);
    return world.bylineProperties.asked;
  };
  const titles = (page = pageId) => world.bylineProperties.on(page).map(({ words }) => words?.title);
  const finish = () =>
    saveAction(world, anEdit(), { id, version: 1, position: 0, value: anAction({ status: 'done' }) });
  return { world, tell, titles, finish };
}

describe('the byline of a page', () => {
  it('is written once, and again when its words differ; nothing is asked for nothing', async () => {
    const { tell, titles, finish } = await held();
    expect(await tell()).toEqual([`create ${pageId}`]);
    expect(titles()).toEqual([HELD]);
    expect(await tell()).toEqual([]);
    await finish();
    expect(await tell()).toEqual([`update ${pageId}`]);
    expect(titles()).toEqual(['No open action holds a release']);
  });

  it('costs no request when what it is made of differs and its words do not', async () => {
    const { world, tell, finish } = await held();
    await finish();
    await tell();
    world.db.lastSweep = world.clock.iso();
    await savedActions(world, [{ status: 'done' }]);
    expect(await tell()).toEqual([]);
  });

  it('goes when no postmortem of the page names a service any more', async () => {
    const { world, tell, titles } = await held();
    await tell();
    const [service] = await world.services.list();
    await detachService(world, anEdit(), service?.id ?? '');
    expect(await tell()).toEqual([`remove ${pageId}`]);
    expect(titles()).toEqual([]);
    expect(await tell()).toEqual([]);
  });

  it('takes over a property that is there already, and leaves one of several', async () => {
    const { world, tell, titles } = await held();
    world.bylineProperties.put(pageId, { title: 'Old', tooltip: '' });
    world.bylineProperties.put(pageId, null);
    expect(await tell()).toEqual([
      `create ${pageId}`,
      `find ${pageId}`,
      `remove ${pageId}`,
      `update ${pageId}`,
    ]);
    expect(titles()).toEqual([HELD]);
  });

  it('is read again after somebody else wrote it, or took it away', async () => {
    const { world, tell, titles, finish } = await held();
    await tell();
    const [kept] = world.bylineProperties.on(pageId);
    await world.bylineProperties.update(pageId, kept!, { title: 'Mine', tooltip: '' });
    await finish();
    expect(await tell()).toEqual([`update ${pageId}`, `find ${pageId}`, `update ${pageId}`]);
    expect(titles()).toEqual(['No open action holds a release']);
    world.bylineProperties.kept.clear();
    await savedActions(world, [{}]);
    expect(await tell()).toEqual([`update ${pageId}`, `find ${pageId}`, `create ${pageId}`]);
    expect(titles()).toEqual([HELD]);
  });

  it('of a page out of the app’s reach is left alone for a day, or until something is new', async () => {
    const { world, tell, titles, finish } = await held();
    world.bylineProperties.closed.add(pageId);
    expect(await tell()).toEqual([`create ${pageId}`]);
    expect(await tell()).toEqual([]);
    world.clock.advance(25 * 3_600_000);
    expect(await tell()).toEqual([`create ${pageId}`]);
    await finish();
    world.bylineProperties.closed.clear();
    expect(await tell()).toEqual([`create ${pageId}`]);
    expect(titles()).toEqual(['No open action holds a release']);
  });

  it('that fails keeps no other page waiting, and the next run mends it', async () => {
    const { world, tell, titles } = await held();
    await aPageWith(world, '2', 'Search', [{}, {}]);
    world.bylineProperties.down.add(pageId);
    await tell();
    expect([titles(), titles('2')]).toEqual([[], ['Release held · 2 open actions']]);
    expect(world.log.events()).toContain('byline.not-told');
    world.bylineProperties.down.clear();
    expect(await tell()).toEqual([`create ${pageId}`]);
  });

  it('leaves Confluence in peace after some failures', async () => {
    const { world, tell } = await held();
    for (let page = 1; page <= 9; page += 1) {
      await aPageWith(world, String(page), 'Search', [{}]);
      world.bylineProperties.down.add(String(page));
    }
    world.bylineProperties.down.add(pageId);
    expect(await tell()).toHaveLength(3);
  });
});

it('a run writes a bounded number of bylines, and the rest follows soon', async () => {
  const world = memoryWorld();
  for (let page = 1; page <= 60; page += 1) await aPageWith(world, String(page), 'Search', [{}]);
  await tellBylines(world, ALL);
  expect(world.bylineProperties.asked).toHaveLength(50);
  expect(world.queues.bylines).toEqual([{ scope: ALL, delaySeconds: 60 }]);
  world.deadline.ms = 1_000;
  await tellBylines(world, ALL);
  expect(world.bylineProperties.asked).toHaveLength(50);
  world.deadline.ms = 25_000;
  await tellBylines(world, ALL);
  expect(world.bylineProperties.asked).toHaveLength(60);
  expect(world.queues.bylines).toHaveLength(1);
});

it('a sync that changed actions has the bylines of their pages looked at', async () => {
  const world = memoryWorld();
  const ids = await savedActions(world, [{}]);
  await pressCreate(world, ids);
  world.queues.bylines = [];
  await readIssues(world, ['10001']);
  const settled = world.queues.bylines.length;
  world.issues.change('10001', { done: true });
  await readIssues(world, ['10001']);
  const record = [...world.db.postmortems.rows.keys()];
  expect(world.queues.bylines.slice(settled)).toEqual([
    { scope: { of: 'postmortems', ids: record }, delaySeconds: 0 },
  ]);
  const asked = world.queues.bylines.length;
  await readIssues(world, ['10001']);
  expect(world.queues.bylines).toHaveLength(asked);
});

it('a queue that is full, or a function near its end, fails no save', async () => {
  const world = memoryWorld();
  world.queues.broken = true;
  await bylinesMayDiffer(world, ALL);
  expect(world.log.events()).toEqual(['bylines.not-queued']);
  world.queues.broken = false;
  world.deadline.ms = 100;
  await bylinesMayDiffer(world, ALL);
  expect(world.queues.bylines).toEqual([]);
});
