import path from 'node:path';
import { API } from '../../local/browser/api';
import { HostClock } from '../../local/clock';
import { createDefaultSite, type DefaultSite } from '../../local/default-site';
import { createHost, type Host } from '../../local/host';
import { EDITOR } from '../../local/site/people';

const AT_20_PAST = Date.UTC(2026, 2, 2, 9, 20);
const viewer = { as: EDITOR.accountId };

let host: Host<DefaultSite>;
beforeAll(async () => {
  host = await createHost({
    appDir: path.resolve(__dirname, 'fixture-app'),
    createSite: createDefaultSite,
    clock: new HostClock({ frozenAt: AT_20_PAST }),
  });
  const issue = { project: { key: 'OPS' }, issuetype: { id: '10001' }, summary: 'A task' };
  host.site.jira.create(EDITOR.accountId, { fields: issue });
});
afterEach(async () => {
  host.site.jira.unlimit();
  await host.reset();
});
afterAll(() => host.close());

const read = () => host.call('issue-as-app', { key: 'OPS-1' }, viewer);

/** The viewer's own request, as the bridge in the iframe makes it. */
function readInBrowser(): Promise<unknown> {
  const visitor = {
    person: EDITOR,
    actor: { kind: 'user', accountId: EDITOR.accountId },
    colorMode: 'light',
  } as const;
  const body = { product: 'jira', restPath: '/rest/api/3/issue/OPS-1', fetchRequestInit: { method: 'GET' } };
  const ask = API['fetch-product'];
  if (!ask) throw new Error('The bridge cannot ask products.');
  return ask({ host, visitor, siteUrl: 'http://127.0.0.1', body });
}

describe('what a function sees', () => {
  test('of a spent quota: everything it needs to know when to go on', async () => {
    host.site.jira.limit({ kind: 'quota', remaining: 0 });
    expect(await read()).toMatchObject({ status: 429, wait: '2400', reason: 'jira-quota-global-based' });
    expect(host.lastInvocation.calls).toMatchObject([{ status: 429 }]);
    await host.advance(40 * 60_000);
    expect(await read()).toMatchObject({ status: 200 });
  });

  test('of the gateway: a page', async () => {
    host.site.jira.limit({ kind: 'gateway', times: 1 });
    expect(await read()).toMatchObject({
      status: 429,
      type: 'text/html',
      wait: null,
      reason: null,
      body: expect.stringMatching(/^<html>/),
    });
  });

  test('of a planted answer: its headers and its body, at the call that was meant', async () => {
    const fault = host.faults.inject({
      at: 1,
      of: 'request',
      on: /GET jira .*\/OPS-1$/,
      kind: 'status',
      status: 429,
      headers: { 'Retry-After': '7', 'RateLimit-Reason': 'jira-burst-based' },
      body: { errorMessages: ['slow down'] },
    });
    await host.call('issue-as-app', { key: 'OPS-2' }, viewer);
    expect(fault.fired).toBe(false);
    expect(await read()).toMatchObject({
      status: 429,
      wait: '7',
      reason: 'jira-burst-based',
      body: '{"errorMessages":["slow down"]}',
    });
    host.faults.inject({
      at: 1,
      of: 'request',
      kind: 'status',
      status: 503,
      headers: { 'content-type': 'text/html' },
      body: '<p>',
    });
    expect(await read()).toMatchObject({ status: 503, type: 'text/html', body: '<p>' });
  });
});

describe("the viewer's browser", () => {
  test('is not held up by the quota of the functions', async () => {
    host.site.jira.limit({ kind: 'quota', remaining: 0 });
    expect(await read()).toMatchObject({ status: 429 });
    expect(await readInBrowser()).toMatchObject({ status: 200 });
  });

  test('gets the headers and the text of a refusal', async () => {
    host.site.jira.limit({ kind: 'unavailable', times: 1, retryAfter: 30 });
    expect(await readInBrowser()).toMatchObject({ status: 503, headers: { 'Retry-After': '30' } });
    host.site.jira.limit({ kind: 'gateway', times: 1 });
    expect(await readInBrowser()).toMatchObject({
      status: 429,
      headers: { 'content-type': 'text/html' },
      body: expect.stringMatching(/^<html>/),
    });
  });
});
