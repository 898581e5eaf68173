import { setTimeout as sleep } from 'node:timers/promises';
import type { CallKind, Fault, FaultKind, Faults } from './faults';
import type { Invocation, OutboundCall } from './invocation';
import type { FetchAnswer, FetchCall } from './runtime/wire';
import { headersOf, notModelled, textOf, type ServiceAnswer } from './services/answer';
import type { KvsService } from './services/kvs';
import type { PersonalDataService } from './services/personal-data';
import type { Products } from './services/products';
import type { QueueService } from './services/queue';
import { mutationName, type RealtimeService } from './services/realtime';
import { timedOut, type SqlService } from './services/sql/sql';
import type { WebTriggers } from './services/web-triggers';
import type { Actor } from './site/protocol';

export interface OutboundServices {
  readonly sql: SqlService;
  readonly kvs: KvsService;
  readonly queue: QueueService;
  readonly webTriggers: WebTriggers;
  readonly products: Products;
  readonly personalData: PersonalDataService;
  readonly realtime: RealtimeService;
}

export interface OutboundOptions extends OutboundServices {
  readonly faults: Faults;
  readonly declaredScopes: readonly string[];
  readonly onUnmodelled: (what: string) => void;
  readonly kill: (invocation: Invocation) => void;
  readonly terminate: () => void;
}

/** Answers what running functions ask of the platform; counts it; lets planted faults strike. */
export class Outbound {
  constructor(private readonly options: OutboundOptions) {}

  /** `undefined`: the function is dead and must not be answered. */
  async answer(invocation: Invocation, call: FetchCall): Promise<FetchAnswer | undefined> {
    const kind = kindOf(call);
    const alone = invocation.calls.every(({ status }) => status !== undefined);
    const record: OutboundCall = { kind, what: describe(kind, call), alone };
    invocation.calls.push(record);
    if (kind === 'request') invocation.requests += 1;
    if (kind === 'statement') invocation.statements += 1;
    if (kind === 'publish') invocation.publishes += 1;

    const fault = this.options.faults.strike(invocation.functionKey, kind, record.what);
    if (fault?.kind === 'slow') await sleep(fault.ms ?? 0);
    const acts = !fault || fault.kind === 'slow' || fault.effect === 'after';
    const real = acts ? await this.perform(invocation, call) : undefined;
    if (fault && fault.kind !== 'slow') return this.strike(fault.kind, fault, kind, invocation);
    if (!real) return undefined;
    record.status = real.status;
    if (real.status === 501) this.options.onUnmodelled(record.what);
    return wire(real);
  }

  private strike(
    how: Exclude<FaultKind, 'slow'>,
    fault: Fault,
    kind: CallKind,
    invocation: Invocation,
  ): FetchAnswer | undefined {
    switch (how) {
      case 'kill':
        this.options.kill(invocation);
        return undefined;
      case 'terminate':
        this.options.terminate();
        return undefined;
      case 'error':
        return { error: { name: 'FUNCTION_FETCH_ERR', message: 'socket hang up' } };
      case 'timeout':
        return wire(kind === 'statement' ? timedOut() : proxyError(504, 'UPSTREAM_TIMEOUT'));
      case 'status':
        return wire({
          status: fault.status ?? 500,
          headers: fault.headers ?? {},
          body: fault.body ?? { code: 'INJECTED', message: 'Injected by a test' },
        });
    }
  }

  private async perform(invocation: Invocation, call: FetchCall): Promise<ServiceAnswer> {
    const { target, path } = call;
    const body = parseJson(call.body);
    if (body === INVALID)
      return { status: 400, body: { code: 'BAD_REQUEST', message: 'The body is not JSON.' } };
    if (target.type === 'sql' || target.type === 'kvs') {
      if (!this.options.declaredScopes.includes('storage:app'))
        return { status: 403, body: { code: 'FORBIDDEN', message: 'Scope storage:app is missing' } };
      this.options.products.scopesUsed.add('storage:app');
      return target.type === 'sql'
        ? await this.options.sql.handle(path, body)
        : this.options.kvs.handle(path, body);
    }
    if (target.type === 'realtime') return this.options.realtime.handle(path, body);
    if (target.type !== 'fpp' || target.contextAri !== undefined)
      return notModelled(`${target.type} ${path}`);
    if (target.remote === 'stargate') {
      if (path.startsWith('/webhook/queue/')) return this.options.queue.handle(path, body);
      if (path === REPORT_ACCOUNTS)
        return this.options.personalData.handle(call.method, body, call.target.provider);
      if (path === '/graphql') return this.options.webTriggers.handleGraphql(body);
      return notModelled(`stargate ${path}`);
    }
    if (target.remote !== 'jira' && target.remote !== 'confluence')
      return notModelled(`remote ${target.remote ?? ''}`);
    const actor = actorOf(invocation, call);
    if (!actor) return proxyError(401, 'NEEDS_AUTHENTICATION_ERR');
    const url = new URL(path, 'http://site');
    // authorize() of @forge/api leaves the /wiki prefix out.
    const prefix = target.remote === 'confluence' && url.pathname.startsWith('/rest/') ? '/wiki' : '';
    return await this.options.products.handle(target.remote, {
      method: call.method,
      path: prefix + url.pathname,
      query: url.searchParams,
      body,
      actor,
      viaApp: true,
    });
  }
}

const REPORT_ACCOUNTS = '/app/report-accounts';
const INVALID = Symbol('invalid');

function parseJson(text: string | undefined): unknown {
  if (text === undefined || text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return INVALID;
  }
}

/** `undefined` for asUser without a user, or for another user than the one who called. */
function actorOf(invocation: Invocation, call: FetchCall): Actor | undefined {
  const { provider, accountId } = call.target;
  if (provider === 'app') return { kind: 'app' };
  if (provider !== 'user') return { kind: 'nobody' };
  if (invocation.accountId === undefined) return undefined;
  if (accountId !== undefined && accountId !== invocation.accountId) return undefined;
  return { kind: 'user', accountId: invocation.accountId };
}

function kindOf(call: FetchCall): CallKind {
  if (call.target.type === 'sql') return 'statement';
  if (call.target.remote === 'jira' || call.target.remote === 'confluence') return 'request';
  if (call.path === REPORT_ACCOUNTS) return 'request';
  return call.path.startsWith('/webhook/queue/publish/') ? 'publish' : 'other';
}

function describe(kind: CallKind, call: FetchCall): string {
  const body = parseJson(call.body);
  if (kind === 'statement' && typeof body === 'object' && body !== null && 'query' in body)
    return String(body.query);
  if (kind === 'publish' && typeof body === 'object' && body !== null && 'queueName' in body)
    return String(body.queueName);
  if (call.target.type === 'realtime' && typeof body === 'object' && body !== null && 'query' in body)
    return `realtime ${mutationName(String(body.query)) ?? ''}`;
  return `${call.target.provider ?? ''} ${call.method} ${call.target.remote ?? call.target.type} ${call.path}`.trim();
}

const proxyError = (status: number, code: string): ServiceAnswer => ({
  status,
  headers: { 'forge-proxy-error': code },
});

function wire(answer: ServiceAnswer): FetchAnswer {
  return {
    status: answer.status,
    headers: headersOf(answer),
    ...(answer.body === undefined ? {} : { body: textOf(answer) }),
  };
}
