import { authorise } from '../../src/app/access';
import { gateSettings, saveGatePolicy } from '../../src/app/release-gate-settings';
import { gateWaivers, giveGateWaiver } from '../../src/app/release-gate-waivers';
import { whoMayWaive } from '../../src/app/release-gate-waiving';
import { InvalidInput, NotAllowed, NotFound } from '../../src/domain/failure';
import { aCaller, aChange, anId, aPolicy, EDITOR } from '../support/builders';
import { savedActions } from '../support/builders-saved';
import { memoryWorld } from '../support/ports-world';

const DAY = 24 * 3_600_000;
const MANAGER = 'release-manager';
const manager = aCaller({ accountId: MANAGER });

/** Checkout with an open action, and Search; nobody administers unless `admins` says so. */
async function given(by: readonly string[] | null = [MANAGER], mostDays = 14) {
  const world = memoryWorld();
  world.administrators.accounts.clear();
  await savedActions(world, [{}]);
  const checkout = await world.services.findOrCreate('Checkout', anId(), aChange());
  const search = await world.services.findOrCreate('Search', anId(), aChange());
  const set = (serviceId: string | null, people: readonly string[], version = 0) =>
    saveGatePolicy(world, aCaller(), {
      changeId: anId(),
      serviceId,
      version,
      policy: { ...aPolicy(), severities: [], types: [], waivers: { by: [...people], mostDays } },
    });
  if (by !== null) await set(checkout.id, by);
  const may = (serviceId: string, caller = manager) =>
    authorise(world, 'waive-release', caller, { serviceId }).then(
      () => 'may',
      (error: unknown) => (error instanceof Error ? error.constructor.name : 'thrown'),
    );
  return { world, checkout: checkout.id, search: search.id, set, may };
}

test('whom the policy of a service names may waive for it, and for no other', async () => {
  const { checkout, search, may } = await given();
  expect([await may(checkout), await may(search), await may(anId())]).toEqual([
    'may',
    NotAllowed.name,
    NotAllowed.name,
  ]);
  expect(await may(checkout, aCaller({ accountId: 'somebody' }))).toBe(NotAllowed.name);
});

test('the default names them for every service without a policy of its own', async () => {
  const { checkout, search, set, may } = await given([]);
  await set(null, [MANAGER]);
  expect([await may(checkout), await may(search)]).toEqual([NotAllowed.name, 'may']);
});

test('people who administer Confluence may, where there is such a service', async () => {
  const { world, checkout, may } = await given(null);
  world.administrators.accounts.add(EDITOR);
  expect([await may(checkout, aCaller()), await may(anId(), aCaller())]).toEqual(['may', NotFound.name]);
});

test('a closed account may nothing, stays named, and is not lost by the next save', async () => {
  const { world, checkout, set, may } = await given();
  world.db.people.delete(MANAGER);
  expect(await may(checkout)).toBe(NotAllowed.name);
  const named = async () =>
    (await gateSettings(world)).services.find(({ id }) => id === checkout)?.policy.value?.waivers.by;
  expect(await named()).toEqual(['']);
  await set(checkout, ['', EDITOR], 1);
  expect(await named()).toEqual(['', EDITOR]);
  world.db.people.delete(EDITOR);
  expect(await named()).toEqual(['', '']);
});

test('nobody’s account id stands in what is kept or logged', async () => {
  const { world } = await given();
  const kept = [...world.db.policies.rows.values(), ...world.db.log];
  expect(kept.length).toBeGreaterThan(1);
  expect(JSON.stringify(kept)).not.toContain(MANAGER);
});

test('who may is told to whoever may know of the service', async () => {
  const { world, checkout } = await given([MANAGER], 3);
  const told = { may: true, by: [MANAGER], mostDays: 3 };
  expect(await whoMayWaive(world, manager, { serviceId: checkout })).toEqual(told);
  const reader = aCaller({ accountId: 'reader' });
  expect(await whoMayWaive(world, reader, { serviceId: checkout })).toEqual({ ...told, may: false });
  world.pages.pages.clear();
  await expect(whoMayWaive(world, reader, { serviceId: checkout })).rejects.toThrow(NotFound);
  await expect(whoMayWaive(world, manager, { serviceId: anId() })).rejects.toThrow(NotFound);
});

test('a waiver ends within the days that the policy of its service says', async () => {
  const { world, checkout } = await given([MANAGER], 3);
  const input = (endsAt: string) => ({
    changeId: anId(),
    serviceId: checkout,
    reason: 'The fix itself',
    endsAt,
    release: null,
    coversNew: false,
  });
  const late = giveGateWaiver(world, manager, input(world.clock.iso(3 * DAY + 1)));
  await expect(late).rejects.toThrow(InvalidInput);
  await giveGateWaiver(world, manager, input(world.clock.iso(3 * DAY)));
  expect(await gateWaivers(world)).toMatchObject([{ by: MANAGER, holds: true }]);
});
