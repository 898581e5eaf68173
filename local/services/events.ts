import * as v from 'valibot';
import type { Manifest, TriggerFilter } from '../manifest';
import type { InvocationOutcome } from '../runtime';
import type { Clock, ProductEvent } from '../site/protocol';
import { eventScopes } from './event-scopes';
import { compileExpression, type Evaluate } from './expression';
import { readRetry } from './retry';

/** Events with more bytes than that are never delivered. */
const EVENT_LIMIT = 200 * 1024;

type Trigger = Manifest['modules']['trigger'][number];

const pendingSchema = v.object({
  id: v.number(),
  moduleKey: v.string(),
  eventType: v.string(),
  payload: v.record(v.string(), v.unknown()),
  dueAt: v.number(),
  attempts: v.number(),
});

/** An event on its way to one trigger. `dueAt` in milliseconds since the epoch. */
export type PendingEvent = v.InferOutput<typeof pendingSchema>;

/** `shuffled` is a fixed, seeded shuffle: a failing order can be repeated. */
export type DeliveryOrder = 'as-sent' | 'reversed' | 'shuffled';

export interface EventOptions {
  readonly clock: Clock;
  /** Entity property of an issue as the filter would see it; throws when the issue cannot be loaded. */
  readonly issueProperty: (issueId: string, key: string) => Promise<unknown>;
  readonly start: (functionKey: string, moduleKey: string, event: unknown) => Promise<InvocationOutcome>;
  readonly onFilterError: (moduleKey: string, message: string) => void;
}

/** Product events: filtered by the manifest, delivered late, at least once and in no certain order. */
export class EventService {
  /** How late events arrive, in milliseconds. */
  delayMs = 60_000;
  /** Scopes without which the app would hear nothing. */
  readonly scopes: ReadonlySet<string>;
  private pending: PendingEvent[] = [];
  private lastId = 0;
  private readonly filters = new Map<string, { expression: Evaluate; properties: readonly string[] }>();

  constructor(
    private readonly manifest: Manifest,
    private readonly options: EventOptions,
  ) {
    this.scopes = new Set(manifest.modules.trigger.flatMap(({ events }) => events.flatMap(eventScopes)));
    const undeclared = [...this.scopes].filter((scope) => !manifest.permissions.scopes.includes(scope));
    if (undeclared.length > 0)
      throw new Error(`Triggers need scopes that are not declared: ${undeclared.join(', ')}`);
    for (const { key, filter } of manifest.modules.trigger) {
      if (filter?.expression === undefined) continue;
      this.filters.set(key, {
        expression: compileExpression(filter.expression),
        properties: propertiesIn(filter.expression),
      });
    }
  }

  get waiting(): readonly PendingEvent[] {
    return this.pending;
  }

  nextDue(): number | undefined {
    return this.pending.length === 0 ? undefined : Math.min(...this.pending.map((event) => event.dueAt));
  }

  /** Takes an event from the site and queues it for every trigger that listens to its type; too large, it is lost. */
  accept(event: ProductEvent): void {
    if (Buffer.byteLength(JSON.stringify(event.payload)) > EVENT_LIMIT) return;
    for (const trigger of this.manifest.modules.trigger) {
      if (!trigger.events.includes(event.eventType)) continue;
      this.pending.push({
        id: ++this.lastId,
        moduleKey: trigger.key,
        eventType: event.eventType,
        payload: structuredClone({ ...event.payload, eventType: event.eventType }),
        dueAt: this.options.clock.now() + this.delayMs,
        attempts: 0,
      });
    }
  }

  async deliverDue(): Promise<number> {
    const now = this.options.clock.now();
    return await this.deliver(this.pending.filter((event) => event.dueAt <= now));
  }

  /** Delivers everything that waits, due or not. */
  async deliverAll(options: { order?: DeliveryOrder; twice?: boolean } = {}): Promise<number> {
    const order = options.order ?? 'as-sent';
    const list = [...this.pending];
    if (order === 'reversed') list.reverse();
    if (order === 'shuffled') list.sort((a, b) => scatter(a.id) - scatter(b.id));
    return await this.deliver(list, options.twice === true);
  }

  /** Loses what waits: as Forge may. */
  dropAll(): number {
    return this.pending.splice(0).length;
  }

  snapshot(): unknown {
    return this.pending;
  }

  restore(state: unknown): void {
    this.pending = v.parse(v.array(pendingSchema), state);
    this.lastId = Math.max(0, ...this.pending.map((event) => event.id));
  }

  private async deliver(list: readonly PendingEvent[], twice = false): Promise<number> {
    for (const event of list) {
      this.pending = this.pending.filter((waiting) => waiting !== event);
      const trigger = this.manifest.modules.trigger.find((candidate) => candidate.key === event.moduleKey);
      if (!trigger || !(await this.passes(trigger, event))) continue;
      await this.send(trigger, event);
      if (twice) await this.options.start(trigger.function, trigger.key, structuredClone(event.payload));
    }
    return list.length;
  }

  private async send(trigger: Trigger, event: PendingEvent): Promise<void> {
    const outcome = await this.options.start(trigger.function, trigger.key, structuredClone(event.payload));
    const retry = outcome.success ? readRetry(outcome.body) : undefined;
    if (!retry || event.attempts >= 4) return;
    const retryContext = {
      retryCount: event.attempts + 1,
      retryReason: retry.retryReason,
      retryData: retry.retryData,
    };
    this.pending.push({
      ...event,
      payload: { ...event.payload, retryContext },
      attempts: event.attempts + 1,
      dueAt: this.options.clock.now() + retry.retryAfter * 1000,
    });
  }

  private async passes(trigger: Trigger, event: PendingEvent): Promise<boolean> {
    const { filter } = trigger;
    if (filter?.ignoreSelf === true && event.payload['selfGenerated'] === true) return false;
    const compiled = this.filters.get(trigger.key);
    if (!filter || !compiled) return true;
    try {
      const runtime = { issue: { properties: await this.loadProperties(event, compiled.properties) } };
      const result = compiled.expression({ event: { ...event.payload, runtime } });
      if (typeof result !== 'boolean') throw new Error('The expression must be Boolean');
      return result;
    } catch (error) {
      return this.onError(trigger.key, filter, error);
    }
  }

  private async loadProperties(
    event: PendingEvent,
    keys: readonly string[],
  ): Promise<Record<string, unknown>> {
    const found: Record<string, unknown> = {};
    if (keys.length === 0) return found;
    const issue = v.parse(v.looseObject({ id: v.string() }), event.payload['issue']);
    for (const key of keys) found[key] = await this.options.issueProperty(issue.id, key);
    return found;
  }

  private onError(moduleKey: string, filter: TriggerFilter, error: unknown): boolean {
    if (filter.onError.endsWith('_AND_LOG')) {
      this.options.onFilterError(moduleKey, error instanceof Error ? error.message : String(error));
    }
    return filter.onError.startsWith('RECEIVE');
  }
}

function propertiesIn(expression: string): string[] {
  return [...expression.matchAll(/event\.runtime\.issue\.properties\[(['"])(.*?)\1\]/g)].map(
    (match) => match[2] ?? '',
  );
}

// A fixed order that looks like none: multiplicative hashing of the running number.
const scatter = (id: number): number => (id * 2_654_435_761) % 4_294_967_296;
