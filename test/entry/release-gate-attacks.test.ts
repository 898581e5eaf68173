import { createGateToken, revokeGateToken, saveGatePolicy } from '../../src/app/release-gate-settings';
import { releaseGateWebtrigger } from '../../src/entry/release-gate-webtrigger';
import { giveGateWaiver } from '../../src/app/release-gate-waivers';
import { InvalidInput } from '../../src/domain/failure';
import { world } from '../../src/wiring';
import { aCaller, aChange, anAction, anId } from '../support/builders';
import { aRecord } from '../support/ports-contract';
import { useSqlEngine } from '../support/sql-engine';

// A SQL engine starts first.
jest.setTimeout(60_000);
const engine = useSqlEngine();
jest.spyOn(console, 'error').mockReturnValue();

const LETS_THROUGH = ['allowed', 'waived', 'allowed-text', 'waived-text'];

async function ask(token: string, userPath: string, some: Record<string, unknown> = {}): Promise<string> {
  const headers = { authorization: [`Bearer ${token}`] };
  const answer = await releaseGateWebtrigger({
    method: 'GET',
    userPath,
    headers,
    queryParameters: {},
    ...some,
  });
  return answer.outputKey;
}

/** Two services, Payments held by an open action and Search free, each with a token of its own. */
async function given() {
  const payments = await world.services.findOrCreate('Payments', anId(), aChange());
  const search = await world.services.findOrCreate('Search', anId(), aChange());
  const postmortemId = await aRecord(world);
  await world.services.attach(postmortemId, payments.id, aChange());
  const row = { id: anId(), fields: anAction(), ownerId: await world.people.idOf('ada'), position: 0 };
  await world.actions.save(postmortemId, null, row, aChange());
  const tokenFor = (name: string, ...serviceIds: string[]) =>
    createGateToken(world, aCaller(), { changeId: anId(), name, serviceIds });
  return {
    payments,
    search,
    ofPayments: await tokenFor('payments', payments.id),
    ofSearch: await tokenFor('search', search.id),
  };
}

test('each token hears of its own service only, whatever the other one is called in the path', async () => {
  const { ofPayments, ofSearch } = await given();
  expect(await ask(ofPayments.token, '/gate/payments/1')).toBe('untracked');
  expect(await ask(ofSearch.token, '/gate/search/1')).toBe('allowed');
  for (const name of [
    'search',
    'SEARCH',
    '%20search%20',
    'Ｓｅａｒｃｈ',
    'search%00',
    "search'--",
    'sear%63h',
  ])
    expect([name, await ask(ofPayments.token, `/gate/${encodeURI(name).replaceAll('%25', '%')}/1`)]).toEqual([
      name,
      'not-found',
    ]);
});

test.each([
  '/gate/search/../payments/1',
  '/gate/payments/../search/1',
  '/gate//search/1',
  '//gate/search/1',
  '/gate/search/1/../..',
  '/gate/search/1;v=2/3',
  '/gate\\search\\1',
  '/gate/search',
  '/GATE/search/1',
  '/gate/search/1?mode=json',
  '/gate/search/1#',
  '/gate/%2e%2e%2fsearch/1',
  '/gate/search%2f1',
  '/x/gate/search/1',
  '/gate/search/1\n/gate/search/1',
])('a path of %j lets nothing through for the token of another service', async (path) => {
  const { ofPayments } = await given();
  expect(LETS_THROUGH).not.toContain(await ask(ofPayments.token, path));
});

const INJECTIONS = [
  "' OR '1'='1",
  "x' UNION SELECT id, id FROM services -- ",
  '1; DROP TABLE gate_tokens',
  '") OR project = OPS OR ("',
  'a,b,c',
  '%',
  '_earch',
  '\\',
  '\u0000',
  '${jndi:ldap://x}',
  '__proto__',
  'constructor',
  '💥'.repeat(50),
];

test.each(INJECTIONS)('%j is a name like any other, as a service and as a release', async (words) => {
  const { ofSearch, ofPayments } = await given();
  const name = encodeURIComponent(words);
  expect(['not-found', 'bad-request']).toContain(await ask(ofSearch.token, `/gate/${name}/1`));
  expect(await ask(ofSearch.token, `/gate/search/${name}`)).toBe('allowed');
  expect(await ask(ofPayments.token, `/gate/payments/${name}`)).toBe('untracked');
  const inQuery = { queryParameters: { version: [words], mode: ['http'] } };
  expect(await ask(ofPayments.token, '/gate/payments', inQuery)).toBe('prevented-http');
  expect(await engine().rows('SELECT id FROM gate_tokens')).toHaveLength(2);
});

