/**
 * Our stand-in for the Forge runtime wrapper. The bundler puts it beside the app's bundle; it gives the
 * unmodified `@forge/*` packages the globals they look for, one set per invocation.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { STATUS_CODES } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { format } from 'node:util';
import type { FetchTarget, FunctionEvent, FunctionResult, LogLine, Platform } from './wire';

interface LambdaContext {
  readonly awsRequestId: string;
  getRemainingTimeInMillis(): number;
}

interface Running {
  readonly token: string;
  readonly runtime: Readonly<Record<string, unknown>>;
}

declare global {
  var __local_platform__: Platform;
  var __forge_fetch__: (target: FetchTarget, path: unknown, init?: RequestInit) => Promise<Response>;
}

const platform = globalThis.__local_platform__;
const running = new AsyncLocalStorage<Running>();

Object.defineProperty(globalThis, '__forge_runtime__', {
  configurable: true,
  get: () => running.getStore()?.runtime,
});

globalThis.__forge_fetch__ = async (target, requestPath, init = {}) => {
  const current = running.getStore();
  if (!current) throw new Error('Forge runtime not found.');
  if (init.body !== undefined && init.body !== null && typeof init.body !== 'string') {
    throw new Error('Local host: only string bodies are modelled.');
  }
  const answer = await platform.fetch({
    token: current.token,
    target,
    path: String(requestPath),
    method: (init.method ?? 'GET').toUpperCase(),
    headers: Object.fromEntries(new Headers(init.headers)),
    ...(typeof init.body === 'string' ? { body: init.body } : {}),
  });
  if ('error' in answer) throw named(answer.error.name, answer.error.message);
  const bodiless = answer.status === 204 || answer.status === 304;
  return new Response(bodiless ? null : (answer.body ?? ''), {
    status: answer.status,
    statusText: STATUS_CODES[answer.status] ?? '',
    headers: answer.headers,
  });
};

// Replaced before the app's bundle loads: @forge/api captures `fetch` then. The app declares no egress.
globalThis.fetch = async (input) => {
  const url = input instanceof Request ? input.url : String(input);
  const message = `URL not included in the external fetch backend permissions: ${url}. Visit go.atlassian.com/forge-egress for more information.`;
  throw Object.assign(named('REQUEST_EGRESS_ALLOWLIST_ERR', message), { status: 403 });
};

for (const level of ['debug', 'info', 'warn', 'error'] as const) console[level] = logAs(level);
console.log = logAs('info');

function logAs(level: LogLine['level']) {
  return (...parts: unknown[]): void => {
    const token = running.getStore()?.token;
    platform.log({ ...(token === undefined ? {} : { token }), level, message: format(...parts) });
  };
}

function named(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}

const silentMetrics = {
  counter: () => ({ incr() {}, incrBy() {}, decr() {}, decrBy() {} }),
  timing: () => ({ measure: () => ({ stop() {} }) }),
  gauge: () => ({ set() {} }),
};

/** Runs one handler. Never rejects: what the function throws comes back as `success: false`. */
export async function main(event: FunctionEvent, lambdaContext: LambdaContext): Promise<FunctionResult> {
  const meta = event._meta;
  const runtime = {
    proxy: meta.proxy,
    contextAri: meta.contextAri,
    appContext: meta.appContext,
    aaid: meta.aaid,
    tracing: meta.tracing,
    realtime: {},
    lambdaContext,
    metrics: silentMetrics,
    container: { region: 'local', runtime: process.version, handler: event.handler, appCodeDir: __dirname },
    featureFlags: () => false,
  };
  for (const variable of event.variables) process.env[variable.key] = variable.value;
  return running.run({ token: meta.proxy.token, runtime }, async (): Promise<FunctionResult> => {
    try {
      const result: unknown = await findHandler(event.handler)(event.body, {
        installContext: meta.contextAri,
        installation: meta.appContext.installation,
        license: meta.license,
        ...(meta.aaid === undefined ? {} : { principal: { accountId: meta.aaid } }),
        workspaceId: undefined,
      });
      return { success: true, body: result === undefined ? undefined : JSON.parse(JSON.stringify(result)) };
    } catch (error) {
      return { success: false, error: describe(error) };
    }
  });
}

function findHandler(handler: string): (body: unknown, context: unknown) => unknown {
  const [file = '', name = ''] = handler.split('.');
  const loaded = loadModule(path.join(__dirname, `${file}.cjs`));
  const found = loaded[name];
  if (typeof found !== 'function') throw new Error(`${handler} is not a function`);
  return (body, context) => Reflect.apply(found, undefined, [body, context]) as unknown;
}

function loadModule(file: string): Record<string, unknown> {
  return createRequire(file)(file) as Record<string, unknown>;
}

function describe(error: unknown): {
  errorType: string;
  errorMessage: string;
  stack: string[];
  serviceKey?: string;
} {
  if (!(error instanceof Error)) return { errorType: 'Error', errorMessage: String(error), stack: [] };
  const serviceKey =
    'serviceKey' in error && typeof error.serviceKey === 'string' ? error.serviceKey : undefined;
  return {
    errorType: error.name,
    errorMessage: error.message,
    stack: (error.stack ?? '').split('\n'),
    ...(serviceKey === undefined ? {} : { serviceKey }),
  };
}
