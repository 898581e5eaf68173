import { readIssues, sweep } from '../../src/app/jira-sync';
import { pressCreate, savedActions, stored } from '../support/builders-saved';
import { drainJobs } from '../support/jobs';
import { memoryWorld } from '../support/ports-world';

async function movedOutOfSight() {
  const world = memoryWorld();
  const [id = ''] = await savedActions(world, [{}]);
  await pressCreate(world, [id]);
  await drainJobs(world);
  world.issues.hiddenFromApp.add('10002');
  world.issues.change('10001', { projectId: '10002', issueKey: 'SEC-1' });
  return { world, issue: async () => (await stored(world, id)).issue };
}

it('calls hidden what an event says was moved to a project that the app cannot see, and goes on doing so', async () => {
  const { world, issue } = await movedOutOfSight();
  await readIssues(world, ['10001'], '10002');
  expect(await issue()).toMatchObject({ state: 'unreachable', why: 'hidden' });
  world.clock.advance(3_600_000);
  await sweep(world);
  expect(await issue()).toMatchObject({ state: 'unreachable', why: 'hidden' });
  world.issues.hiddenFromApp.clear();
  await sweep(world);
  expect(await issue()).toMatchObject({ state: 'linked', why: null, issueKey: 'SEC-1' });
});

it('corrects what it took for deleted before the event came', async () => {
  const { world, issue } = await movedOutOfSight();
  await sweep(world);
  expect(await issue()).toMatchObject({ state: 'unreachable', why: 'deleted' });
  await readIssues(world, ['10001'], '10002');
  expect(await issue()).toMatchObject({ state: 'unreachable', why: 'hidden' });
});

it('believes its own look before the event: what is seen is where it is seen', async () => {
  const { world, issue } = await movedOutOfSight();
  world.issues.hiddenFromApp.clear();
  await readIssues(world, ['10001'], '10003');
  expect(await issue()).toMatchObject({ state: 'linked', why: null, issueKey: 'SEC-1' });
});
