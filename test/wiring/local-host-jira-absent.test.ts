import path from 'node:path';
import { API } from '../../local/browser/api';
import { HostClock } from '../../local/clock';
import { createDefaultSite, type DefaultSite } from '../../local/default-site';
import { createHost, type Host } from '../../local/host';
import { EDITOR } from '../../local/site/people';

const as = EDITOR.accountId;
const user = { kind: 'user', accountId: as } as const;

let host: Host<DefaultSite>;
beforeAll(async () => {
  host = await createHost({
    appDir: path.resolve(__dirname, 'fixture-app'),
    createSite: createDefaultSite,
    clock: new HostClock({ frozenAt: Date.UTC(2026, 2, 2, 9) }),
  });
  await host.lifecycle('installed');
  host.site.jira.create(as, {
    fields: { project: { key: 'OPS' }, issuetype: { id: '10001' }, summary: 'A task' },
    properties: [{ key: 'debrief', value: { action: 'a1' } }],
  });
});
afterEach(async () => {
  await host.reset();
  host.site.jira.setAccessRule('OPS', false);
});
afterAll(() => host.close());

const asApp = () => host.call('issue-as-app', { key: 'OPS-1' }, { as });
const asUser = () => host.call('issue-as-user', { key: 'OPS-1' }, { as });
const inBrowser = () =>
  API['fetch-product']?.({
    host,
    visitor: { person: EDITOR, actor: user, colorMode: 'light' },
    siteUrl: 'http://127.0.0.1',
    body: { product: 'jira', restPath: '/rest/api/3/issue/OPS-1', fetchRequestInit: {} },
  });
const echoed = async (): Promise<unknown> =>
  ((await host.call('echo', {}, { as })) as { context: { installation: unknown } }).context.installation;

describe('while Jira is not connected', () => {
  test.each([401, 403] as const)('every request of the app gets a bare %i', async (refusal) => {
    host.setJiraConnected(false, refusal);
    const bare = { status: refusal, body: '' };
    expect(await asApp()).toMatchObject(bare);
    expect(await asUser()).toMatchObject(bare);
    expect(await inBrowser()).toMatchObject(bare);
    expect(host.unmodelled).toEqual([]);
  });

  test('people in Jira notice nothing, but the app hears nothing of what they do', async () => {
    host.setJiraConnected(false);
    expect((await host.request('jira', 'GET', '/rest/api/3/issue/OPS-1', { as: user })).status).toBe(200);
    host.site.jira.edit(as, 'OPS-1', { fields: { summary: 'Unheard' } });
    expect(host.events.waiting).toEqual([]);
    host.setJiraConnected(true);
    host.site.jira.edit(as, 'OPS-1', { fields: { summary: 'Heard' } });
    expect(host.events.waiting).toMatchObject([{ eventType: 'avi:jira:updated:issue' }]);
  });

  test('the installation knows no site of Jira', async () => {
    expect(await echoed()).toMatchObject({
      contexts: [expect.stringContaining('confluence'), expect.stringContaining('jira')],
    });
    host.setJiraConnected(false);
    expect(await echoed()).toMatchObject({ contexts: [expect.stringContaining('confluence')] });
  });

  test('Confluence goes on', async () => {
    host.setJiraConnected(false);
    const spaces = await host.request('confluence', 'GET', '/wiki/api/v2/spaces', { as: user });
    expect(spaces.status).toBe(200);
    host.emit({ eventType: 'avi:confluence:updated:page', payload: { content: { id: '1' } } });
    expect(host.events.waiting).toMatchObject([{ eventType: 'avi:confluence:updated:page' }]);
  });

  test('a reset connects it again', async () => {
    host.setJiraConnected(false);
    await host.reset();
    expect(await asApp()).toMatchObject({ status: 200 });
  });
});

test('a project blocked for apps is absent to functions and to the browser, and present in Jira', async () => {
  host.site.jira.setAccessRule('OPS', true);
  expect(await asApp()).toMatchObject({ status: 404 });
  expect(await asUser()).toMatchObject({ status: 404 });
  expect(await inBrowser()).toMatchObject({ status: 404 });
  expect((await host.request('jira', 'GET', '/rest/api/3/issue/OPS-1', { as: user })).status).toBe(200);
});
