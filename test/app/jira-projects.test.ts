import { lookAtProject, watchProjects } from '../../src/app/jira-projects';
import { sweep } from '../../src/app/jira-sync';
import { pressCreate, savedActions, stored } from '../support/builders-saved';
import { drainJobs } from '../support/jobs';
import { memoryWorld, type TestWorld } from '../support/ports-world';

async function linked(count = 1) {
  const world = memoryWorld();
  const ids = await savedActions(
    world,
    Array.from({ length: count }, () => ({})),
  );
  world.deadline.ms = 900_000;
  for (let start = 0; start < count; start += 200) await pressCreate(world, ids.slice(start, start + 200));
  await drainJobs(world);
  for (const { issueId } of world.issues.issues) world.issues.change(issueId, { done: true });
  await sweep(world);
  const [id = ''] = ids;
  return { world, ids, issue: async () => (await stored(world, id)).issue };
}

async function states(world: TestWorld, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const actions = await world.issueLinks.byIds(ids);
  return new Set(actions.map(({ issue }) => `${issue.state} ${String(issue.why)}`));
}

it('calls issues of an archived project unreachable until the project itself is seen to be back', async () => {
  const { world, issue } = await linked();
  expect((await issue()).issueDone).toBe(true);
  world.issues.sights.set('10000', 'archived');
  await watchProjects(world);
  expect(await issue()).toMatchObject({ state: 'unreachable', why: 'project-archived', issueDone: false });
  await sweep(world);
  expect(await issue()).toMatchObject({ state: 'unreachable', why: 'project-archived' });
  world.issues.sights.clear();
  await lookAtProject(world, '10000');
  expect(await issue()).toMatchObject({ state: 'linked', why: null, issueDone: true });
});

it('brings back every issue of a project that is back, however many they are', async () => {
  const { world, ids } = await linked(450);
  world.issues.sights.set('10000', 'archived');
  await watchProjects(world);
  await drainJobs(world);
  expect(await states(world, ids)).toEqual(new Set(['unreachable project-archived']));
  world.issues.sights.clear();
  for (const { issueId } of world.issues.issues.slice(0, 210)) world.issues.change(issueId, { gone: true });
  await watchProjects(world);
  await drainJobs(world);
  expect(await states(world, ids.slice(0, 210))).toEqual(new Set(['unreachable deleted']));
  expect(await states(world, ids.slice(210))).toEqual(new Set(['linked null']));
  expect(world.queues.jobs).toEqual([]);
});

it('believes nothing that it was told before of a project that it cannot see any more', async () => {
  const { world, ids } = await linked(250);
  world.issues.hiddenFromApp.add('10000');
  await watchProjects(world);
  await drainJobs(world);
  for (const id of ids)
    expect((await stored(world, id)).issue).toMatchObject({
      state: 'unreachable',
      why: 'hidden',
      issueDone: false,
    });
});

it('keeps the reason that only an event can tell, while the issue stays hidden', async () => {
  const { world, issue } = await linked();
  world.issues.hiddenFromApp.add('10000');
  await lookAtProject(world, '10000', true);
  await sweep(world);
  await watchProjects(world);
  expect(await issue()).toMatchObject({ state: 'unreachable', why: 'project-gone' });
  world.issues.hiddenFromApp.clear();
  await sweep(world);
  expect(await issue()).toMatchObject({ state: 'linked', issueDone: true });
});

it('tells an access rule from missing permissions', async () => {
  const { world, issue } = await linked();
  world.issues.sights.set('10000', 'blocked');
  await lookAtProject(world, '10000');
  expect(await issue()).toMatchObject({ state: 'unreachable', why: 'blocked', issueDone: false });
});

it('asks nothing while Jira is paused', async () => {
  const { world } = await linked();
  await world.jiraLimits.pause(world.clock.iso(60_000));
  world.issues.failures = [new Error('asked')];
  await watchProjects(world);
});
