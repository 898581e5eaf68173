import type { BuiltApp } from './build/build';
import type { HostClock } from './clock';
import { Connections } from './connections';
import { ContractChecks } from './contract-checks';
import type { CreateSite, Site } from './default-site';
import { Faults } from './faults';
import type { FunctionLog } from './invocation';
import { Invoker } from './invoker';
import type { FunctionKind, Manifest } from './manifest';
import { Outbound } from './outbound';
import { EventService } from './services/events';
import { KvsService } from './services/kvs';
import { PersonalDataService } from './services/personal-data';
import { Products, type ProductName } from './services/products';
import { QueueService } from './services/queue';
import { RealtimeService } from './services/realtime';
import { Scheduler } from './services/scheduler';
import type { SqlService } from './services/sql/sql';
import { WebTriggers } from './services/web-triggers';
import { ApiRoutes } from './services/api-routes';
import { WorkflowValidators } from './services/workflow-validators';
import type { Actor, SiteResponse } from './site/protocol';

export interface PlatformOptions<S extends Site> {
  readonly createSite: CreateSite<S>;
  readonly onLog?: (line: FunctionLog) => void;
}

/** The platform's services around one app and one site, connected with each other. */
export class Platform<S extends Site = Site> {
  readonly faults = new Faults();
  readonly connections = new Connections();
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
  readonly apiRoutes: ApiRoutes;
  readonly products: Products;
  readonly kvs = new KvsService();
  readonly personalData: PersonalDataService;
  readonly realtime: RealtimeService;
  readonly invoker: Invoker;
  readonly appDir: string;
  /** Address of the HTTP server, once it listens. */
  baseUrl = 'http://127.0.0.1';

  constructor(
    readonly manifest: Manifest,
    readonly clock: HostClock,
    readonly sql: SqlService,
    built: BuiltApp,
    options: PlatformOptions<S>,
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
    const validators = new WorkflowValidators(manifest, {
      isConnected: () => this.connections.refuse('jira') === undefined,
      start: (functionKey, moduleKey, body) =>
        this.invoker.invoke({
          functionKey,
          kind: 'validator',
          moduleKey,
          moduleType: 'jira:workflowValidator',
          body,
        }),
    });
    this.site = options.createSite({
      clock,
      siteUrl: () => this.baseUrl,
      emit: (event) => {
        if (this.connections.hears(event.eventType)) this.events.accept(event);
      },
      runValidator: (moduleKey, payload) => validators.ask(moduleKey, payload),
    });
    this.queue = new QueueService(manifest, clock, start('consumer'));
    this.scheduler = new Scheduler(manifest, clock, start('scheduledTrigger'));
    this.apiRoutes = new ApiRoutes(manifest, start('apiRoute'));
    this.webTriggers = new WebTriggers(manifest, () => this.baseUrl, start('webtrigger'));
    this.products = new Products({
      products: [this.site.jira, this.site.confluence],
      declaredScopes,
      inspect: (product, request, response) => this.contracts.inspect(product, request, response),
      onUnmodelled,
      refuse: (product) => this.connections.refuse(product),
    });
    this.personalData = new PersonalDataService({
      isAllowed: declaredScopes.includes('report:personal-data'),
      onUse: () => this.products.scopesUsed.add('report:personal-data'),
    });
    this.realtime = new RealtimeService({
      clock,
      declaredScopes,
      onScopeUsed: (scope) => this.products.scopesUsed.add(scope),
    });
    const outbound = new Outbound({
      sql,
      kvs: this.kvs,
      queue: this.queue,
      webTriggers: this.webTriggers,
      products: this.products,
      personalData: this.personalData,
      realtime: this.realtime,
      faults: this.faults,
      declaredScopes,
      onUnmodelled,
      kill: (invocation) => this.invoker.kill(invocation.id),
      terminate: () => void this.invoker.terminate(),
    });
    this.invoker = new Invoker({
      manifest,
      clock,
      connections: this.connections,
      functionsDir: built.functionsDir,
      workerFile: built.workerFile,
      answer: (invocation, call) => outbound.answer(invocation, call),
      onStray: (problem) =>
        this.contracts.violations.push({ check: 'runtime', what: 'stray request', problem }),
      ...(options.onLog === undefined ? {} : { onLog: options.onLog }),
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
      bridge: options.viaApp ?? false,
    });
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
