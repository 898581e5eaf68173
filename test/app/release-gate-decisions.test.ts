import {
  gateDecisions,
  gateDecisionsOf,
  keepGateLog,
  readGateLogRetention,
  saveGateLogRetention,
} from '../../src/app/release-gate-decisions';
import { askGate, MOST_QUESTIONS, tokenText } from '../../src/app/release-gate';
import { createGateToken, gateSettings, revokeGateToken } from '../../src/app/release-gate-settings';
import { Conflict, NotFound } from '../../src/domain/failure';
import { aCaller, aChange, anId } from '../support/builders';
import { savedActions } from '../support/builders-saved';
import { memoryWorld } from '../support/ports-world';

const DAY = 86_400_000;
const EVERYTHING = { serviceId: null, release: null, verdict: null, from: null, until: null, after: null };

/** A world with these actions on Checkout, and a question of a pipeline. */
async function given(actions: Parameters<typeof savedActions>[1]) {
  const world = memoryWorld();
  const ids = await savedActions(world, actions);
  const service = await world.services.findOrCreate('Checkout', anId(), aChange());
  const { token, id } = await createGateToken(world, aCaller(), {
    changeId: anId(),
    name: 'Deploy',
    serviceIds: [service.id],
  });
  const ask = (version = '3.6', text = token) =>
    askGate(world, { token: text, service: 'Checkout', version });
  return { world, ids, token, tokenId: id, serviceId: service.id, ask };
}

it('says why a release was held on a day long gone: by whom asked, for what, by which actions', async () => {
  const { world, ids, ask } = await given([{ title: 'Alert earlier' }, { title: 'Roll back by itself' }]);
  await ask('3.6');
  world.clock.advance(3 * DAY);
  await ask('3.7');
  const { decisions, next } = await gateDecisions(world, { ...EVERYTHING, release: '3.6' });
  expect(next).toBeNull();
  expect(decisions).toHaveLength(1);
  expect(decisions[0]).toMatchObject({
    at: world.clock.iso(-3 * DAY),
    serviceName: 'Checkout',
    asked: { service: 'Checkout', version: '3.6' },
    verdict: 'prevented',
    code: 'UNASSIGNED',
    caller: { kind: 'token', name: 'Deploy' },
    facts: { openUnlinked: 2 },
    isHeldByMore: false,
    waived: null,
  });
  expect(decisions[0]?.blockers.map(({ title }) => title).sort()).toEqual([
    'Alert earlier',
    'Roll back by itself',
  ]);
  expect(decisions[0]?.blockers.map(({ actionId }) => actionId).sort()).toEqual([...ids].sort());
});

it('names nothing of pages that the reader may not see, only that there is more', async () => {
  const { world, ask } = await given([{ title: 'A secret' }]);
  await ask();
  world.pages.pages.clear();
  const answer = await gateDecisions(world, EVERYTHING);
  expect(answer.decisions[0]).toMatchObject({ blockers: [], isHeldByMore: true });
  expect(JSON.stringify(answer)).not.toContain('A secret');
});

describe('of one service', () => {
  const of = (serviceId: string) => ({ ...EVERYTHING, serviceId });

  it('tells the verdicts and what the reader sees of the reasons, no counts and no names of tokens', async () => {
    const { world, ask, serviceId } = await given([{ title: 'Alert earlier' }]);
    await ask('3.6');
    const { decisions } = await gateDecisionsOf(world, of(serviceId));
    expect(decisions).toMatchObject([
      { verdict: 'prevented', facts: null, caller: { kind: 'token', name: '' }, isHeldByMore: false },
    ]);
    expect(decisions[0]?.blockers.map(({ title }) => title)).toEqual(['Alert earlier']);
  });

  it('is as unknown as its pages to those who may not see them', async () => {
    const { world, ask, serviceId } = await given([{ title: 'A secret' }]);
    await ask('3.6');
    world.pages.pages.clear();
    await expect(gateDecisionsOf(world, of(serviceId))).rejects.toThrow(NotFound);
    await expect(gateDecisionsOf(world, of(anId()))).rejects.toThrow(NotFound);
  });
});

it('asks Confluence nothing when nothing was held', async () => {
  const { world, ask } = await given([]);
  await ask();
  world.pages.titlesForUser = () => Promise.reject(new Error('asked'));
  expect((await gateDecisions(world, EVERYTHING)).decisions).toMatchObject([{ verdict: 'allowed' }]);
});

it('is kept for 400 days, or as long as an admin says', async () => {
  const { world, ask } = await given([]);
  expect(await readGateLogRetention(world)).toEqual({ version: 0, value: { days: 400 } });
  await ask();
  world.clock.advance(400 * DAY);
  await keepGateLog(world);
  expect(world.releaseGates.decisionsMade).toHaveLength(1);
  world.clock.advance(1);
  const input = { changeId: anId(), version: 0, days: null };
  expect(await saveGateLogRetention(world, aCaller(), input)).toEqual({ version: 1, value: { days: null } });
  await keepGateLog(world);
  expect(world.releaseGates.decisionsMade).toHaveLength(1);
  await expect(
    saveGateLogRetention(world, aCaller(), { changeId: anId(), version: 0, days: 30 }),
  ).rejects.toThrow(Conflict);
  await saveGateLogRetention(world, aCaller(), { changeId: anId(), version: 1, days: 30 });
  await keepGateLog(world);
  expect(world.releaseGates.decisionsMade).toEqual([]);
});

describe('wrong tokens', () => {
  it('are counted with the token that they name, or with nobody; what is no token at all is not', async () => {
    const { world, tokenId, token, ask } = await given([]);
    const other = tokenText(tokenId, 'x'.repeat(43));
    expect(await ask('1', other)).toBe('unauthorised');
    expect(await ask('1', tokenText(anId(), 'x'.repeat(43)))).toBe('unauthorised');
    expect(await ask('1', 'Bearer nonsense')).toBe('unauthorised');
    expect(await askGate(world, { token: null, service: 'Checkout', version: '1' })).toBe('unauthorised');
    await revokeGateToken(world, aCaller(), { changeId: anId(), id: tokenId, version: 1 });
    expect(await ask('1', token)).toBe('unauthorised');
    const settings = await gateSettings(world);
    expect(settings.tokens[0]?.refusals).toEqual({ count: 2, lastAt: world.clock.iso() });
    expect(settings.refusals).toEqual({ count: 1, lastAt: world.clock.iso() });
    expect(world.releaseGates.decisionsMade).toEqual([]);
  });

  it('stay refused when they cannot be counted, and use up no question of the right one', async () => {
    const { world, tokenId, ask } = await given([]);
    const refuse = world.releaseGates.refuse.bind(world.releaseGates);
    for (let time = 0; time < MOST_QUESTIONS; time += 1) await ask('1', tokenText(tokenId, 'x'.repeat(43)));
    expect(await ask()).toMatchObject({ verdict: 'allowed' });
    world.releaseGates.refuse = () => Promise.reject(new Error('down'));
    expect(await ask('1', tokenText(tokenId, 'y'.repeat(43)))).toBe('unauthorised');
    expect(world.log.events()).toContain('release-gate.refusal-not-counted');
    world.releaseGates.refuse = refuse;
  });
});
