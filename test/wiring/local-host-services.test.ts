import path from 'node:path';
import { ensureBuilt } from '../../local/build/build';
import { HostClock } from '../../local/clock';
import { findFunction, readManifest, type Manifest } from '../../local/manifest';
import { FunctionRuntime, newToken, type InvocationOutcome } from '../../local/runtime';
import { EventService } from '../../local/services/events';
import { compileExpression } from '../../local/services/expression';
import { KvsService } from '../../local/services/kvs';

const appDir = path.resolve(__dirname, 'fixture-app');
const manifest = readManifest(appDir);
const ok: InvocationOutcome = { success: true, body: undefined };

describe('deadlines', () => {
  test('follow what calls the function', () => {
    expect(findFunction(manifest, 'resolver', 'resolver').timeout).toBe(25);
    expect(findFunction(manifest, 'pages-function', 'trigger').timeout).toBe(25);
    expect(findFunction(manifest, 'door-function', 'webtrigger').timeout).toBe(55);
    expect(findFunction(manifest, 'work-function', 'consumer').timeout).toBe(120);
    expect(findFunction(manifest, 'hourly-function', 'scheduledTrigger').timeout).toBe(300);
  });

  test('end a function that runs on', async () => {
    const built = await ensureBuilt({ appDir });
    const runtime = new FunctionRuntime({
      ...built,
      clock: new HostClock().shared,
      onFetch: () => Promise.resolve(undefined),
      onLog: () => {},
      onStray: () => {},
    });
    const body = { call: { functionKey: 'hang', payload: {} }, context: {} };
    const request = {
      token: newToken(),
      handler: 'index.resolver',
      body,
      timeout: 0.3,
      contextAri: 'ari',
      appContext: {},
      license: {},
    };
    expect(await runtime.run(request)).toMatchObject({
      ended: 'timed-out',
      error: { errorType: 'FUNCTION_TIME_OUT' },
    });
    await runtime.terminate();
  });
});

describe('trigger filters', () => {
  const issue = (fields: Record<string, unknown>) => ({
    event: { changelog: { items: [fields] }, runtime: { issue: { properties: {} } } },
  });

  test.each([
    ["event.changelog.items.some(item => item.field == 'status')", true],
    ["event.changelog.items.some(item => item.field == 'status' && item.to != '3')", false],
    ["!(event.changelog.items.some(item => item.field == 'summary'))", true],
    ["event.runtime.issue.properties['debrief'].action != null", false],
    ["event.runtime.issue.properties['debrief'].action == null || 1 > 2", true],
  ])('%s is %s', (expression, expected) => {
    expect(compileExpression(expression)(issue({ field: 'status', to: '3' }))).toBe(expected);
  });

  test.each([
    'event.issue.fields.map(x => x)',
    'event.x ? 1 : 2',
    'a +',
    'event[0]',
    "f('x')",
    'event.x == `y`',
  ])('refuses at start what it does not model: %s', (expression) => {
    expect(() => compileExpression(expression)).toThrow('not modelled');
  });

  test('an event nobody knows, or without its scope, is refused at start', () => {
    const listening = (events: string[]): Manifest => ({
      ...manifest,
      modules: { ...manifest.modules, trigger: [{ key: 'k', function: 'pages-function', events }] },
    });
    const start = (events: string[]) => () => eventsOf(listening(events), () => ok);
    expect(start(['avi:jira:invented:thing'])).toThrow('Event not modelled');
    expect(start(['avi:confluence:trashed:page'])).toThrow('write:confluence-content');
    expect(start(['avi:confluence:updated:page'])).not.toThrow();
  });
});

function eventsOf(
  of: Manifest,
  start: (event: unknown) => InvocationOutcome,
  clock = new HostClock(),
): EventService {
  return new EventService(of, {
    clock,
    issueProperty: () => Promise.resolve(null),
    start: (_function, _module, event) => Promise.resolve(start(event)),
    onFilterError: () => {},
  });
}

