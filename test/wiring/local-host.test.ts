import path from 'node:path';
import { HostClock } from '../../local/clock';
import { createHost, type Host } from '../../local/host';
import { createFixtureSite } from './fixture-site';

const NOON = Date.parse('2026-03-01T12:00:00.000Z');
const viewer = { as: 'viewer-1', pageId: '77', localId: 'macro-1' };
const user = { as: { kind: 'user', accountId: 'viewer-1' } } as const;

let host: Host;
let clock: HostClock;

const sql = (statement: string, params: (string | number | null)[] = []) =>
  host.call('sql', { statement, params }, viewer);
const notes = async (): Promise<string[]> =>
  (await host.sql.query('SELECT body FROM notes ORDER BY body')).map((row) => String(row['body']));

beforeAll(async () => {
  clock = new HostClock({ frozenAt: NOON });
  host = await createHost({
    appDir: path.resolve(__dirname, 'fixture-app'),
    createSite: createFixtureSite,
    clock,
  });
  await host.lifecycle('installed');
});

afterEach(async () => {
  await host.reset();
});

afterAll(async () => {
  await host.close();
});

describe('functions', () => {
  test('a resolver sees what the bridge sends and who called', async () => {
    expect(await host.call('echo', { a: 1 }, viewer)).toMatchObject({
      input: { a: 1 },
      context: {
        accountId: 'viewer-1',
        localId: 'macro-1',
        moduleKey: 'fixture',
        license: { active: true },
        extension: { type: 'macro', content: { id: '77' } },
        installContext: expect.stringContaining('ari:cloud:confluence::site/'),
      },
    });
  });

  test('an unknown call fails as Forge lets it fail', async () => {
    await expect(host.call('nope', {}, viewer)).rejects.toThrow("Resolver has no definition for 'nope'.");
  });

  test('the clock of the functions is the clock of the host', async () => {
    expect(await host.call('now', {}, viewer)).toMatchObject({
      now: clock.now(),
      date: new Date(clock.now()).toISOString(),
    });
    await host.advance(1000);
    expect(await host.call('now', {}, viewer)).toMatchObject({ now: clock.now() });
    expect(await sql('SELECT NOW() AS now')).toEqual([
      { now: new Date(clock.now()).toISOString().slice(0, 19).replace('T', ' ') },
    ]);
  });

  test('nothing leaves: fetch is refused', async () => {
    expect(await host.call('fetch', {}, viewer)).toMatchObject({
      name: 'REQUEST_EGRESS_ALLOWLIST_ERR',
      status: 403,
    });
  });

  test('payloads over 500 KB and answers over 5 MB are refused', async () => {
    await expect(host.call('echo', { x: 'x'.repeat(600_000) }, viewer)).rejects.toThrow(
      'Forge allows 512000',
    );
    await expect(host.call('big', { size: 6_000_000 }, viewer)).rejects.toThrow('Forge allows 5242880');
  });

  test('a terminated container ends what runs in it, and the next call starts a new one', async () => {
    const hanging = host.call('hang', {}, viewer);
    const settled = expect(hanging).rejects.toMatchObject({ outcome: { ended: 'killed' } });
    await new Promise((resume) => setTimeout(resume, 50));
    await host.invoker.terminate();
    await settled;
    expect(await host.call('echo', {}, viewer)).toMatchObject({ input: {} });
  });
});

describe('product requests', () => {
  test('as the user, as the app, and as a user who is not there', async () => {
    const asUser = await host.call('issue-as-user', { key: '1' }, viewer);
    expect(asUser).toMatchObject({ status: 200, body: expect.stringContaining('viewer-1') });
    const asApp = await host.call('issue-as-app', { key: '1' }, viewer);
    expect(asApp).toMatchObject({ status: 200, body: expect.stringContaining('"app"') });
    const body = { call: { functionKey: 'issue-as-user', payload: { key: '1' } }, context: {} };
    expect(await host.invoke('resolver', body)).toMatchObject({
      success: false,
      error: { errorType: 'NEEDS_AUTHENTICATION_ERR' },
    });
    expect(host.lastInvocation).toMatchObject({ requests: 1, statements: 0 });
  });

  test('what is not modelled answers 501 and is recorded; the old search is gone', async () => {
    expect(await host.call('search', {}, viewer)).toBe(410);
    expect((await host.request('jira', 'GET', '/rest/api/3/nothing', user)).status).toBe(501);
    expect((await host.request('jira', 'GET', '/rest/api/3/issue/1?unknown=1', user)).status).toBe(501);
    expect(host.unmodelled).toEqual([
      'GET /rest/api/3/nothing',
      'GET /rest/api/3/issue/{id} with parameter unknown',
    ]);
  });

  test('a scope that is not declared refuses the app, not the person', async () => {
    expect((await host.request('jira', 'PUT', '/rest/api/3/issue/1', { ...user, viaApp: true })).status).toBe(
      403,
    );
    expect((await host.request('jira', 'PUT', '/rest/api/3/issue/1', user)).status).toBe(204);
    expect([...host.scopesUsed].sort()).toEqual([
      'read:confluence-content.summary',
      'read:jira-work',
      'storage:app',
    ]);
    expect(host.idleScopes).toEqual(['write:jira-work']);
  });
});

