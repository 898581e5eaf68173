import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { idFrom } from '../../local/incident';
import { serve, type HostServer } from '../../local/http';
import { ADMIN, EDITOR } from '../../local/site/people';
import { CLOUD_ID, ENVIRONMENT_ID } from '../../local/site/protocol';
import type { GateDetails } from '../../src/contract/release-gate-details';
import { actionInput, createInput, must, place } from '../support/debrief';
import { freshDebrief } from '../support/fresh-debrief';

const debrief = freshDebrief();
const as = EDITOR.accountId;
const admin = ADMIN.accountId;
const idOf = (index: number) => idFrom('details', String(index));
const SCOPES = ['read:forge-app:confluence', 'read:release-gate:custom'];

let server: HostServer;
beforeAll(async () => {
  server = await serve(debrief.host, 0);
});
afterAll(() => server.close());

async function ask(query: string, token?: string, method = 'GET') {
  const app = debrief.host.manifest.app.id.split('/').at(-1) ?? '';
  const url = `${server.url}/svc/confluence/${CLOUD_ID}/apps/${app}_${ENVIRONMENT_ID}/releaseGate${query}`;
  const answer = await fetch(url, {
    method,
    ...(token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }),
  });
  return { status: answer.status, body: (await answer.json()) as GateDetails & { code: string } };
}

/** Checkout, registered by an admin, with so many open actions, the first with an issue. */
async function checkoutWith(count: number): Promise<void> {
  await must(debrief, 'services.create', { changeId: idFrom('svc'), name: 'Checkout' }, admin);
  for (let index = 0; index < count; index += 1) {
    const priority = index % 2 === 0 ? ('critical' as const) : ('high' as const);
    const fields = { title: `Secret ${String(index)}`, priority, dueOn: '2026-04-01' };
    await must(debrief, 'actions.save', actionInput(debrief, idOf(index), index, fields), as);
  }
  const attach = { place: place(debrief), changeId: idFrom('attach'), name: 'Checkout' };
  await must(debrief, 'services.attach', attach, as);
}

function on(scopes = SCOPES): string {
  debrief.host.apiRoutes.switch(true);
  return debrief.host.apiRoutes.grant(scopes);
}

test('is off until an admin switches it on, and asks for a token with both scopes', async () => {
  await checkoutWith(1);
  const query = '?service=Checkout&version=3.6';
  const token = on();
  debrief.host.apiRoutes.switch(false);
  expect(await ask(query, token)).toMatchObject({ status: 403 });
  debrief.host.apiRoutes.switch(true);
  expect(await ask(query)).toMatchObject({ status: 401 });
  expect(await ask(query, 'guessed')).toMatchObject({ status: 401 });
  expect(await ask(query, on(['read:forge-app:confluence']))).toMatchObject({ status: 403 });
  expect(await ask(query, on(['read:release-gate:custom']))).toMatchObject({ status: 403 });
  expect(await ask(query, token, 'POST')).toMatchObject({ status: 404 });
  expect(await ask(query, token)).toMatchObject({ status: 200, body: { allowed: false } });
});

