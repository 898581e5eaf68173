import path from 'node:path';
import { bridgeContext, type CallOptions } from './bridge-context';
import { ensureBuilt, type BuiltApp } from './build/build';
import { HostClock } from './clock';
import { ContractChecks } from './contract-checks';
import type { CreateSite, Site } from './default-site';
import { Faults } from './faults';
import type { FunctionLog, Invocation } from './invocation';
import { Invoker } from './invoker';
import { readManifest, type FunctionKind, type Manifest } from './manifest';
import { Outbound } from './outbound';
import { failure, type InvocationOutcome } from './runtime';
import { EventService, type DeliveryOrder } from './services/events';
import { KvsService } from './services/kvs';
import { Products, type ProductName } from './services/products';
import { QueueService } from './services/queue';
import { Scheduler } from './services/scheduler';
import { SqlService } from './services/sql/sql';
import { WebTriggers, type WebTriggerAnswer, type WebTriggerRequest } from './services/web-triggers';
import type { Actor, ProductEvent, SiteResponse } from './site/protocol';

/** Forge's limit for what a browser may send to a function, in bytes. */
const INVOKE_LIMIT = 500 * 1024;

export interface HostOptions<S extends Site = Site> {
  readonly createSite: CreateSite<S>;
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
  readonly onLog?: (line: FunctionLog) => void;
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
    SqlService.open({ clock, ...pick(options, 'dataDir'), ...pick(options, 'ddlPerMinute') }),
  ]);
  return new Host(manifest, clock, sql, built, options);
}

/** The local platform with the app installed: what `npm start` serves and what tests drive. */
export class Host<S extends Site = Site> {
  readonly faults = new Faults();
  readonly contracts: ContractChecks;
  /** What was asked for and isn't modelled (each answered 501). A test that caused one must fail. */
  readonly unmodelled: string[] = [];
  /** Content-security-policy violations that the app's iframe reported. */
  readonly cspViolations: string[] = [];
  readonly site: S;
  readonly events: EventService;
  readonly queue: QueueService;
  readonly scheduler: Scheduler;
  readonly webTriggers: WebTriggers;
  readonly products: Products;
  readonly kvs = new KvsService();
  readonly invoker: Invoker;
  readonly appDir: string;
  /** Address of the HTTP server, once it listens. */
  baseUrl = 'http://127.0.0.1';

  constructor(
    readonly manifest: Manifest,
    readonly clock: HostClock,
    readonly sql: SqlService,
    built: BuiltApp,
    options: Pick<HostOptions<S>, 'createSite' | 'onLog'>,
  ) {
    this.appDir = built.appDir;
    this.contracts = new ContractChecks(built.contractsFile);
    const declaredScopes = manifest.permissions.scopes;
    const onUnmodelled = (what: string): void => void this.unmodelled.push(what);
    const start = (kind: FunctionKind) => (functionKey: string, moduleKey: string, body?: unknown) =>
      this.invoker.invoke({ functionKey, kind, moduleKey, moduleType: kind, body });

    this.events = new EventService(manifest, {
      clock,
      issueProperty: (issueId, key) => this.issueProperty(issueId, key),
      start: start('trigger'),
      onFilterError: (key, message) => this.invoker.record('warn', `Filter of ${key}: ${message}`),
    });
    this.site = options.createSite({
      clock,
      siteUrl: () => this.baseUrl,
      emit: (event) => this.events.accept(event),
    });
    this.queue = new QueueService(manifest, clock, start('consumer'));
    this.scheduler = new Scheduler(manifest, clock, start('scheduledTrigger'));
    this.webTriggers = new WebTriggers(manifest, () => this.baseUrl, start('webtrigger'));
    this.products = new Products({
      products: [this.site.jira, this.site.confluence],
      declaredScopes,
      inspect: (product, request, response) => this.contracts.inspect(product, request, response),
      onUnmodelled,
    });
    const outbound = new Outbound({
      sql,
      kvs: this.kvs,
      queue: this.queue,
      webTriggers: this.webTriggers,
      products: this.products,
      faults: this.faults,
      declaredScopes,
      onUnmodelled,
      kill: (invocation) => this.invoker.kill(invocation.id),
      terminate: () => void this.invoker.terminate(),
    });
    this.invoker = new Invoker({
      manifest,
      clock,
      functionsDir: built.functionsDir,
      workerFile: built.workerFile,
      answer: (invocation, call) => outbound.answer(invocation, call),
      onStray: (problem) =>
        this.contracts.violations.push({ check: 'runtime', what: 'stray request', problem }),
      ...pick(options, 'onLog'),
    });
  }

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
    const module = this.resolverModule(options.moduleKey);
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
    accountId: string,
  ): Promise<InvocationOutcome> {
    const size = Buffer.byteLength(JSON.stringify(payload ?? null));
    if (size > INVOKE_LIMIT) {
      return failure(
        'too-large',
        'PAYLOAD_TOO_LARGE',
        `The payload has ${size} bytes; Forge allows ${INVOKE_LIMIT}.`,
      );
    }
    const module = this.resolverModule(
      typeof context['moduleKey'] === 'string' ? context['moduleKey'] : undefined,
    );
    return await this.invoker.invoke({
      functionKey: module.function,
      kind: 'resolver',
      moduleKey: module.key,
      moduleType: module.type,
      body: { call: { functionKey: name, payload }, context },
      accountId,
      call: name,
    });
  }

  /** A product request outside any function: of the viewer's iframe (`viaApp`), of curl, or of a test. */
  request(
    product: ProductName,
    method: string,
    target: string,
    options: { as?: Actor; body?: unknown; viaApp?: boolean } = {},
  ): Promise<SiteResponse> {
    const url = new URL(target, 'http://site');
    return this.products.handle(product, {
      method,
      path: url.pathname,
      query: url.searchParams,
      body: options.body,
      actor: options.as ?? { kind: 'nobody' },
      viaApp: options.viaApp ?? false,
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

  private resolverModule(key?: string): { key: string; type: string; function: string } {
    const { macro, 'confluence:globalSettings': settings } = this.manifest.modules;
    const all = [
      ...macro.map((module) => ({ ...module, type: 'macro' })),
      ...settings.map((module) => ({ ...module, type: 'confluence:globalSettings' })),
    ];
    const found = key === undefined ? all[0] : all.find((module) => module.key === key);
    if (!found?.resolver) throw new Error(`manifest.yml has no module '${key ?? ''}' with a resolver.`);
    return { key: found.key, type: found.type, function: found.resolver.function };
  }

  /** What a trigger filter reads. Null when the issue has no such property; throws when there is no such issue. */
  private async issueProperty(issueId: string, key: string): Promise<unknown> {
    const read = (rest: string) =>
      this.request('jira', 'GET', `/rest/api/3/issue/${issueId}${rest}`, { as: { kind: 'app' } });
    const property = await read(`/properties/${encodeURIComponent(key)}`);
    if (
      property.status === 200 &&
      typeof property.body === 'object' &&
      property.body !== null &&
      'value' in property.body
    ) {
      return property.body.value;
    }
    const issue = await read('');
    if (issue.status !== 200) throw new Error(`Issue ${issueId} cannot be loaded (${issue.status})`);
    return null;
  }
}

const account = (accountId: string | undefined) => (accountId === undefined ? {} : { accountId });

function pick<T, K extends keyof T>(from: T, key: K): Pick<T, K> | Record<never, never> {
  return from[key] === undefined ? {} : { [key]: from[key] };
}
