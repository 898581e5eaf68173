import { idFrom, readIncident, savesOf } from '../../local/incident';
import { writeIncident } from '../../local/seed-app';
import { ADMIN, EDITOR } from '../../local/site/people';
import path from 'node:path';
import { actionInput, createInput, must, place } from '../support/debrief';
import { freshDebrief } from '../support/fresh-debrief';

const debrief = freshDebrief();

const as = EDITOR.accountId;
const HOUR = 3_600_000;
const HIGH = {
  lowestBlocking: 'high' as const,
  pastDays: { high: null, medium: null, low: null },
  severities: [],
  types: [],
  quietHours: 0,
  waivers: { by: [] as string[], mostDays: 14 },
};
const ID = idFrom('gate');
const EXAMPLES = path.resolve(__dirname, '..', '..', 'src', 'contract', 'samples');

async function tokenFor(...names: string[]): Promise<string> {
  const ids: string[] = [];
  for (const name of names)
    ids.push(
      (await must(debrief, 'services.create', { changeId: idFrom('svc', name), name }, ADMIN.accountId)).id,
    );
  const made = await must(
    debrief,
    'release-gate.create-token',
    { changeId: idFrom('token', ...names), name: 'Pipeline', serviceIds: ids },
    ADMIN.accountId,
  );
  return made.token;
}

async function gate(
  token: string | null,
  service: string,
  more: { path?: string; method?: string; query?: Record<string, string> } = {},
) {
  const answer = await debrief.host.webTrigger('release-gate', {
    method: more.method ?? 'GET',
    userPath: more.path ?? `/gate/${encodeURIComponent(service)}/v1.0`,
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
    ...(more.query ? { query: more.query } : {}),
  });
  const body: unknown = JSON.parse(answer.body);
  return { status: answer.status, body };
}

const decisions = () =>
  debrief.host.sql.query(
    'SELECT verdict AS verdict, code AS code, blockers AS blockers FROM gate_decisions ORDER BY id',
  );

async function checkoutWith(fields: Parameters<typeof actionInput>[3] = {}): Promise<string> {
  await must(debrief, 'actions.save', actionInput(debrief, ID, 1, fields), as);
  await must(
    debrief,
    'services.attach',
    { place: place(debrief), changeId: idFrom('a'), name: 'Checkout' },
    as,
  );
  return tokenFor('Checkout');
}

test('an open critical action prevents, an open high one does not, until the policy says so', async () => {
  const token = await checkoutWith({ priority: 'high' });
  expect(await gate(token, 'Checkout')).toMatchObject({
    status: 200,
    body: { allowed: true, code: 'ALLOWED' },
  });
  await must(
    debrief,
    'release-gate.save-policy',
    { changeId: idFrom('p'), serviceId: null, version: 0, policy: HIGH },
    ADMIN.accountId,
  );
  expect(await gate(token, 'Checkout')).toMatchObject({
    status: 200,
    body: { allowed: false, gatingStatus: 'prevented', status: 'TERMINAL', ok: false },
  });
  expect(await decisions()).toMatchObject([
    { verdict: 'allowed', blockers: '[]' },
    { verdict: 'prevented', blockers: JSON.stringify([ID]) },
  ]);
  // One statement for the verdict, one for the token, one for the log; nothing asked of the products.
  expect(debrief.host.lastInvocation).toMatchObject({ requests: 0, statements: 3 });
});

test('names are compared by key; what is not registered, or not this token’s, is 404 and not allowed', async () => {
  const token = await checkoutWith();
  await tokenFor('Search');
  expect(await gate(token, 'checkout')).toMatchObject({ status: 200, body: { allowed: false } });
  for (const unknown of ['Chekout', 'Search', "x' OR 1=1 -- "])
    expect(await gate(token, unknown)).toMatchObject({
      status: 404,
      body: { allowed: false, code: 'UNKNOWN_SERVICE' },
    });
});