test('names what holds a release by issue, priority and date, without a word of the page, by page', async () => {
  await checkoutWith(60);
  await must(debrief, 'actions.create-issues', createInput(debrief, [idOf(0)]), as);
  const low = { lowestBlocking: 'high' as const, pastDays: { high: null, medium: null, low: null } };
  const policy = { ...low, severities: [], types: [], quietHours: 0, waivers: { by: [], mostDays: 14 } };
  await must(
    debrief,
    'release-gate.save-policy',
    { changeId: idFrom('policy'), serviceId: null, version: 0, policy },
    admin,
  );
  const token = on();
  const pages: GateDetails[] = [];
  for (let after = ''; pages.length < 5;) {
    const { status, body } = await ask(`?service=Checkout&version=3.6${after}`, token);
    expect(status).toBe(200);
    expect(debrief.host.lastInvocation).toMatchObject({
      requests: 0,
      statements: pages.length === 0 ? 4 : 3,
    });
    pages.push(body);
    if (body.next === null) break;
    after = `&after=${body.next}`;
  }
  expect(pages.map(({ details }) => details.length)).toEqual([50, 10]);
  const all = pages.flatMap(({ details }) => details);
  expect(all.map(({ priority }) => priority)).toEqual([
    ...Array<string>(30).fill('critical'),
    ...Array<string>(30).fill('high'),
  ]);
  expect(all.filter(({ type }) => type === 'issue')).toEqual([
    {
      type: 'issue',
      service: 'Checkout',
      issueKey: expect.stringMatching(/^[A-Z]+-\d+$/) as string,
      priority: 'critical',
      due: '2026-04-01',
      overdue: false,
      assigned: expect.any(Boolean) as boolean,
    },
  ]);
  expect(pages[0]).toMatchObject({
    allowed: false,
    gatingStatus: 'prevented',
    counts: { open: 60 },
    services: [{ service: 'Checkout', verdict: 'prevented', policyVersion: 1 }],
  });
  expect(JSON.stringify(pages)).not.toContain('Secret');
  const { decisions } = await must(debrief, 'release-gate.decisions', {}, admin);
  expect(decisions).toMatchObject([{ caller: { kind: 'api', name: '' }, asked: { version: '3.6' } }]);
});

test('speaks of no service that only a page names, and of no project with one of them', async () => {
  await must(debrief, 'actions.save', actionInput(debrief, idOf(1), 1), as);
  const attach = { place: place(debrief), changeId: idFrom('attach'), name: 'Quietly named' };
  await must(debrief, 'services.attach', attach, as);
  const token = on();
  expect(await ask('?service=Quietly%20named&version=1', token)).toMatchObject({
    status: 404,
    body: { allowed: false, code: 'UNKNOWN_SERVICE' },
  });
  expect(await ask('?service=Nothing&version=1', token)).toMatchObject({ status: 404 });
});

test.each([
  ['no service', '?version=1'],
  ['no release', '?service=Checkout'],
  ['two services', '?service=a&service=b&version=1'],
  ['a place that no answer gave', '?service=Checkout&version=1&after=1.2.3'],
  ['a name as long as a book', `?service=${'a'.repeat(201)}&version=1`],
])('says what is wrong with %s', async (_what, query) => {
  expect(await ask(query, on())).toMatchObject({
    status: 400,
    body: { allowed: false, code: 'BAD_REQUEST' },
  });
});

test('every answer has the keys of the static ones, so that one condition serves both', async () => {
  await checkoutWith(1);
  const token = on();
  const [output] = debrief.host.manifest.modules.webtrigger[0]?.response.outputs ?? [];
  const keys = Object.keys(JSON.parse(output?.body ?? '') as object);
  expect(keys.length).toBeGreaterThan(5);
  for (const query of ['?service=Checkout&version=1', '?service=Nothing&version=1', '?version=1'])
    expect(Object.keys((await ask(query, token)).body)).toEqual(expect.arrayContaining(keys));
});

test('whatever breaks, it waits', async () => {
  await checkoutWith(1);
  const token = on();
  for (const at of [1, 2, 3, 4]) {
    const fault = debrief.host.faults.inject({
      at,
      of: 'statement',
      kind: 'error',
      in: 'release-gate-details-fn',
    });
    expect(await ask('?service=Checkout&version=3.6', token)).toMatchObject({
      status: 200,
      body: { allowed: false, gatingStatus: 'awaiting', status: 'RUNNING' },
    });
    expect(fault.fired).toBe(true);
  }
});

test('every scope of a route is one that is registered', () => {
  const file = path.resolve(__dirname, '../../src/contract/release-gate-scopes.yaml');
  const { scopes } = parse(readFileSync(file, 'utf8')) as { scopes: Record<string, unknown> };
  const used = debrief.host.manifest.modules.apiRoute.flatMap((route) => route.scopes);
  expect(used).toEqual(Object.keys(scopes));
});
