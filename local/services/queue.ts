import * as v from 'valibot';
import type { Manifest } from '../manifest';
import type { InvocationOutcome } from '../runtime';
import type { Clock } from '../site/protocol';
import { notModelled, type ServiceAnswer } from './answer';
import { lanesOf, runLanes } from './lanes';
import { readRetry } from './retry';

const KB = 1024;
const DAY_MS = 24 * 3_600_000;
const LONGEST_BACKOFF_MS = 15 * 60_000;
const MINUTE_MS = 60_000;
/** Events that all queues of an app together take in a minute. */
const PUSHED_PER_MINUTE = 500;

const event = v.object({
  body: v.record(v.string(), v.unknown()),
  delayInSeconds: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(900)), 0),
  concurrency: v.optional(
    v.object({ key: v.string(), limit: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
  ),
});
const push = v.object({
  queueName: v.string(),
  jobId: v.string(),
  payload: v.pipe(v.array(event), v.minLength(1), v.maxLength(50)),
});
const job = v.object({ queueName: v.string(), jobId: v.string() });

const pendingSchema = v.object({
  eventId: v.string(),
  jobId: v.string(),
  queueName: v.string(),
  body: v.record(v.string(), v.unknown()),
  delayInSeconds: v.number(),
  concurrency: v.optional(v.object({ key: v.string(), limit: v.number() })),
  pushedAt: v.number(),
  dueAt: v.number(),
  retryContext: v.optional(
    v.object({ retryCount: v.number(), retryReason: v.string(), retryData: v.optional(v.unknown()) }),
  ),
});

/** An event that waits for its consumer. Instants in milliseconds since the epoch. */
export type QueuedEvent = v.InferOutput<typeof pendingSchema>;

export interface JobStats {
  success: number;
  inProgress: number;
  failed: number;
}

/** Async events: at least once, unordered, delayed on the host's clock, repeated as Forge repeats them. */
export class QueueService {
  /** What is due is consumed beside each other, as on Forge; false: one after another, so that a test can count on it. */
  together = false;
  private pending: QueuedEvent[] = [];
  private pushes: { readonly at: number; readonly events: number }[] = [];
  private readonly jobs = new Map<string, JobStats & { queueName: string }>();

  constructor(
    private readonly manifest: Manifest,
    private readonly clock: Clock,
    private readonly consume: (
      functionKey: string,
      moduleKey: string,
      event: unknown,
    ) => Promise<InvocationOutcome>,
  ) {}

  get waiting(): readonly QueuedEvent[] {
    return this.pending;
  }

  nextDue(): number | undefined {
    return this.pending.length === 0 ? undefined : Math.min(...this.pending.map((item) => item.dueAt));
  }

  handle(path: string, body: unknown): ServiceAnswer {
    const action =
      /^\/webhook\/queue\/(publish|stats|cancel)\/\{contextAri\}\/\{environmentId\}\/\{appId\}\/\{appVersion\}$/.exec(
        path,
      )?.[1];
    if (action === 'publish') return this.publish(body);
    const parsed = v.safeParse(job, body);
    if (!action || !parsed.success) return notModelled(`stargate ${path}`);
    const stats = this.jobs.get(parsed.output.jobId);
    if (!stats || stats.queueName !== parsed.output.queueName)
      return { status: 404, body: { message: 'No such job' } };
    if (action === 'cancel') {
      this.pending = this.pending.filter((item) => item.jobId !== parsed.output.jobId);
      return { status: 204 };
    }
    return {
      status: 200,
      body: { success: stats.success, inProgress: stats.inProgress, failed: stats.failed },
    };
  }

  /** Delivers everything that is due now. `twice` delivers each event a second time, as Forge may. */
  async deliverDue(options: { twice?: boolean } = {}): Promise<number> {
    const now = this.clock.now();
    const due = this.pending.filter((item) => item.dueAt <= now);
    this.pending = this.pending.filter((item) => item.dueAt > now);
    const deliveries = due.flatMap((item) =>
      (options.twice === true ? [false, true] : [false]).map((repeated) => ({ item, repeated })),
    );
    const lanes = this.together ? lanesOf(deliveries, ({ item }) => item) : [deliveries];
    await runLanes(lanes, ({ item, repeated }) => this.deliver(item, repeated));
    return due.length;
  }

  snapshot(): unknown {
    return this.pending;
  }