test.each([
  ['a version in the path and in the query', '/gate/search/1', { queryParameters: { version: ['2'] } }],
  ['two versions', '/gate/search', { queryParameters: { version: ['1', '2'] } }],
  ['an empty version', '/gate/search', { queryParameters: { version: [''] } }],
  ['a version that is no text', '/gate/search', { queryParameters: { version: [['1']] } }],
  [
    'a token in the query',
    '/gate/search/1',
    { headers: {}, queryParameters: { token: ['x'], mode: ['json'] } },
  ],
  ['a body of megabytes and no token', '/gate/search/1', { headers: {}, body: 'x'.repeat(2_000_000) }],
  ['a method that writes', '/gate/search/1', { method: 'PUT' }],
  ['headers of another shape', '/gate/search/1', { headers: { authorization: 'Bearer x' } }],
])('%s lets nothing through', async (_what, path, some) => {
  const { ofSearch } = await given();
  const answer = await ask(ofSearch.token, path, some);
  expect(['bad-request', 'unauthorised']).toContain(answer);
});

describe('guessing a token', () => {
  test('costs the same statements and comparisons whether the id exists or not', async () => {
    const { ofSearch } = await given();
    const compared = jest.spyOn(world.ids, 'same');
    const digested = jest.spyOn(world.ids, 'digest');
    const cost = async (token: string) => {
      compared.mockClear();
      digested.mockClear();
      const { value, statements } = await engine().counting(() => ask(token, '/gate/search/1'));
      return {
        value,
        statements: statements.length,
        compared: compared.mock.calls.length,
        digested: digested.mock.calls.length,
      };
    };
    const wrong = { value: 'unauthorised', statements: 2, compared: 1, digested: 1 };
    expect(await cost(`dbf_${ofSearch.id}_${'x'.repeat(43)}`)).toEqual(wrong);
    expect(await cost(`dbf_${anId()}_${'x'.repeat(43)}`)).toEqual(wrong);
    // The compared digests are of one length, so the comparison says nothing by its time.
    for (const [a, b] of compared.mock.calls) expect(a).toHaveLength(b.length);
    jest.restoreAllMocks();
  });

  test('a secret belongs to its own id, and one wrong character is as wrong as all', async () => {
    const { ofSearch, ofPayments } = await given();
    const secret = ofSearch.token.slice(-43);
    expect(await ask(`dbf_${ofPayments.id}_${secret}`, '/gate/payments/1')).toBe('unauthorised');
    const last = secret.endsWith('A') ? 'B' : 'A';
    for (const token of [
      ofSearch.token.slice(0, -1) + last,
      ofSearch.token.slice(0, -1),
      `${ofSearch.token}A`,
      ofSearch.token.toUpperCase(),
      ` ${ofSearch.token} x`,
      `dbf_${ofSearch.id}_`,
      'dbf__',
      'null',
    ])
      expect([token, await ask(token, '/gate/search/1')]).toEqual([token, 'unauthorised']);
    expect(await ask(ofSearch.token, '/gate/search/1')).toBe('allowed');
  });
});

test('a question heard and sent again gets the verdict of that moment, and nothing once the token is revoked', async () => {
  const { ofSearch, search } = await given();
  const replay = () => ask(ofSearch.token, '/gate/search/1');
  expect(await replay()).toBe('allowed');
  const [postmortem] = await engine().rows('SELECT id FROM postmortems');
  await world.services.attach(String(postmortem?.['id']), search.id, aChange());
  expect(await replay()).toBe('untracked');
  await revokeGateToken(world, aCaller(), { changeId: anId(), id: ofSearch.id, version: 1 });
  expect(await replay()).toBe('unauthorised');
});

test('ids of another site name nothing here', async () => {
  const { search } = await given();
  const elsewhere = '01890000-0000-7000-8000-0000000000ff';
  const made = { changeId: anId(), name: 'x', serviceIds: [search.id, elsewhere] };
  await expect(createGateToken(world, aCaller(), made)).rejects.toThrow(InvalidInput);
  expect(await ask(`dbf_${elsewhere}_${'x'.repeat(43)}`, '/gate/search/1')).toBe('unauthorised');
  const policy = { changeId: anId(), serviceId: elsewhere, version: 0, policy: null };
  await expect(saveGatePolicy(world, aCaller(), policy)).rejects.toThrow(InvalidInput);
  const waiver = {
    changeId: anId(),
    serviceId: elsewhere,
    reason: 'x',
    endsAt: engine().clock.iso(3_600_000),
    release: null,
    coversNew: true,
  };
  await expect(giveGateWaiver(world, aCaller(), waiver)).rejects.toThrow(InvalidInput);
});
