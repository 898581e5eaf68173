import { chainReport, checkChain, goOnChecking } from '../../src/app/change-chain';
import { keepRetention, readRetention, saveRetention } from '../../src/app/history-retention';
import { cutDay } from '../../src/domain/change-chain';
import { aCaller, aChange, anEntry, anId, EDITOR } from '../support/builders';
import { aRecord, keyOf } from '../support/ports-contract';
import { memoryWorld, type TestWorld } from '../support/ports-world';

const YEAR = 366 * 24 * 3_600_000;

/** An entry saved once a year, from now on. */
async function savedYearly(world: TestWorld, times: number): Promise<string> {
  const postmortemId = await aRecord(world);
  const entry = anEntry();
  for (let time = 0; time < times; time += 1) {
    const { row } = await world.timeline.basis(keyOf(anId()), entry.id);
    await world.timeline.save(
      postmortemId,
      row,
      { ...entry, text: String(time) },
      aChange({ at: world.clock.iso() }),
    );
    world.clock.advance(YEAR);
  }
  return entry.id;
}

it('keeps everything for ever, unless an admin says otherwise', async () => {
  const world = memoryWorld();
  await savedYearly(world, 5);
  const logged = world.db.log.length;
  await keepRetention(world);
  expect(world.db.log).toHaveLength(logged);
  expect(await readRetention(world)).toEqual({ version: 0, value: { years: null } });
});

it('takes out what is older, but for the last one before that day, and says so once a day', async () => {
  const world = memoryWorld();
  const id = await savedYearly(world, 5);
  await saveRetention(world, aCaller({ accountId: EDITOR }), { changeId: anId(), version: 0, years: 2 });
  const versions = () =>
    world.db.log.filter(({ subjectId }) => subjectId === id).map(({ version }) => version);
  await keepRetention(world);
  // Made 5, 4, 3, 2 and 1 leap years ago: the fourth is the last from before two years ago.
  expect(versions()).toEqual([4, 5]);
  const cuts = () =>
    world.db.log.filter(({ change }) => change.what === 'history-cut').map(({ change }) => change);
  expect(cuts()).toEqual([
    expect.objectContaining({ by: null, before: null, after: { before: cutDay(world.clock.now(), 2) } }),
  ]);
  await keepRetention(world);
  expect(cuts()).toHaveLength(1);
  expect((await checkChain(world, null)).breaks).toEqual([]);
});

it('the check still finds what somebody else took out', async () => {
  const world = memoryWorld();
  const id = await savedYearly(world, 5);
  await saveRetention(world, aCaller(), { changeId: anId(), version: 0, years: 2 });
  await keepRetention(world);
  world.db.log.splice(
    0,
    world.db.log.length,
    ...world.db.log.filter((entry) => entry.subjectId !== id || entry.version > 4),
  );
  await goOnChecking(world);
  expect((await chainReport(world))?.breaks).toEqual([
    expect.objectContaining({ kind: 'beginning', version: 5 }),
  ]);
});

it('a leap day is the last day of February in other years', () => {
  expect(cutDay(Date.parse('2028-02-29T13:00:00Z'), 1)).toBe('2027-02-28T00:00:00.000Z');
  expect(cutDay(Date.parse('2026-11-26T13:00:00Z'), 3)).toBe('2023-11-26T00:00:00.000Z');
});
