import { readIssues, refreshActions, sweep } from '../../src/app/jira-sync';
import { completePageLinks } from '../../src/app/page-links';
import { hourlyUpkeep } from '../../src/app/upkeep';
import { aCaller, aLinkedIssue, anId, PLACE } from '../support/builders';
import { pressCreate, savedActions, stored } from '../support/builders-saved';
import { drainJobs } from '../support/jobs';
import { memoryWorld } from '../support/ports-world';

/** A world with so many linked actions. */
async function linked(count: number) {
  const world = memoryWorld();
  const ids = await savedActions(
    world,
    Array.from({ length: count }, () => ({})),
  );
  if (count > 0) await pressCreate(world, ids);
  await drainJobs(world);
  world.issues.reads.length = 0;
  return { world, ids };
}

describe('reading issues again', () => {
  it('writes only what differs, and counts reopening', async () => {
    const { world, ids } = await linked(2);
    world.issues.change('10001', { done: true });
    await readIssues(world, ['10001', '10002']);
    expect((await stored(world, ids[0]!)).issue.issueDone).toBe(true);
    expect(await stored(world, ids[0]!)).toMatchObject({ issueVersion: 3 });
    expect(await stored(world, ids[1]!)).toMatchObject({ issueVersion: 2 });
    world.issues.change('10001', { done: false, issueKey: 'NEW-1' });
    await readIssues(world, ['10001']);
    expect((await stored(world, ids[0]!)).issue).toMatchObject({ issueDone: false, issueKey: 'NEW-1' });
  });

  it('calls a deleted issue unreachable, never done, and takes it back when it is seen again', async () => {
    const { world, ids } = await linked(1);
    world.issues.change('10001', { done: true });
    await readIssues(world, ['10001']);
    world.issues.change('10001', { gone: true });
    await readIssues(world, ['10001']);
    expect((await stored(world, ids[0]!)).issue).toEqual(
      aLinkedIssue({ state: 'unreachable', why: 'deleted', marked: true }),
    );
    world.issues.change('10001', { gone: false });
    await readIssues(world, ['10001']);
    expect((await stored(world, ids[0]!)).issue).toMatchObject({
      state: 'linked',
      issueDone: true,
      note: '',
    });
  });

  it('ignores issues that are not ours, and asks Jira nothing for them', async () => {
    const { world } = await linked(1);
    await readIssues(world, ['999']);
    expect(world.issues.reads).toEqual([]);
  });

  it('answers a page with what is true now', async () => {
    const { world, ids } = await linked(2);
    world.issues.change('10002', { done: true });
    const views = await refreshActions(world, aCaller(), PLACE, [...ids, anId()]);
    expect(views.map((view) => view.issue.issueDone)).toEqual([false, true]);
    expect(await refreshActions(world, aCaller(), { ...PLACE, localId: 'other' }, ids)).toEqual([]);
  });
});

describe('the sweep', () => {
  it('reads what changed first, then the longest unverified, and says when it began', async () => {
    const { world, ids } = await linked(3);
    await sweep(world);
    world.issues.reads.length = 0;
    world.clock.advance(2 * 3_600_000);
    world.issues.change('10003', { done: true });
    const began = world.clock.iso();
    const read = world.issues.read.bind(world.issues);
    world.issues.read = (as, issueIds) => {
      world.clock.advance(5_000);
      return read(as, issueIds);
    };
    await sweep(world);
    expect(world.issues.reads[0]?.[0]).toBe('10003');
    expect((await stored(world, ids[2]!)).issue.issueDone).toBe(true);
    expect((await world.upkeep.sweepState()).lastAt).toBe(began);
  });

  it('looks back far enough to cover a pause, a week at most', async () => {
    const { world } = await linked(0);
    for (const pause of [0, 30, 600, 60 * 24 * 30]) {
      world.clock.advance(pause * 60_000);
      await sweep(world);
    }
    expect(world.issues.lookBacks).toEqual([7 * 24 * 60, 75, 615, 7 * 24 * 60]);
  });

  it('is not complete when Jira breaks in the middle', async () => {
    const { world } = await linked(1);
    world.issues.read = () => Promise.reject(new Error('Jira broke'));
    await expect(sweep(world)).rejects.toThrow('Jira broke');
    expect((await world.upkeep.sweepState()).lastAt).toBeNull();
  });

  it('comes round to every issue, though a hundred others cannot be seen any more', async () => {
    const { world, ids } = await linked(110);
    for (const issue of world.issues.issues.slice(0, 105)) world.issues.change(issue.issueId, { gone: true });
    for (let hour = 0; hour < 3; hour += 1) {
      await sweep(world);
      world.clock.advance(3_600_000);
    }
    world.issues.change('10110', { gone: true });
    for (let hour = 0; hour < 2; hour += 1) {
      await sweep(world);
      world.clock.advance(3_600_000);
    }
    expect((await stored(world, ids[109]!)).issue.state).toBe('unreachable');
  });
});

describe('links back to the page', () => {
  it('are added by upkeep as the app, once', async () => {
    const world = memoryWorld();
    world.issues.linking = 'throws';
    const [id] = await savedActions(world, [{}]);
    await pressCreate(world, [id!]);
    await completePageLinks(world);
    world.issues.linking = 'works';
    await completePageLinks(world);
    await completePageLinks(world);
    expect(world.issues.pageLinks).toEqual([
      {
        as: 'app',
        issueId: '10001',
        globalId: `debrief:installation-1:${PLACE.pageId}:${id!}`,
        resolved: false,
      },
    ]);
  });
});

describe('hourly upkeep', () => {
  it('goes on after one part failed, and fails in the end so that it is seen', async () => {
    const world = memoryWorld();
    const [id] = await savedActions(world, [{}]);
    world.issues.script = ['killed'];
    await expect(pressCreate(world, [id!])).rejects.toThrow();
    world.clock.advance(3_600_000);
    Object.assign(world.upkeep, { repairChanges: () => Promise.reject(new Error('no')) });
    await expect(hourlyUpkeep(world)).rejects.toThrow('upkeep failed in part');
    expect((await stored(world, id!)).issue.state).toBe('checking');
  });
});