test('a question that is not one, and a token that is none', async () => {
  const token = await checkoutWith();
  for (const wrong of [
    null,
    'nonsense',
    `${token}x`,
    token.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
  ])
    expect(await gate(wrong, 'Checkout')).toMatchObject({ status: 401, body: { allowed: false } });
  for (const path of ['/gate/Checkout', '/', '/gate//v1', '/gate/%E0%A4%A/v1', '/other/Checkout/v1'])
    expect(await gate(token, 'Checkout', { path })).toMatchObject({ status: 400, body: { allowed: false } });
  expect(await gate(token, 'Checkout', { method: 'DELETE' })).toMatchObject({ status: 400 });
  expect(await gate(token, 'Checkout', { query: { mode: 'xml' } })).toMatchObject({ status: 400 });
  expect(await decisions()).toEqual([]);
  const settings = await must(debrief, 'release-gate.settings', {}, ADMIN.accountId);
  const [made] = settings.tokens;
  await must(
    debrief,
    'release-gate.revoke-token',
    { changeId: idFrom('rev'), id: made?.id ?? '', version: made?.version ?? 0 },
    ADMIN.accountId,
  );
  expect(await gate(token, 'Checkout')).toMatchObject({ status: 401 });
});

test('a failure at any statement, or a decision that cannot be logged, is awaiting and never allowed', async () => {
  const token = await checkoutWith({ priority: 'low' });
  expect(await gate(token, 'Checkout')).toMatchObject({ body: { allowed: true } });
  for (let at = 1; at <= 3; at += 1)
    for (const kind of ['error', 'timeout', 'status'] as const)
      for (const effect of ['before', 'after'] as const) {
        const fault = debrief.host.faults.inject({
          at,
          of: 'statement',
          kind,
          effect,
          in: 'release-gate-webtrigger',
        });
        const answer = await gate(token, 'Checkout');
        expect({ at, kind, fired: fault.fired, answer }).toMatchObject({
          fired: true,
          answer: { status: 200, body: { allowed: false, gatingStatus: 'awaiting', status: 'RUNNING' } },
        });
        debrief.host.faults.clear();
      }
});

test('a waiver lets a release through, in three statements, and a new action holds it again', async () => {
  const token = await checkoutWith();
  expect(await gate(token, 'Checkout')).toMatchObject({ body: { allowed: false } });
  const { services } = await must(debrief, 'release-gate.settings', {}, ADMIN.accountId);
  const input = {
    changeId: idFrom('waiver'),
    serviceId: services.find(({ name }) => name === 'Checkout')?.id ?? '',
    reason: 'The fix itself',
    endsAt: new Date(debrief.clock.now() + HOUR).toISOString(),
    release: null,
    coversNew: false,
  };
  await must(debrief, 'release-gate.give-waiver', input, ADMIN.accountId);
  expect(await gate(token, 'Checkout')).toMatchObject({
    status: 200,
    body: { allowed: true, code: 'OVERRIDDEN', gatingStatus: 'allowed' },
  });
  expect(debrief.host.lastInvocation).toMatchObject({ requests: 0, statements: 3 });
  await must(debrief, 'actions.save', actionInput(debrief, idFrom('later'), 2, {}), as);
  expect(await gate(token, 'Checkout', { query: { mode: 'http' } })).toMatchObject({
    status: 409,
    body: { allowed: false },
  });
});

test('linked actions that no complete sweep confirmed for three hours make it awaiting', async () => {
  const token = await checkoutWith();
  const made = await must(debrief, 'actions.create-issues', createInput(debrief, [ID]), as);
  debrief.jira.moveTo(as, made.actions[0]?.issue.issueId ?? '', 'Done');
  await debrief.host.advance(HOUR);
  expect(await gate(token, 'Checkout')).toMatchObject({ body: { allowed: true } });
  // The clock alone moves on: no schedule runs, so nothing is confirmed any more.
  debrief.clock.moveTo(debrief.clock.now() + 4 * HOUR);
  expect(await gate(token, 'Checkout')).toMatchObject({ body: { allowed: false, gatingStatus: 'awaiting' } });
  await debrief.host.runScheduled('hourly-sweep');
  expect(await gate(token, 'Checkout')).toMatchObject({ body: { allowed: true } });
});

test('an action without an issue never goes stale: without Jira the gate still works', async () => {
  const token = await checkoutWith({ status: 'done' });
  debrief.clock.moveTo(debrief.clock.now() + 100 * HOUR);
  expect(await gate(token, 'Checkout')).toMatchObject({ body: { allowed: true } });
});