test('a trigger that asks for a retry is called again when it said, four times at most', async () => {
  const clock = new HostClock({ frozenAt: 0 });
  const seen: unknown[] = [];
  const retry = { _retry: true, retryOptions: { retryAfter: 10, retryReason: 'FUNCTION_RETRY_REQUEST' } };
  const events = eventsOf(manifest, (event) => (seen.push(event), { success: true, body: retry }), clock);
  events.accept({ eventType: 'avi:confluence:updated:page', payload: { content: { id: '1' } } });
  for (let n = 0; n < 10; n++) {
    clock.moveTo(events.nextDue() ?? clock.now());
    await events.deliverDue();
  }
  expect(seen).toHaveLength(5);
  expect(clock.now()).toBe(60_000 + 4 * 10_000);
  expect(seen.at(-1)).toMatchObject({ retryContext: { retryCount: 4 } });
});

test('events come in another order when shuffled, the same one each time', async () => {
  const orders = await Promise.all(
    [1, 2].map(async () => {
      const seen: unknown[] = [];
      const events = eventsOf(manifest, (event) => (seen.push(event), ok));
      for (let n = 0; n < 8; n++) events.accept({ eventType: 'avi:confluence:updated:page', payload: { n } });
      await events.deliverAll({ order: 'shuffled' });
      return seen.map((event) => (event as { n: number }).n);
    }),
  );
  expect(orders[0]).toEqual(orders[1]);
  expect(orders[0]).not.toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  expect([...(orders[0] ?? [])].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

test('an event of more than 200 KB is never delivered', async () => {
  const seen: unknown[] = [];
  const events = eventsOf(manifest, (event) => (seen.push(event), ok));
  const send = (bytes: number): void =>
    events.accept({ eventType: 'avi:confluence:updated:page', payload: { bytes, text: 'x'.repeat(bytes) } });
  send(200 * 1024);
  send(200 * 1024 - 50);
  expect(events.waiting).toHaveLength(1);
  await events.deliverAll();
  expect(seen).toMatchObject([{ bytes: 204_750 }]);
});

test('what happens to a project is heard by those who listen for it', () => {
  const listening = (event: string): Manifest => ({
    ...manifest,
    modules: { ...manifest.modules, trigger: [{ key: 'k', function: 'pages-function', events: [event] }] },
  });
  for (const what of ['updated', 'archived', 'unarchived', 'softdeleted', 'restored', 'deleted']) {
    const events = eventsOf(listening(`avi:jira:${what}:project`), () => ok);
    expect([...events.scopes]).toEqual(['read:jira-work']);
    events.accept({ eventType: `avi:jira:${what}:project`, payload: { project: { key: 'OPS' } } });
    expect(events.waiting).toHaveLength(1);
  }
});

describe('KVS', () => {
  const kvs = new KvsService();
  const call = (action: string, body: unknown) => kvs.handle(`/api/v1/${action}`, body);

  test('keeps values and secrets apart, pages through keys, and forgets what is deleted', () => {
    for (const key of ['a:1', 'a:2', 'a:3', 'b:1'])
      expect(call('set', { key, value: { key } }).status).toBe(204);
    call('secret/set', { key: 'a:1', value: 'hush' });
    expect(call('get', { key: 'a:1' })).toMatchObject({ body: { value: { key: 'a:1' } } });
    expect(call('secret/get', { key: 'a:1' })).toMatchObject({ body: { value: 'hush' } });
    const where = [{ property: 'key', condition: 'BEGINS_WITH', values: ['a:'] }];
    expect(call('query', { limit: 2, where })).toMatchObject({
      body: { data: [{ key: 'a:1' }, { key: 'a:2' }], cursor: 'a:2' },
    });
    expect(call('query', { limit: 2, where, after: 'a:2' })).toMatchObject({
      body: { data: [{ key: 'a:3' }] },
    });
    call('delete', { key: 'a:1' });
    expect(call('get', { key: 'a:1' })).toMatchObject({ status: 404, body: { code: 'KEY_NOT_FOUND' } });
  });

  test('refuses what Forge refuses, and says what is not modelled', () => {
    expect(call('set', { key: 'ä', value: 1 })).toMatchObject({ status: 400, body: { code: 'INVALID_KEY' } });
    expect(call('set', { key: 'k', value: 'x'.repeat(250_000) })).toMatchObject({ status: 400 });
    const twice = { set: [{ key: 'k', value: 1 }], delete: [{ key: 'k' }] };
    expect(call('transaction', twice)).toMatchObject({ status: 400 });
    expect(call('entity/get', { key: 'k', entityName: 'e' })).toMatchObject({ status: 501 });
  });
});