describe('queue', () => {
  test('delivers after the delay, on the clock of the host', async () => {
    const job = await host.call('enqueue', { work: {}, delay: 60 }, viewer);
    expect(host.lastInvocation.publishes).toBe(1);
    await host.advance(59_000);
    expect(await notes()).toEqual([]);
    expect(await host.call('stats', { key: job }, viewer)).toEqual({ success: 0, inProgress: 1, failed: 0 });
    await host.advance(1_000);
    expect(await notes()).toEqual(['work:{"body":{},"retried":false}']);
    expect(await host.call('stats', { key: job }, viewer)).toEqual({ success: 1, inProgress: 0, failed: 0 });
  });

  test('repeats when the consumer asks for it, and when it throws', async () => {
    await host.call('enqueue', { work: { fail: 'retry' } }, viewer);
    await host.call('enqueue', { work: { fail: 'throw' } }, viewer);
    await host.drain();
    expect(await notes()).toHaveLength(2);
    await host.advance(5_000);
    expect(await notes()).toContain('work:{"body":{"fail":"throw"},"retried":true}');
    await host.advance(25_000);
    expect(await notes()).toContain('work:{"body":{"fail":"retry"},"retried":true}');
    expect(await notes()).toHaveLength(4);
  });

  test('may deliver twice', async () => {
    await host.call('enqueue', { work: {} }, viewer);
    await host.drain({ twice: true });
    expect(await notes()).toHaveLength(2);
  });
});

describe('events and schedules', () => {
  test('arrive 60 s late, only for issues that carry our marker, and not for our own writes', async () => {
    await host.request('jira', 'PUT', '/rest/api/3/issue/1', user);
    await host.request('jira', 'PUT', '/rest/api/3/issue/2', user);
    await host.drain();
    expect(await notes()).toEqual([]);
    await host.advance(60_000);
    expect(await notes()).toEqual(['avi:jira:updated:issue:FX-1']);
    expect(host.invocations).toHaveLength(1);
  });

  test('an issue that cannot be looked at is delivered and logged, as onError says', async () => {
    const before = host.site.jira.snapshot();
    await host.request('jira', 'DELETE', '/rest/api/3/issue/2', user);
    await host.deliverEvents({ twice: true });
    host.site.jira.restore(before);
    expect(await notes()).toEqual(['avi:jira:deleted:issue:FX-2', 'avi:jira:deleted:issue:FX-2']);
    expect(host.logs[0]?.message).toContain('Filter of marked-issues');
  });

  test('scheduled triggers follow the clock', async () => {
    await host.advance(2 * 3_600_000);
    const hours = await notes();
    expect(hours.length).toBeGreaterThanOrEqual(2);
    expect(new Set(hours).size).toBe(hours.length);
  });
});

describe('web triggers', () => {
  test('answer with the output the function chose, and 500 for one that does not exist', async () => {
    const url = String(await host.call('door-url', {}, viewer));
    expect(url).toMatch(/\/x1\/[\w-]{32}$/);
    expect(await host.webTrigger('door', { headers: { Authorization: 'Bearer good' } })).toMatchObject({
      status: 200,
      body: '{"open":true}',
    });
    expect(await host.webTrigger('door')).toMatchObject({ status: 403, body: '{"open":false}' });
    expect(await host.webTrigger('door', { userPath: '/broken' })).toMatchObject({ status: 500 });
  });
});

describe('faults', () => {
  test('kill before the second statement: the first one stays, the rest never happens', async () => {
    const fault = host.faults.inject({ at: 2, of: 'statement', kind: 'kill', in: 'resolver' });
    await expect(host.call('two-writes', {}, viewer)).rejects.toMatchObject({ outcome: { ended: 'killed' } });
    expect(fault.fired).toBe(true);
    expect(await notes()).toEqual(['a']);
    expect(host.lastInvocation.statements).toBe(2);
  });

  test('kill after the second statement: its effect is there, its answer is lost', async () => {
    host.faults.inject({ at: 2, of: 'any', kind: 'kill', effect: 'after' });
    await expect(host.call('two-writes', {}, viewer)).rejects.toMatchObject({ outcome: { ended: 'killed' } });
    expect(await notes()).toEqual(['a', 'b']);
  });

  test('timeout, broken connection and status look to the app as they do on Forge', async () => {
    host.faults.inject({ at: 1, of: 'statement', kind: 'timeout', effect: 'after' });
    expect(
      await host.call(
        'sql-error',
        { statement: "INSERT INTO notes (id, body) VALUES ('x', 'late')" },
        viewer,
      ),
    ).toMatchObject({ code: 'QUERY_TIMED_OUT' });
    expect(await notes()).toEqual(['late']);
    host.faults.inject({ at: 1, of: 'request', kind: 'timeout' });
    expect(await host.call('issue-as-app', { key: '1' }, viewer)).toMatchObject({
      name: 'PROXY_ERR',
      status: 504,
    });
    host.faults.inject({ at: 1, of: 'request', kind: 'error' });
    expect(await host.call('issue-as-app', { key: '1' }, viewer)).toMatchObject({
      name: 'FUNCTION_FETCH_ERR',
    });
    host.faults.inject({ at: 2, of: 'request', kind: 'status', status: 503 });
    expect(await host.call('issue-as-app', { key: '1' }, viewer)).toMatchObject({ status: 200 });
    expect(await host.call('issue-as-app', { key: '1' }, viewer)).toMatchObject({ status: 503 });
  });

  test('terminate ends the container in the middle', async () => {
    host.faults.inject({ at: 1, of: 'statement', kind: 'terminate', effect: 'after' });
    await expect(host.call('two-writes', {}, viewer)).rejects.toMatchObject({ outcome: { ended: 'killed' } });
    expect(await notes()).toEqual(['a']);
    expect(await host.call('two-writes', {}, viewer).catch(String)).toContain('Duplicate');
  });
});
