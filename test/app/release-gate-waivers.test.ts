import { gateWaivers, endGateWaiver, giveGateWaiver } from '../../src/app/release-gate-waivers';
import { askGate } from '../../src/app/release-gate';
import { createGateToken } from '../../src/app/release-gate-settings';
import { Conflict, InvalidInput } from '../../src/domain/failure';
import { aCaller, aChange, anAction, anId, EDITOR } from '../support/builders';
import { savedActions } from '../support/builders-saved';
import { memoryWorld } from '../support/ports-world';

const DAY = 24 * 3_600_000;

/** Checkout with these actions, and a token that may ask about it. */
async function given(actions: Parameters<typeof savedActions>[1]) {
  const world = memoryWorld();
  await savedActions(world, actions);
  const service = await world.services.findOrCreate('Checkout', anId(), aChange());
  const made = await createGateToken(world, aCaller(), {
    changeId: anId(),
    name: 'ci',
    serviceIds: [service.id],
  });
  const ask = (version = '3.6') => askGate(world, { token: made.token, service: 'Checkout', version });
  const input = (some: Partial<Parameters<typeof giveGateWaiver>[2]> = {}) => ({
    changeId: anId(),
    serviceId: service.id,
    reason: 'The fix itself is in this release.',
    endsAt: world.clock.iso(DAY),
    release: null,
    coversNew: false,
    ...some,
  });
  return { world, ask, input };
}

test('a waiver lets a release through, is logged with its decision, and ends by itself', async () => {
  const { world, ask, input } = await given([{}]);
  expect(await ask()).toMatchObject({ verdict: 'prevented' });
  await giveGateWaiver(world, aCaller(), input());
  const [waiver] = await gateWaivers(world);
  expect(waiver).toMatchObject({ serviceName: 'Checkout', by: EDITOR, covered: 1, holds: true });
  expect(await ask()).toEqual({ verdict: 'waived', code: 'OVERRIDDEN' });
  expect(world.releaseGates.decisionsMade.at(-1)).toMatchObject({ waiverId: waiver?.id, blockers: [] });
  world.clock.advance(DAY);
  expect(await ask()).toMatchObject({ verdict: 'prevented' });
  expect(world.releaseGates.decisionsMade.at(-1)).toMatchObject({ waiverId: null });
  expect(await gateWaivers(world)).toMatchObject([{ holds: false, endedAt: null }]);
});

test('an action written down later holds again, unless the waiver said that it covers that', async () => {
  const { world, ask, input } = await given([{}]);
  await giveGateWaiver(world, aCaller(), input());
  const record = [...world.db.postmortems.rows.values()][0];
  const row = { id: anId(), fields: anAction(), ownerId: null, position: 9 };
  await world.actions.save(record?.id ?? '', null, row, aChange());
  expect(await ask()).toMatchObject({ verdict: 'prevented' });
  await giveGateWaiver(world, aCaller(), input({ coversNew: true }));
  expect(await ask()).toMatchObject({ verdict: 'waived' });
});

test('for one release only where it names one', async () => {
  const { world, ask, input } = await given([{}]);
  await giveGateWaiver(world, aCaller(), input({ release: '3.6' }));
  expect([await ask('3.6'), await ask('3.6.1')]).toMatchObject([
    { verdict: 'waived' },
    { verdict: 'prevented' },
  ]);
});

test('said twice it is one waiver; ended once, and then it holds nothing', async () => {
  const { world, ask, input } = await given([{}]);
  const once = input();
  await giveGateWaiver(world, aCaller(), once);
  expect(await giveGateWaiver(world, aCaller(), once)).toEqual({ version: 1 });
  expect(await gateWaivers(world)).toHaveLength(1);
  const end = { changeId: anId(), serviceId: once.serviceId, id: once.changeId, version: 1 };
  const elsewhere = { ...end, changeId: anId(), serviceId: anId() };
  await expect(endGateWaiver(world, aCaller(), elsewhere)).rejects.toThrow(Conflict);
  expect(await endGateWaiver(world, aCaller(), end)).toEqual({ version: 2 });
  expect(await endGateWaiver(world, aCaller(), end)).toEqual({ version: 2 });
  expect(await gateWaivers(world)).toMatchObject([{ holds: false }]);
  await expect(endGateWaiver(world, aCaller(), { ...end, changeId: anId() })).rejects.toThrow(Conflict);
  expect(await ask()).toMatchObject({ verdict: 'prevented' });
  expect(world.db.log.map(({ change }) => change.what).filter((what) => /waiver/.test(what))).toEqual([
    'gate-waiver-given',
    'gate-waiver-ended',
  ]);
});

test.each([
  ['in the past', -1],
  ['later than a fortnight', 14 * DAY + 1],
])('does not end %s', async (_what, after) => {
  const { world, input } = await given([{}]);
  const wrong = input({ endsAt: world.clock.iso(after) });
  await expect(giveGateWaiver(world, aCaller(), wrong)).rejects.toThrow(InvalidInput);
  expect(await gateWaivers(world)).toEqual([]);
});

test('there is nothing to waive where nothing holds', async () => {
  const { world, input } = await given([{ status: 'done' }]);
  await expect(giveGateWaiver(world, aCaller(), input())).rejects.toThrow('nothing to waive');
});
