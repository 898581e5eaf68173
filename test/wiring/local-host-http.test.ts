import { mkdtempSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDefaultSite } from '../../local/default-site';
import { createHost, type Host } from '../../local/host';
import { serve, type HostServer } from '../../local/http';
import { StateFile } from '../../local/state';

let host: Host;
let server: HostServer;

beforeAll(async () => {
  host = await createHost({ appDir: path.resolve(__dirname, 'fixture-app'), createSite: createDefaultSite });
  server = await serve(host, 0);
  await host.lifecycle('installed');
});
afterAll(async () => {
  await server.close();
  await host.close();
});
afterEach(() => {
  expect(host.unmodelled).toEqual([]);
  expect(host.contractViolations).toEqual([]);
});

const basic = (email: string, token = 'any') => ({
  authorization: `Basic ${Buffer.from(`${email}:${token}`).toString('base64')}`,
});
const get = (target: string, headers: Record<string, string> = {}) =>
  fetch(server.url + target, { headers, redirect: 'manual' });
const appUrl = () => server.url.replace('127.0.0.1', 'localhost');

/** Past the normalisation that fetch does to paths and hosts. */
const raw = (target: string, hostName: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const { port } = new URL(server.url);
    httpRequest({ host: '127.0.0.1', port, path: target, headers: { host: hostName } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });

describe('REST from outside', () => {
  test('a seeded person with any token is let in; nobody else is', async () => {
    const mine = await get('/rest/api/3/myself', basic('editor@example.com'));
    expect([mine.status, await mine.json()]).toMatchObject([200, { emailAddress: 'editor@example.com' }]);
    expect((await get('/rest/api/3/myself')).status).toBe(401);
    expect((await get('/rest/api/3/myself', basic('editor@example.com', ''))).status).toBe(401);
    expect((await get('/rest/api/3/myself', basic('nobody@example.com'))).status).toBe(401);
    expect((await get('/wiki/api/v2/spaces')).status).toBe(401);
  });

  test('both products answer on one host, and what one writes the other request sees', async () => {
    expect((await get('/wiki/api/v2/spaces', basic('editor@example.com'))).status).toBe(200);
    const created = await fetch(`${server.url}/rest/api/3/issue`, {
      method: 'POST',
      headers: { ...basic('editor@example.com'), 'content-type': 'application/json' },
      body: JSON.stringify({
        fields: { project: { id: '10000' }, issuetype: { id: '10001' }, summary: 'By curl' },
      }),
    });
    expect(created.status).toBe(201);
    const { key } = (await created.json()) as { key: string };
    const read = await get(`/rest/api/3/issue/${key}?fields=summary`, basic('editor@example.com'));
    expect(await read.json()).toMatchObject({ fields: { summary: 'By curl' } });
  });

  test('a body that is not JSON is refused', async () => {
    const headers = { ...basic('editor@example.com'), 'content-type': 'application/json' };
    const answer = await fetch(`${server.url}/rest/api/3/issue`, { method: 'POST', headers, body: '{' });
    expect(answer.status).toBe(400);
  });
});

describe('the app in its frame', () => {
  test('lives on another origin, under the policy of the manifest, with the bridge before its bundle', async () => {
    expect((await get('/__app/main/')).headers.get('location')).toBe(`${appUrl()}/__app/main/`);
    const page = await fetch(`${appUrl()}/__app/main/`);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toContain("'unsafe-inline'");
    expect(await page.text()).toMatch(/<head><script src="\/__bridge\.js"><\/script>/);
    expect((await fetch(`${appUrl()}/__app/main/main.js`)).headers.get('content-type')).toContain(
      'text/javascript',
    );
  });

  test('serves nothing beside its own files, and nothing under another name', async () => {
    const { port } = new URL(server.url);
    expect(await raw('/__app/main/..%2fmanifest.yml', `localhost:${port}`)).toBe(404);
    expect(await raw('/__app/other/', `localhost:${port}`)).toBe(404);
    expect(await raw('/', `evil.example:${port}`)).toBe(421);
  });

  test('gets the design tokens of light and dark', async () => {
    const css = await (await get('/__theme.css')).text();
    expect(css).toContain('data-color-mode="dark"');
    expect(css).toContain('--ds-text');
  });
});

test('a web trigger answers at the address the app was given', async () => {
  const url = String(await host.call('door-url', {}, { as: 'someone' }));
  const answer = await fetch(`${url}/any/path?mode=json`, { headers: { authorization: 'Bearer good' } });
  expect([answer.status, await answer.json()]).toEqual([200, { open: true }]);
  expect((await fetch(url, { method: 'POST', body: 'x' })).status).toBe(403);
  expect((await get('/x1/no-such-id')).status).toBe(404);
});

test('what the site and the queue hold outlives the process', async () => {
  await host.call('enqueue', { work: {}, delay: 600 }, { as: 'someone' });
  const file = new StateFile(path.join(mkdtempSync(path.join(tmpdir(), 'state-')), 'site.json'));
  expect(file.read()).toBeUndefined();
  const before = host.site.jira.snapshot();
  file.save(host, { installedBuild: 'x' });
  host.queue.clear();
  const saved = file.read();
  if (!saved) throw new Error('nothing was saved');
  file.restore(host, saved);
  expect(host.queue.waiting).toHaveLength(1);
  expect(host.site.jira.snapshot()).toEqual(before);
  host.queue.clear();
});
