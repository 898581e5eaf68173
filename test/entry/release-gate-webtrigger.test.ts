import { createGateToken } from '../../src/app/release-gate-settings';
import { releaseGateWebtrigger } from '../../src/entry/release-gate-webtrigger';
import { world } from '../../src/wiring';
import { aCaller, aChange, anAction, anId } from '../support/builders';
import { aRecord } from '../support/ports-contract';
import { useSqlEngine } from '../support/sql-engine';

// A SQL engine starts first.
jest.setTimeout(60_000);
const engine = useSqlEngine();
const logged = jest.spyOn(console, 'error').mockReturnValue();
beforeEach(() => logged.mockClear());

const headers = (token: string, name = 'Authorization') => ({ [name]: [`Bearer ${token}`] });
const ask = (token: string, some: Record<string, unknown> = {}) =>
  releaseGateWebtrigger({
    method: 'GET',
    userPath: '/gate/Checkout/1.2.3',
    headers: headers(token),
    queryParameters: {},
    ...some,
  });

/** A service with a token; with an open action on it when asked for. */
async function aGate(open: boolean, name = 'Checkout'): Promise<string> {
  const service = await world.services.findOrCreate(name, anId(), aChange());
  if (open) {
    const postmortemId = await aRecord(world);
    await world.services.attach(postmortemId, service.id, aChange());
    const row = { id: anId(), fields: anAction(), ownerId: await world.people.idOf('ada'), position: 0 };
    await world.actions.save(postmortemId, null, row, aChange());
  }
  const input = { changeId: anId(), name: 'ci', serviceIds: [service.id] };
  return (await createGateToken(world, aCaller(), input)).token;
}

describe('the web trigger of the gate', () => {
  it('answers with the verdict, in three statements', async () => {
    const token = await aGate(true);
    const { value, statements } = await engine().counting(() => ask(token));
    expect(value).toEqual({ outputKey: 'untracked' });
    expect(statements).toHaveLength(3);
    expect(await ask(token, { method: 'POST' })).toEqual({ outputKey: 'untracked' });
    const inMode = (mode: string) => ask(token, { queryParameters: { mode: [mode] } });
    expect(await inMode('http')).toEqual({ outputKey: 'prevented-http' });
    expect(await inMode('text')).toEqual({ outputKey: 'prevented-text' });
  });

  it('allows when nothing is open', async () => {
    expect(await ask(await aGate(false))).toEqual({ outputKey: 'allowed' });
  });

  it.each([
    ['lower case', 'authorization'],
    ['upper case', 'AUTHORIZATION'],
  ])('takes its header in %s', async (_what, name) => {
    const token = await aGate(false);
    expect(await ask(token, { headers: headers(token, name) })).toEqual({ outputKey: 'allowed' });
  });

  it.each([
    ['none', {}],
    ['another scheme', { authorization: ['Basic abc'] }],
    ['two', { authorization: ['Bearer a', 'Bearer b'] }],
    ['two names', { authorization: ['Bearer a'], Authorization: ['Bearer b'] }],
    ['an empty list', { authorization: [] }],
  ])('is unauthorised with a header of %s, without a statement', async (_what, wrong) => {
    const { value, statements } = await engine().counting(() => ask('x', { headers: wrong }));
    expect(value).toEqual({ outputKey: 'unauthorised' });
    expect(statements).toEqual([]);
  });

  it.each([
    ['a service only', { userPath: '/gate/Checkout' }],
    ['something else', { userPath: '/health' }],
    ['no path', { userPath: undefined }],
    ['too long a path', { userPath: '/gate/Checkout/1/2' }],
    ['half an escape', { userPath: '/gate/%E0%A4%A/1' }],
    ['another method', { method: 'DELETE' }],
    ['an unknown mode', { queryParameters: { mode: ['xml'] } }],
    ['two modes', { queryParameters: { mode: ['json', 'http'] } }],
    ['too long a name', { userPath: `/gate/${'x'.repeat(201)}/1` }],
    ['too long a version', { userPath: `/gate/Checkout/${'1'.repeat(201)}` }],
    ['megabytes of path', { userPath: `/gate/${'%41'.repeat(100_000)}/1` }],
    ['no headers', { headers: undefined }],
  ])('calls %s a bad request', async (_what, wrong) => {
    expect(await ask('x', wrong)).toEqual({ outputKey: 'bad-request' });
  });

  it.each([
    ['Check%20Out', '1.0'],
    ['check-out', 'v1%2F2'],
    ['CHECK%20OUT', '%F0%9F%9A%80'],
  ])('reads /gate/%s/%s', async (service, version) => {
    const token = await aGate(false, 'Check Out');
    const userPath = `/gate/${service}/${version}/`;
    expect(await ask(token, { userPath })).toEqual({ outputKey: 'allowed' });
    const [decision] = await engine().rows('SELECT asked_version FROM gate_decisions');
    expect(decision).toEqual({ asked_version: decodeURIComponent(version) });
  });

  it('does not know a service that was never registered', async () => {
    const token = await aGate(false);
    expect(await ask(token, { userPath: '/gate/Chekout/1' })).toEqual({ outputKey: 'not-found' });
  });

  it.each(['gate_tokens', 'WITH sweep', 'INSERT INTO gate_decisions'])(
    'awaits when the statement on %s fails, before or after it ran',
    async (words) => {
      const token = await aGate(false);
      for (const when of ['before', 'after'] as const) {
        engine().fail({ match: new RegExp(words), when });
        expect(await ask(token)).toEqual({ outputKey: 'awaiting' });
        expect(logged).toHaveBeenLastCalledWith(expect.stringContaining('"event":"release-gate.awaiting"'));
      }
      expect(await ask(token)).toEqual({ outputKey: 'allowed' });
    },
  );

  it('awaits while the database is being prepared', async () => {
    const token = await aGate(false);
    engine().fail({ match: /gate_tokens/, when: 'before', errno: 1146 });
    expect(await ask(token)).toEqual({ outputKey: 'awaiting' });
  });

  it('awaits after eight seconds, whatever the database does later', async () => {
    const token = await aGate(false);
    engine().fail({ match: /WITH sweep/, when: 'before', meanwhile: () => new Promise(() => undefined) });
    jest.useFakeTimers();
    try {
      let answer: unknown;
      void ask(token).then((value) => (answer = value));
      await jest.advanceTimersByTimeAsync(7_999);
      expect(answer).toBeUndefined();
      await jest.advanceTimersByTimeAsync(1);
      expect(answer).toEqual({ outputKey: 'awaiting' });
    } finally {
      jest.useRealTimers();
    }
  });
});
