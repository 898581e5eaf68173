import path from 'node:path';
import { bridgeContext, findResolver, type CallOptions } from './bridge-context';
import { ensureBuilt } from './build/build';
import { HostClock } from './clock';
import type { Site } from './default-site';
import type { FunctionLog, Invocation } from './invocation';
import { readManifest, type FunctionKind } from './manifest';
import { Platform, type PlatformOptions } from './platform';
import { failure, type InvocationOutcome } from './runtime';
import type { DeliveryOrder } from './services/events';
import { SqlService } from './services/sql/sql';
import type { WebTriggerAnswer, WebTriggerRequest } from './services/web-triggers';
import type { ProductEvent } from './site/protocol';

/** Forge's limit for what a browser may send to a function, in bytes. */
const INVOKE_LIMIT = 500 * 1024;

export interface HostOptions<S extends Site = Site> extends PlatformOptions<S> {
  /** Folder of the app; this project without it. */
  readonly appDir?: string;
  /** Folder for the SQL data; in memory without it. */
  readonly dataDir?: string;
  /** Ticks with the machine without it. */
  readonly clock?: HostClock;
  /** DDL statements per minute; Forge's 25 without it. */
  readonly ddlPerMinute?: number;
  /** Also build the Custom UI. */
  readonly ui?: boolean;
}

/** Thrown by `host.call` when the resolver fails; the browser's `invoke()` rejects with the same message. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed';
  constructor(readonly outcome: Extract<InvocationOutcome, { success: false }>) {
    super(outcome.error.errorMessage);
  }
}

/** Builds the app if it changed, and starts everything around it. Close it when done. */
export async function createHost<S extends Site>(options: HostOptions<S>): Promise<Host<S>> {
  const appDir = options.appDir ?? path.resolve(__dirname, '..');
  const manifest = readManifest(appDir);
  const clock = options.clock ?? new HostClock();
  const [built, sql] = await Promise.all([
    ensureBuilt({ appDir, ui: options.ui ?? false }),
    SqlService.open({
      clock,
      ...(options.dataDir === undefined ? {} : { dataDir: options.dataDir }),
      ...(options.ddlPerMinute === undefined ? {} : { ddlPerMinute: options.ddlPerMinute }),
    }),
  ]);
  return new Host(manifest, clock, sql, built, options);
}

/** The local platform with the app installed: what `npm start` serves and what tests drive. */
export class Host<S extends Site = Site> extends Platform<S> {
  get invocations(): readonly Invocation[] {
    return this.invoker.invocations;
  }

  get lastInvocation(): Invocation {
    const last = this.invoker.invocations.at(-1);
    if (!last) throw new Error('No function has run yet.');
    return last;
  }

  get logs(): readonly FunctionLog[] {
    return this.invoker.logs;
  }

  /** Resolves when requests are checked without waiting for the checks to load. */
  contractsReady(): Promise<void> {
    return this.contracts.ready();
  }

  get contractViolations() {
    return this.contracts.violations;
  }

  /** Scopes that requests so far and the manifest's triggers needed. */
  get scopesUsed(): ReadonlySet<string> {
    return new Set([...this.products.scopesUsed, ...this.events.scopes]);
  }

  /** Declared scopes that nothing has needed so far. */
  get idleScopes(): readonly string[] {
    const used = this.scopesUsed;
    return this.manifest.permissions.scopes.filter((scope) => !used.has(scope));
  }

  /** Runs a function by its key with any payload; never throws for what the function does. */
  invoke(
    functionKey: string,
    payload: unknown,
    options: { as?: string; kind?: FunctionKind; moduleKey?: string } = {},
  ) {
    const kind = options.kind ?? 'resolver';
    const moduleKey = options.moduleKey ?? functionKey;
    return this.invoker.invoke({
      functionKey,
      kind,
      moduleKey,
      moduleType: kind,
      body: payload,
      ...account(options.as),
    });
  }

  /** Calls the resolver as the browser's `invoke(name, input)` does. Throws `CallFailed`. */
  async call(name: string, input: unknown, options: CallOptions): Promise<unknown> {
    const module = findResolver(this.manifest, options.moduleKey);
    const context = bridgeContext(options, module.key, module.type);
    const outcome = await this.callResolver(name, input, context, options.as);
    if (!outcome.success) throw new CallFailed(outcome);
    return outcome.body;
  }

