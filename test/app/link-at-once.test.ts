import { linkIssue } from '../../src/app/link-issue';
import { retrySync } from '../../src/app/retry-sync';
import { watchProjects } from '../../src/app/jira-projects';
import { aCaller, aPage, PLACE } from '../support/builders';
import { savedActions, stored } from '../support/builders-saved';
import { drainJobs } from '../support/jobs';
import { memoryWorld, type MemoryWorld } from '../support/ports-world';

const here = { caller: aCaller(), page: aPage(), place: PLACE };
const link = (world: MemoryWorld, actionId: string, issueId: string) =>
  linkIssue(world, { ...here, actionId, issueId });

it('two editors who link one issue at once: one gets it, the other hears of it and leaves nothing behind', async () => {
  const world = memoryWorld();
  const ids = await savedActions(world, [{}, {}]);
  const { issueId } = world.issues.add({});
  const results = await Promise.allSettled(ids.map((id) => link(world, id, issueId)));
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const winner = ids[results.findIndex(({ status }) => status === 'fulfilled')] ?? '';
  expect(world.issues.pageLinks).toEqual([
    expect.objectContaining({ issueId, globalId: expect.stringContaining(winner) }),
  ]);
  await drainJobs(world);
  const states = await Promise.all(ids.map(async (id) => (await stored(world, id)).issue.state));
  expect(states.sort()).toEqual(['linked', 'none']);
  expect(world.issues.issue(issueId).actionId).toBe(winner);
});

it('trying again looks at the project of what was archived with it', async () => {
  const world = memoryWorld();
  const [id = ''] = await savedActions(world, [{}]);
  await link(world, id, world.issues.add({}).issueId);
  await drainJobs(world);
  world.issues.sights.set('10000', 'archived');
  await watchProjects(world);
  world.issues.sights.clear();
  await retrySync(world, { ...here, actionIds: [id] });
  await drainJobs(world);
  expect((await stored(world, id)).issue).toMatchObject({ state: 'linked', why: null });
});
