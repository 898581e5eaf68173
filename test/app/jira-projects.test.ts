import { accessBlocked, lookAtProject, projectGone, watchProjects } from '../../src/app/jira-projects';
import { sweep } from '../../src/app/jira-sync';
import { pressCreate, savedActions, stored } from '../support/builders-saved';
import { drainJobs } from '../support/jobs';
import { memoryWorld } from '../support/ports-world';

async function linked() {
  const world = memoryWorld();
  const [id = ''] = await savedActions(world, [{}]);
  await pressCreate(world, [id]);
  await drainJobs(world);
  world.issues.change('10001', { done: true });
  await sweep(world);
  return { world, issue: async () => (await stored(world, id)).issue };
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

it('keeps the reason that only an event can tell, while the issue stays hidden', async () => {
  const { world, issue } = await linked();
  world.issues.hiddenFromApp.add('10000');
  await projectGone(world, '10000');
  await sweep(world);
  expect(await issue()).toMatchObject({ state: 'unreachable', why: 'project-gone' });
  await accessBlocked(world, { issueIds: ['10001'], projectIds: [] });
  await sweep(world);
  expect((await issue()).why).toBe('blocked');
  world.issues.hiddenFromApp.clear();
  await sweep(world);
  expect(await issue()).toMatchObject({ state: 'linked', issueDone: true });
});

it('asks nothing while Jira is paused', async () => {
  const { world } = await linked();
  await world.jiraLimits.pause(world.clock.iso(60_000));
  world.issues.failures = [new Error('asked')];
  await watchProjects(world);
  await accessBlocked(world, { issueIds: [], projectIds: ['10000'] });
});