test('before the tables are there the gate awaits and pages say that they are being prepared', async () => {
  const token = await checkoutWith();
  await debrief.host.sql.reset({ drop: true });
  expect(await gate(token, 'Checkout')).toMatchObject({
    status: 200,
    body: { allowed: false, code: 'UNKNOWN' },
  });
  const page = await debrief.host.call('postmortem.open', { place: place(debrief) }, { as });
  expect(page).toMatchObject({ ok: false, failure: { code: 'PREPARING' } });
  await debrief.host.drain();
  expect(await debrief.host.call('postmortem.open', { place: place(debrief) }, { as })).toMatchObject({
    ok: true,
  });
});

test('etcd 3.5: exactly the actions that held release 3.6 hold it here', async () => {
  const incident = readIncident(path.join(EXAMPLES, 'etcd-3.5.json'));
  await writeIncident(debrief.host, { as, ...place(debrief) }, incident);
  const token = await tokenFor('etcd');
  await must(
    debrief,
    'release-gate.save-policy',
    { changeId: idFrom('p'), serviceId: null, version: 0, policy: HIGH },
    ADMIN.accountId,
  );
  expect(await gate(token, 'etcd')).toMatchObject({ body: { allowed: false, gatingStatus: 'prevented' } });
  const [decision] = await decisions();
  const blockers = JSON.parse(String(decision?.['blockers'])) as string[];
  const titles = new Map(
    savesOf(incident)
      .filter((save) => save.call === 'actions.save')
      .map((save) => [save.input['id'], (save.input['value'] as { title: string }).title]),
  );
  expect(blockers.map((id) => titles.get(id)).sort()).toEqual(
    [
      'High quality tests',
      'Apply code easy to check',
      'Reliable corruption detection',
      'Documented recovery',
    ].sort(),
  );
});

test('whom a policy names gives and ends waivers of its service, and of no other', async () => {
  const token = await checkoutWith();
  const admin = ADMIN.accountId;
  const other = await must(debrief, 'services.create', { changeId: idFrom('other'), name: 'Search' }, admin);
  const { services } = await must(debrief, 'release-gate.settings', {}, admin);
  const serviceId = services.find(({ name }) => name === 'Checkout')?.id ?? '';
  const endsAt = new Date(debrief.clock.now() + HOUR).toISOString();
  const waiver = (id: string, some: { serviceId?: string; coversNew?: boolean } = {}) => ({
    changeId: idFrom('waiver', id),
    serviceId,
    reason: 'The fix itself',
    endsAt,
    release: null,
    coversNew: false,
    ...some,
  });
  const refused = { ok: false, failure: { code: 'NOT_ALLOWED' } };
  expect(await debrief.host.call('release-gate.give-waiver', waiver('early'), { as })).toMatchObject(refused);
  const policy = { ...HIGH, waivers: { by: [as], mostDays: 3 } };
  await must(
    debrief,
    'release-gate.save-policy',
    { changeId: idFrom('named'), serviceId, version: 0, policy },
    admin,
  );
  expect(await must(debrief, 'release-gate.waiving', { serviceId }, as)).toEqual({
    may: true,
    by: [as],
    mostDays: 3,
  });
  expect(debrief.host.lastInvocation).toMatchObject({ requests: 0, statements: 2 });
  await must(debrief, 'release-gate.give-waiver', waiver('own'), as);
  expect(await gate(token, 'Checkout')).toMatchObject({ body: { allowed: true, code: 'OVERRIDDEN' } });

  const elsewhere = waiver('elsewhere', { serviceId: other.id, coversNew: true });
  expect(await debrief.host.call('release-gate.give-waiver', elsewhere, { as })).toMatchObject(refused);
  await must(debrief, 'release-gate.give-waiver', elsewhere, admin);
  const end = { changeId: idFrom('end'), serviceId: other.id, id: elsewhere.changeId, version: 1 };
  expect(await debrief.host.call('release-gate.end-waiver', end, { as })).toMatchObject(refused);
  const disguised = { ...end, serviceId };
  expect(await debrief.host.call('release-gate.end-waiver', disguised, { as })).toMatchObject({
    ok: false,
    failure: { code: 'CONFLICT' },
  });
  expect(await must(debrief, 'release-gate.waivers', {}, admin)).toMatchObject([
    { holds: true },
    { holds: true },
  ]);
  await must(debrief, 'release-gate.end-waiver', { ...disguised, id: idFrom('waiver', 'own') }, as);
  expect(await gate(token, 'Checkout')).toMatchObject({ body: { allowed: false } });
});
