import type { HostClock } from './clock';
import type { Connections } from './connections';
import type { Invocation, FunctionLog } from './invocation';
import { findFunction, type FunctionKind, type Manifest } from './manifest';
import { FunctionRuntime, newToken, type InvocationOutcome } from './runtime';
import type { FetchAnswer, FetchCall } from './runtime/wire';
import { CLOUD_ID, ENVIRONMENT_ID, INSTALLATION_ID } from './site/protocol';

export interface InvokeRequest {
  readonly functionKey: string;
  readonly kind: FunctionKind;
  readonly moduleKey: string;
  readonly moduleType: string;
  readonly body: unknown;
  readonly accountId?: string;
  /** The resolver's call, for `Invocation.call`. */
  readonly call?: string;
}

export interface InvokerOptions {
  readonly manifest: Manifest;
  readonly clock: HostClock;
  readonly connections: Connections;
  readonly functionsDir: string;
  readonly workerFile: string;
  readonly answer: (invocation: Invocation, call: FetchCall) => Promise<FetchAnswer | undefined>;
  /** A request made after its function had returned. */
  readonly onStray: (what: string) => void;
  /** Every log line as it comes. */
  readonly onLog?: (line: FunctionLog) => void;
}

/** Starts functions as the platform does, and remembers what each run did and logged. */
export class Invoker {
  readonly invocations: Invocation[] = [];
  readonly logs: FunctionLog[] = [];
  /** Seen by functions; tests switch it off to be an unlicensed site. */
  license: { active: boolean } = { active: true };
  private readonly runtime: FunctionRuntime;
  private readonly active = new Map<string, Invocation>();

  constructor(private readonly options: InvokerOptions) {
    this.runtime = new FunctionRuntime({
      functionsDir: options.functionsDir,
      workerFile: options.workerFile,
      clock: options.clock.shared,
      onFetch: async (call) => {
        const invocation = this.active.get(call.token);
        return invocation ? await options.answer(invocation, call) : undefined;
      },
      onLog: (line) => this.log(line),
      onStray: (call) => options.onStray(`${call.method} ${call.path} after its function had returned`),
    });
  }

  async invoke(request: InvokeRequest): Promise<InvocationOutcome> {
    const { manifest, clock } = this.options;
    const { handler, timeout } = findFunction(manifest, request.functionKey, request.kind);
    const invocation: Invocation = {
      id: newToken(),
      functionKey: request.functionKey,
      kind: request.kind,
      moduleKey: request.moduleKey,
      ...(request.call === undefined ? {} : { call: request.call }),
      ...(request.accountId === undefined ? {} : { accountId: request.accountId }),
      startedAt: clock.now(),
      requests: 0,
      statements: 0,
      publishes: 0,
      calls: [],
    };
    this.invocations.push(invocation);
    this.active.set(invocation.id, invocation);
    const license = { ...this.license, isActive: this.license.active };
    const outcome = await this.runtime.run({
      token: invocation.id,
      handler,
      body: request.body,
      timeout,
      contextAri: `ari:cloud:confluence::site/${CLOUD_ID}`,
      appContext: this.appContext(request, invocation.id, license),
      ...(request.accountId === undefined ? {} : { aaid: request.accountId }),
      license,
    });
    this.active.delete(invocation.id);
    invocation.outcome = outcome;
    if (!outcome.success) {
      const { errorType, errorMessage } = outcome.error;
      this.record('error', `${request.functionKey}: ${errorType}: ${errorMessage}`, invocation);
    }
    return outcome;
  }

  /** Adds a line of the platform itself to the logs. */
  record(level: FunctionLog['level'], message: string, invocation?: Invocation): void {
    const origin = invocation ? { functionKey: invocation.functionKey, invocationId: invocation.id } : {};
    const line = { at: this.options.clock.now(), level, message, ...origin };
    this.logs.push(line);
    this.options.onLog?.(line);
  }

  kill(id: string): void {
    this.runtime.kill(id);
  }

  terminate(): Promise<void> {
    return this.runtime.terminate();
  }

  private log(line: { token?: string; level: FunctionLog['level']; message: string }): void {
    const invocation = this.invocations.findLast((candidate) => candidate.id === line.token);
    this.record(line.level, line.message, invocation);
  }

  private appContext(request: InvokeRequest, invocationId: string, license: unknown) {
    const { manifest } = this.options;
    return {
      appId: manifest.app.id.replace(/^.*\//, ''),
      appVersion: '1.0.0',
      environmentId: ENVIRONMENT_ID,
      environmentType: 'DEVELOPMENT',
      invocationId,
      installationId: INSTALLATION_ID,
      functionKey: request.functionKey,
      moduleType: request.moduleType,
      moduleKey: request.moduleKey,
      license,
      permissions: { scopes: manifest.permissions.scopes, external: {} },
      installation: {
        ari: `ari:cloud:ecosystem::installation/${INSTALLATION_ID}`,
        contexts: this.options.connections.contexts(),
      },
    };
  }
}
