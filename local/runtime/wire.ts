/** Messages between the host and the worker that runs the app's functions. All of it is JSON. */

/** What `@forge/api` asks `__forge_fetch__` for. */
export interface FetchTarget {
  readonly type: string;
  readonly provider?: string;
  readonly remote?: string;
  readonly accountId?: string;
  readonly contextAri?: string;
}

export interface FetchCall {
  readonly type: 'fetch';
  readonly id: number;
  readonly token: string;
  readonly target: FetchTarget;
  readonly path: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** An HTTP answer, or the failure of the connection itself (`error`). */
export type FetchAnswer =
  | { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body?: string }
  | { readonly error: { readonly name: string; readonly message: string } };

export interface LogLine {
  readonly type: 'log';
  readonly token?: string;
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly message: string;
}

export interface FunctionError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly stack: readonly string[];
  readonly serviceKey?: string;
}

export type FunctionResult =
  | { readonly success: true; readonly body: unknown }
  | { readonly success: false; readonly error: FunctionError };

export interface InvocationMeta {
  readonly proxy: { readonly token: string; readonly url: string };
  readonly contextAri: string;
  readonly appContext: Readonly<Record<string, unknown>> & {
    readonly installation?: unknown;
    readonly license?: unknown;
  };
  readonly aaid?: string;
  readonly tracing: { readonly traceId: string; readonly spanId: string };
  /** Seconds. */
  readonly timeout: number;
  readonly license?: unknown;
}

export interface FunctionEvent {
  readonly handler: string;
  readonly body: unknown;
  readonly variables: readonly { readonly key: string; readonly value: string }[];
  readonly _meta: InvocationMeta;
}

export type ToWorker =
  | { readonly type: 'invoke'; readonly token: string; readonly event: FunctionEvent }
  | { readonly type: 'answer'; readonly id: number; readonly answer: FetchAnswer }
  | { readonly type: 'forget'; readonly token: string };

export type FromWorker =
  | FetchCall
  | LogLine
  | { readonly type: 'ready' }
  | { readonly type: 'done'; readonly token: string; readonly result: FunctionResult };

export interface WorkerInput {
  readonly bundleDir: string;
  readonly clock: SharedArrayBuffer;
}

/** What the worker lends the wrapper: a way to ask the platform, and a way to log. */
export interface Platform {
  fetch(call: Omit<FetchCall, 'type' | 'id'>): Promise<FetchAnswer>;
  log(line: Omit<LogLine, 'type'>): void;
}
