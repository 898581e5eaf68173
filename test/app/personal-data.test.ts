import { reportPersonalData, resumeReport, startReport } from '../../src/app/personal-data';
import { PersonalDataUnavailable } from '../../src/domain/failure';
import { memoryWorld, type MemoryWorld } from '../support/ports-world';

const DAY = 24 * 3_600_000;

async function aSiteOf(count: number): Promise<MemoryWorld> {
  const world = memoryWorld();
  await world.people.idsOf(Array.from({ length: count }, (_, index) => `account-${String(index)}`));
  world.deadline.ms = 300_000;
  return world;
}

/** Everything that is queued; time passes while a job waits. */
async function drain(world: MemoryWorld): Promise<void> {
  for (let entry = world.queues.reports.shift(); entry; entry = world.queues.reports.shift()) {
    world.clock.advance(entry.delaySeconds * 1000);
    await reportPersonalData(world, entry.job);
  }
}

async function week(world: MemoryWorld): Promise<string[]> {
  const before = world.personalData.reports.length;
  await startReport(world);
  await drain(world);
  return world.personalData.reports.slice(before).flat();
}

it('reports everybody once a week, ninety at a time', async () => {
  const world = await aSiteOf(200);
  expect(new Set(await week(world)).size).toBe(200);
  expect(world.personalData.reports.map(({ length }) => length)).toEqual([90, 90, 20]);
  expect(await week(world)).toEqual([]);
  world.clock.advance(7 * DAY);
  expect(await week(world)).toHaveLength(200);
});

it('forgets whoever closed their account, and never reports them again', async () => {
  const world = await aSiteOf(3);
  world.personalData.closed.add('account-1');
  await week(world);
  world.clock.advance(7 * DAY);
  expect(await week(world)).toEqual(['account-0', 'account-2']);
  expect(JSON.stringify(world.log.lines)).not.toContain('account-');
});

it('goes on in another function when its time is up', async () => {
  const world = await aSiteOf(100);
  world.deadline.ms = 10_000;
  await startReport(world);
  const [first] = world.queues.reports.splice(0);
  await reportPersonalData(world, first!.job);
  expect(world.personalData.reports).toEqual([]);
  world.deadline.ms = 300_000;
  await drain(world);
  expect(world.personalData.reports.flat()).toHaveLength(100);
});

it('waits as long as Atlassian says, and tries less and less often otherwise', async () => {
  const world = await aSiteOf(1);
  world.personalData.failures.push(
    new PersonalDataUnavailable(429, 30),
    new PersonalDataUnavailable(503, null),
    new PersonalDataUnavailable(null, null),
  );
  const waited: number[] = [];
  await startReport(world);
  for (let entry = world.queues.reports.shift(); entry; entry = world.queues.reports.shift()) {
    waited.push(entry.delaySeconds);
    await reportPersonalData(world, entry.job);
  }
  expect(waited).toEqual([0, 30, 120, 240]);
  expect(world.personalData.reports).toEqual([['account-0']]);
});

it('gives up in the end, and the next hour finds who was missed', async () => {
  const world = await aSiteOf(1);
  for (let time = 0; time < 21; time += 1)
    world.personalData.failures.push(new PersonalDataUnavailable(503, null));
  await week(world);
  expect(world.personalData.reports).toEqual([]);
  await resumeReport(world);
  expect(world.queues.reports).toEqual([]);
  world.clock.advance(8 * DAY);
  await resumeReport(world);
  await drain(world);
  expect(world.personalData.reports).toEqual([['account-0']]);
});

it('one account that is none keeps nobody waiting', async () => {
  const world = await aSiteOf(95);
  world.personalData.bogus.add('account-7');
  expect(new Set(await week(world)).size).toBe(94);
});
