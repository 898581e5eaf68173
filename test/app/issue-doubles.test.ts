import { reviewDoubles } from '../../src/app/issue-doubles';
import { sweep } from '../../src/app/jira-sync';
import { pressCreate, savedActions, stored } from '../support/builders-saved';
import { drainJobs } from '../support/jobs';
import type { FakeIssue } from '../support/ports-jira';
import { memoryWorld } from '../support/ports-world';

/** One action with its issue, and further issues that a sweep has reported. */
async function doubled(...keys: readonly string[]) {
  const world = memoryWorld();
  world.deadline.ms = 300_000;
  const [id = ''] = await savedActions(world, [{}]);
  await pressCreate(world, [id]);
  await drainJobs(world);
  const doubles = keys.map((issueKey) => world.issues.add({ actionId: id, issueKey }).issueId);
  await sweep(world);
  const note = async () => (await stored(world, id)).issue.note;
  for (const key of keys) expect(await note()).toContain(key);
  return { world, id, doubles, note };
}

describe('the note about a second issue', () => {
  it.each<[string, Partial<FakeIssue>]>([
    ['was deleted', { gone: true }],
    ['lost its marker', { actionId: '' }],
    ['was closed, as we asked', { done: true }],
  ])('goes, as a recorded change, when that issue %s', async (_what, fate) => {
    const { world, id, doubles, note } = await doubled('OPS-77');
    world.issues.change(doubles[0]!, fate);
    await reviewDoubles(world);
    expect(await note()).toBe('');
    const change = world.db.log
      .filter(({ subjectId, subject }) => subjectId === id && subject === 'issue')
      .at(-1);
    expect(change?.change).toMatchObject({
      what: 'issue-noted',
      by: null,
      before: { note: expect.stringContaining('OPS-77') },
      after: { note: '' },
    });
    await sweep(world);
    expect(await note()).toBe('');
  });

  it('stays, without another change, while that issue is there', async () => {
    const { world, id, note } = await doubled('OPS-77');
    const { issueVersion } = await stored(world, id);
    await reviewDoubles(world);
    expect([await note(), (await stored(world, id)).issueVersion]).toEqual([
      expect.stringContaining('OPS-77'),
      issueVersion,
    ]);
  });

  it('names those that are left, and comes back with an issue that is opened again', async () => {
    const { world, doubles, note } = await doubled('OPS-77', 'OPS-78');
    world.issues.change(doubles[0]!, { done: true });
    await reviewDoubles(world);
    expect(await note()).not.toContain('OPS-77');
    expect(await note()).toContain('OPS-78');
    world.issues.change(doubles[0]!, { done: false });
    await sweep(world);
    expect(await note()).toContain('OPS-77');
  });

  it('is not believed to be settled by who cannot see the project', async () => {
    const { world, note } = await doubled('OPS-77');
    world.issues.hiddenFromApp.add('10000');
    await reviewDoubles(world);
    expect(await note()).toContain('OPS-77');
    world.issues.hiddenFromApp.clear();
    world.issues.sights.set('10000', 'blocked');
    const { findMarked } = world.issues;
    world.issues.findMarked = async () => [];
    await reviewDoubles(world);
    expect(await note()).toContain('OPS-77');
    world.issues.findMarked = findMarked;
  });

  it('asks nothing while the site pauses, nor when its time is short', async () => {
    const { world, doubles, note } = await doubled('OPS-77');
    world.issues.change(doubles[0]!, { gone: true });
    world.deadline.ms = 29_000;
    await reviewDoubles(world);
    world.deadline.ms = 300_000;
    await world.jiraLimits.pause(world.clock.iso(1000));
    await reviewDoubles(world);
    expect(await note()).toContain('OPS-77');
    world.clock.advance(1001);
    await reviewDoubles(world);
    expect(await note()).toBe('');
  });
});
