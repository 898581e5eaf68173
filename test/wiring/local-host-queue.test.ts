import path from 'node:path';
import { HostClock } from '../../local/clock';
import { readManifest } from '../../local/manifest';
import type { InvocationOutcome } from '../../local/runtime';
import { QueueService } from '../../local/services/queue';

const manifest = readManifest(path.resolve(__dirname, 'fixture-app'));
const ok: InvocationOutcome = { success: true, body: undefined };

describe('queue', () => {
  const clock = new HostClock({ frozenAt: 0 });
  const publish = '/webhook/queue/publish/{contextAri}/{environmentId}/{appId}/{appVersion}';
  const push = (queue: QueueService, queueName: string, ...bodies: Record<string, unknown>[]) =>
    queue.handle(publish, { queueName, jobId: 'j', payload: bodies.map((body) => ({ body })) });

  test('limits: known queues, 200 KB a push, 100 KB an event of a long consumer', () => {
    const queue = new QueueService(manifest, clock, () => Promise.resolve(ok));
    expect(push(queue, 'unknown', {})).toMatchObject({ status: 400 });
    expect(push(queue, 'work', { x: 'x'.repeat(210_000) })).toMatchObject({ status: 413 });
    expect(push(queue, 'work', { x: 'x'.repeat(110_000) })).toMatchObject({ status: 413 });
    expect(push(queue, 'work')).toMatchObject({ status: 400 });
    expect(push(queue, 'work', { x: 1 })).toMatchObject({ status: 201 });
    expect(queue.handle('/webhook/queue/publish/other', {})).toMatchObject({ status: 501 });
  });

  test('takes 500 events a minute', () => {
    const minute = new HostClock({ frozenAt: 0 });
    const queue = new QueueService(manifest, minute, () => Promise.resolve(ok));
    const fifty = Array.from({ length: 50 }, () => ({}));
    for (let n = 0; n < 10; n += 1) expect(push(queue, 'work', ...fifty)).toMatchObject({ status: 201 });
    expect(push(queue, 'work', {})).toMatchObject({ status: 429 });
    minute.moveTo(60_000);
    expect(push(queue, 'work', {})).toMatchObject({ status: 201 });
    expect(queue.waiting).toHaveLength(501);
  });

  test('delivers what is due together, but never more of one key than its limit', async () => {
    const running: unknown[] = [];
    const seen: string[] = [];
    const queue = new QueueService(manifest, clock, async (_function, _module, event) => {
      const { body } = event as { body: { name: string } };
      running.push(body.name);
      seen.push([...running].sort().join('+'));
      await new Promise((resolve) => setImmediate(resolve));
      running.splice(running.indexOf(body.name), 1);
      return ok;
    });
    const concurrency = { key: 'k', limit: 1 };
    const payload = [
      { body: { name: 'a' }, concurrency },
      { body: { name: 'b' }, concurrency },
      { body: { name: 'c' } },
    ];
    const pushThree = () => queue.handle(publish, { queueName: 'work', jobId: 'j', payload });
    pushThree();
    await queue.deliverDue();
    expect(seen.splice(0)).toEqual(['a', 'b', 'c']);
    queue.together = true;
    pushThree();
    await queue.deliverDue({ twice: true });
    expect(seen).toContain('a+c+c');
    expect(seen.filter((names) => /a.*b|a.*a|b.*b/.test(names))).toEqual([]);
    expect(seen).toHaveLength(6);
  });

  test('gives up after a day of throwing, and says so', async () => {
    const broken: InvocationOutcome = {
      success: false,
      ended: 'threw',
      error: { errorType: 'Error', errorMessage: 'x', stack: [] },
    };
    const queue = new QueueService(manifest, clock, () => Promise.resolve(broken));
    push(queue, 'work', { x: 1 });
    const start = clock.now();
    while (queue.nextDue() !== undefined) {
      clock.moveTo(queue.nextDue() ?? 0);
      await queue.deliverDue();
    }
    expect(clock.now() - start).toBeGreaterThan(23 * 3_600_000);
    expect(
      queue.handle(publish.replace('publish', 'stats'), { queueName: 'work', jobId: 'j' }),
    ).toMatchObject({
      body: { success: 0, inProgress: 0, failed: 1 },
    });
  });
});