  /** The same with a context of the caller's own: for the page around the iframe. */
  async callResolver(
    name: string,
    payload: unknown,
    context: Readonly<Record<string, unknown>>,
    accountId: string | undefined,
  ): Promise<InvocationOutcome> {
    const size = Buffer.byteLength(JSON.stringify(payload ?? null));
    if (size > INVOKE_LIMIT) {
      return failure(
        'too-large',
        'PAYLOAD_TOO_LARGE',
        `The payload has ${size} bytes; Forge allows ${INVOKE_LIMIT}.`,
      );
    }
    const module = findResolver(
      this.manifest,
      typeof context['moduleKey'] === 'string' ? context['moduleKey'] : undefined,
    );
    return await this.invoker.invoke({
      functionKey: module.function,
      kind: 'resolver',
      moduleKey: module.key,
      moduleType: module.type,
      body: { call: { functionKey: name, payload }, context },
      ...account(accountId),
      call: name,
    });
  }

  webTrigger(key: string, request: WebTriggerRequest = {}): Promise<WebTriggerAnswer> {
    return this.webTriggers.call(key, request);
  }

  /** Delivers every product event that waits, due or not, in any order, each once or twice. */
  deliverEvents(options: { order?: DeliveryOrder; twice?: boolean } = {}): Promise<number> {
    return this.events.deliverAll(options);
  }

  /** Hands the app an event that doesn't come from the site, such as a lifecycle event. */
  async lifecycle(event: 'installed' | 'upgraded'): Promise<void> {
    const app = { id: this.manifest.app.id, version: '1.0.0' };
    this.emit({ eventType: `avi:forge:${event}:app`, payload: { id: this.manifest.app.id, app } });
    await this.events.deliverAll();
  }

  /**
   * Whether an admin has connected Jira, which is optional. While not, functions and bridge get `refusal` from
   * it, with an empty body, and no event of Jira comes. Connected again by `reset`.
   */
  setJiraConnected(connected: boolean, refusal?: 401 | 403): void {
    this.connections.setJira(connected, refusal);
  }

  emit(event: ProductEvent): void {
    this.events.accept(event);
  }

  /** Runs whatever is due now, and what that makes due, until nothing is. Returns how many ran. */
  async drain(options: { twice?: boolean } = {}): Promise<number> {
    let total = 0;
    for (;;) {
      const ran =
        (await this.events.deliverDue()) +
        (await this.queue.deliverDue(options)) +
        (await this.scheduler.runDue());
      if (ran === 0) return total;
      total += ran;
    }
  }

  /** Moves the clock by `ms`, stopping at each instant at which something falls due. */
  async advance(ms: number): Promise<void> {
    const target = this.clock.now() + ms;
    for (;;) {
      await this.drain();
      const next = this.nextDue();
      if (next === undefined || next > target) break;
      this.clock.moveTo(next);
    }
    this.clock.moveTo(target);
    await this.drain();
  }

  nextDue(): number | undefined {
    const times = [this.events.nextDue(), this.queue.nextDue(), this.scheduler.nextDue()];
    const known = times.filter((time) => time !== undefined);
    return known.length === 0 ? undefined : Math.min(...known);
  }

  runScheduled(key: string): Promise<unknown> {
    return this.scheduler.run(key);
  }

  /** Forgets what tests must not see of each other, but not the site: restore that with its own snapshot. */
  async reset(options: { drop?: boolean } = {}): Promise<void> {
    await this.sql.reset(options);
    this.kvs.restore({ values: [], secrets: [] });
    this.queue.clear();
    this.events.dropAll();
    this.faults.clear();
    this.personalData.reset();
    this.realtime.reset();
    this.apiRoutes.reset();
    this.connections.setJira(true);
    this.unmodelled.length = 0;
    this.cspViolations.length = 0;
    this.contracts.violations.length = 0;
    this.invoker.invocations.length = 0;
    this.invoker.logs.length = 0;
  }

  async close(): Promise<void> {
    await this.invoker.terminate();
    await Promise.all([this.sql.close(), this.contracts.close()]);
  }
}

const account = (accountId: string | undefined) => (accountId === undefined ? {} : { accountId });