  restore(state: unknown): void {
    this.pending = v.parse(v.array(pendingSchema), state);
    for (const item of this.pending) this.stats(item).inProgress += 1;
  }

  clear(): void {
    this.pending = [];
    this.pushes = [];
    this.jobs.clear();
  }

  private publish(body: unknown): ServiceAnswer {
    const parsed = v.safeParse(push, body);
    if (!parsed.success) return { status: 400, body: { message: parsed.issues[0].message } };
    const { queueName, jobId, payload } = parsed.output;
    const consumer = this.consumerOf(queueName);
    if (!consumer)
      return { status: 400, body: { message: `manifest.yml has no consumer for queue '${queueName}'` } };
    const size = Buffer.byteLength(JSON.stringify(payload));
    if (size > 200 * KB)
      return { status: 413, body: { errorMessage: `The events have ${size} bytes; 200 KB are allowed.` } };
    if (this.isLongRunning(consumer.function)) {
      const large = payload.findIndex((item) => Buffer.byteLength(JSON.stringify(item)) > 100 * KB);
      if (large >= 0) return { status: 413, body: { errorMessage: `Event ${large} has over 100 KB.` } };
    }
    const now = this.clock.now();
    if (!this.mayPush(now, payload.length))
      return { status: 429, body: { message: `More than ${PUSHED_PER_MINUTE} events in a minute.` } };
    payload.forEach((item, index) => {
      const pushed = {
        ...item,
        eventId: `${jobId}#${index}`,
        jobId,
        queueName,
        pushedAt: now,
        dueAt: now + item.delayInSeconds * 1000,
      };
      this.pending.push(pushed);
      this.stats(pushed).inProgress += 1;
    });
    return { status: 201, body: {} };
  }

  private mayPush(now: number, events: number): boolean {
    this.pushes = this.pushes.filter(({ at }) => at > now - MINUTE_MS);
    const before = this.pushes.reduce((sum, one) => sum + one.events, 0);
    if (before + events > PUSHED_PER_MINUTE) return false;
    this.pushes.push({ at: now, events });
    return true;
  }

  private async deliver(item: QueuedEvent, repeated: boolean): Promise<void> {
    const consumer = this.consumerOf(item.queueName);
    if (!consumer) return;
    const outcome = await this.consume(consumer.function, consumer.key, visibleToConsumer(item));
    if (repeated) return;
    const stats = this.stats(item);
    const retryCount = (item.retryContext?.retryCount ?? 0) + 1;
    const retry = outcome.success ? readRetry(outcome.body) : undefined;
    const backoff = Math.min(LONGEST_BACKOFF_MS, 5_000 * 2 ** (retryCount - 1));
    const wait = retry ? retry.retryAfter * 1000 : backoff;
    if (outcome.success && !retry) {
      stats.inProgress -= 1;
      stats.success += 1;
    } else if (this.clock.now() + wait > item.pushedAt + DAY_MS) {
      stats.inProgress -= 1;
      stats.failed += 1;
    } else {
      const reason =
        retry?.retryReason ??
        (outcome.success || outcome.ended === 'threw'
          ? 'FUNCTION_PLATFORM_UNKNOWN_ERROR'
          : 'FUNCTION_TIME_OUT');
      const retryContext = {
        retryCount,
        retryReason: reason,
        ...(retry?.retryData === undefined ? {} : { retryData: retry.retryData }),
      };
      this.pending.push({ ...item, dueAt: this.clock.now() + wait, retryContext });
    }
  }

  private stats(item: QueuedEvent): JobStats {
    const known = this.jobs.get(item.jobId) ?? {
      queueName: item.queueName,
      success: 0,
      inProgress: 0,
      failed: 0,
    };
    this.jobs.set(item.jobId, known);
    return known;
  }

  private consumerOf(queueName: string) {
    return this.manifest.modules.consumer.find((consumer) => consumer.queue === queueName);
  }

  private isLongRunning(functionKey: string): boolean {
    const found = this.manifest.modules.function.find((candidate) => candidate.key === functionKey);
    return (found?.timeoutSeconds ?? 55) > 55;
  }
}

function visibleToConsumer(item: QueuedEvent): unknown {
  const { eventId, jobId, queueName, body, delayInSeconds, concurrency, retryContext } =
    structuredClone(item);
  return {
    body,
    queueName,
    jobId,
    eventId,
    delayInSeconds,
    ...(concurrency === undefined ? {} : { concurrency }),
    ...(retryContext === undefined ? {} : { retryContext }),
  };
}
