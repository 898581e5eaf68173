import { releaseGateValidator } from '../../src/entry/release-gate-validator';
import { HELD_WORDS } from '../../src/domain/release-gate-words';
import { world } from '../../src/wiring';
import { aChange, anAction, anId } from '../support/builders';
import { aRecord } from '../support/ports-contract';
import { useSqlEngine } from '../support/sql-engine';

// A SQL engine starts first.
jest.setTimeout(60_000);
const engine = useSqlEngine();
const logged = jest.spyOn(console, 'error').mockReturnValue();
beforeEach(() => logged.mockClear());

const held = (errorMessage: string) => ({ result: false, errorMessage });
/** The screen says the release, so nothing has to be asked of Jira. */
const SCREEN = { fixVersions: [{ id: '1', name: '3.6' }] };

const ask = (configuration: unknown, some: Record<string, unknown> = {}, modifiedFields: unknown = SCREEN) =>
  releaseGateValidator({
    issue: { key: 'REL-7' },
    configuration,
    transition: { from: { id: '1' }, to: { id: '2' }, modifiedFields },
    ...some,
  });

/** A service, with an open action on it when asked for. */
async function aService(open: boolean, name = 'Checkout'): Promise<string> {
  const service = await world.services.findOrCreate(name, anId(), aChange());
  if (!open) return service.id;
  const postmortemId = await aRecord(world);
  await world.services.attach(postmortemId, service.id, aChange());
  const row = { id: anId(), fields: anAction(), ownerId: await world.people.idOf('ada'), position: 0 };
  await world.actions.save(postmortemId, null, row, aChange());
  return service.id;
}

describe('the validator of the gate', () => {
  it('lets a transition happen when nothing is open, in two statements, for a rule as JSON or as its text', async () => {
    const rule = { services: [await aService(false)] };
    const { value, statements } = await engine().counting(() => ask(rule));
    expect(value).toEqual({ result: true });
    expect(statements).toHaveLength(2);
    expect(await ask(JSON.stringify(rule))).toEqual({ result: true });
  });

  it('holds it with the name of the service otherwise', async () => {
    const rule = { services: [await aService(false, 'Search'), await aService(true)] };
    expect(await ask(rule)).toEqual({
      result: false,
      errorMessage: expect.stringMatching(/^Checkout: 1 open action/) as unknown,
    });
  });
});

describe('a rule that is none', () => {
  it.each([
    ['nothing', undefined],
    ['null', null],
    ['an empty one', {}],
    ['no services', { services: [] }],
    ['every service', { services: 'all' }],
    ['text that is no JSON', '{'],
    ['JSON in JSON in JSON', JSON.stringify(JSON.stringify({ services: 'project' }))],
    ['a list', ['project']],
    ['a service that is no id', { services: ["x' OR 1=1 -- "] }],
    ['an inherited name', { services: ['__proto__'] }],
    ['a list in the place of an id', { services: [[anId()]] }],
    ['another key', { services: 'project', expression: 'true' }],
    ['a prototype of its own', JSON.parse('{"services":"project","__proto__":{"services":"project"}}')],
    ['too many services', { services: Array.from({ length: 51 }, () => anId()) }],
    ['megabytes', JSON.stringify({ services: 'x'.repeat(2_000_000) })],
  ])('holds: %s', async (_what, configuration) => {
    const { value, statements } = await engine().counting(() => ask(configuration));
    expect(value).toEqual(held(HELD_WORDS.noRule));
    expect(statements).toEqual([]);
  });
});

describe('a payload that is none', () => {
  it.each([
    ['nothing', undefined],
    ['text', 'REL-7'],
    ['a list', []],
    ['no issue', { configuration: { services: 'project' }, transition: {} }],
  ])('holds: %s', async (_what, payload) => {
    expect(await releaseGateValidator(payload)).toEqual(held(HELD_WORDS.unknown));
  });

  it.each([
    ['no key', { issue: {} }, SCREEN],
    ['a key that leads elsewhere', { issue: { key: '../../rest/api/3/myself' } }, SCREEN],
    ['a key with a query', { issue: { key: 'REL-7?expand=x' } }, SCREEN],
    ['a huge key', { issue: { key: `${'A'.repeat(5_000_000)}-1` } }, SCREEN],
    ['no transition', { transition: null }, SCREEN],
    ['fields that are none', {}, 'fixVersions'],
    ['versions that are none', {}, { fixVersions: 'x' }],
    ['versions without names', {}, { fixVersions: [{ id: '1' }] }],
    ['a name that is none', {}, { fixVersions: [{ name: { toString: 'x' } }] }],
    ['thousands of versions', {}, { fixVersions: Array.from({ length: 1_001 }, () => ({ name: 'x' })) }],
  ])('holds: %s', async (_what, some, fields) => {
    const rule = { services: [await aService(false)] };
    const { value, statements } = await engine().counting(() => ask(rule, some, fields));
    expect(value).toEqual(held(HELD_WORDS.unknown));
    expect(statements).toEqual([]);
  });

  it('says nothing of itself in the log but what is wrong with it', async () => {
    await ask({ services: 'project' }, { issue: { key: 'a secret' } });
    expect(JSON.stringify(logged.mock.calls)).not.toContain('secret');
  });
});

describe('the validator waits', () => {
  it.each(['WITH sweep', 'INSERT INTO gate_decisions'])(
    'when the statement on %s fails, before or after it ran',
    async (words) => {
      const rule = { services: [await aService(false)] };
      for (const when of ['before', 'after'] as const) {
        engine().fail({ match: new RegExp(words), when });
        expect(await ask(rule)).toEqual(held(HELD_WORDS.unknown));
      }
      expect(await ask(rule)).toEqual({ result: true });
    },
  );

  it('after eight seconds, whatever the database does later', async () => {
    const rule = { services: [await aService(false)] };
    engine().fail({ match: /WITH sweep/, when: 'before', meanwhile: () => new Promise(() => undefined) });
    jest.useFakeTimers();
    try {
      let answer: unknown;
      void ask(rule).then((value) => (answer = value));
      await jest.advanceTimersByTimeAsync(7_999);
      expect(answer).toBeUndefined();
      await jest.advanceTimersByTimeAsync(1);
      expect(answer).toEqual(held(HELD_WORDS.unknown));
    } finally {
      jest.useRealTimers();
    }
  });
});
