import { randomBytes, randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type {
  FetchAnswer,
  FetchCall,
  FromWorker,
  FunctionEvent,
  FunctionResult,
  LogLine,
  ToWorker,
} from './runtime/wire';

/** Largest answer of a function, in bytes. */
const RESPONSE_LIMIT = 5 * 1024 * 1024;

export type InvocationOutcome =
  | { readonly success: true; readonly body: unknown }
  | {
      readonly success: false;
      readonly error: {
        readonly errorType: string;
        readonly errorMessage: string;
        readonly stack: readonly string[];
      };
      /** `killed`: an injected kill or a dead worker. `timed-out`: the deadline of its kind passed. */
      readonly ended: 'threw' | 'killed' | 'timed-out' | 'too-large';
    };

export interface RunRequest {
  readonly token: string;
  readonly handler: string;
  readonly body: unknown;
  /** Seconds. */
  readonly timeout: number;
  readonly contextAri: string;
  readonly appContext: FunctionEvent['_meta']['appContext'];
  readonly aaid?: string;
  readonly license: unknown;
}

export interface RuntimeOptions {
  readonly functionsDir: string;
  readonly workerFile: string;
  readonly clock: SharedArrayBuffer;
  /** Answers one request of a running function; `undefined` means it never will be answered. */
  readonly onFetch: (call: FetchCall) => Promise<FetchAnswer | undefined>;
  readonly onLog: (line: LogLine) => void;
  /** A request made after its function had returned: on Forge such work is frozen and lost. */
  readonly onStray: (call: FetchCall) => void;
}

/** Runs the bundled functions in one worker, many at a time, as one warm Forge container would. */
export class FunctionRuntime {
  private worker: Promise<Worker> | undefined;
  private readonly running = new Map<string, (outcome: InvocationOutcome) => void>();
  private readonly killed = new Set<string>();

  constructor(private readonly options: RuntimeOptions) {}

  /** Resolves when the function returned, threw, ran out of time or was killed. Never rejects for those. */
  async run(request: RunRequest): Promise<InvocationOutcome> {
    const worker = await this.ready();
    return await new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.end(
          request.token,
          failure('timed-out', 'FUNCTION_TIME_OUT', `${request.handler} ran for over ${request.timeout} s.`),
        );
      }, request.timeout * 1000);
      this.running.set(request.token, (outcome) => {
        clearTimeout(timer);
        resolve(outcome);
      });
      worker.postMessage({
        type: 'invoke',
        token: request.token,
        event: eventOf(request),
      } satisfies ToWorker);
    });
  }

  /** From now on nothing this invocation asks for is answered; its caller sees it as killed. */
  kill(token: string): void {
    this.end(token, failure('killed', 'FUNCTION_KILLED', 'The function was killed.'));
  }

  isRunning(token: string): boolean {
    return this.running.has(token);
  }

  /** Ends the whole container with everything that runs in it; the next invocation starts a new one. */
  async terminate(): Promise<void> {
    const worker = this.worker;
    this.worker = undefined;
    for (const token of [...this.running.keys()]) this.kill(token);
    await (await worker)?.terminate();
  }

  private ready(): Promise<Worker> {
    this.worker ??= this.startWorker();
    return this.worker;
  }

  private startWorker(): Promise<Worker> {
    const { functionsDir, workerFile, clock } = this.options;
    const worker = new Worker(workerFile, { workerData: { bundleDir: functionsDir, clock }, stdout: false });
    return new Promise((resolve, reject) => {
      worker.on('message', (message: FromWorker) => {
        if (message.type === 'ready') resolve(worker);
        else this.receive(worker, message);
      });
      worker.on('error', (error) => {
        reject(error);
        this.crashed(worker, error);
      });
      worker.on('exit', () => this.crashed(worker, new Error('The container ended.')));
    });
  }

  private crashed(worker: Worker, error: Error): void {
    void this.worker?.then(
      (current) => {
        if (current !== worker) return;
        this.worker = undefined;
        for (const token of [...this.running.keys()]) {
          this.end(token, failure('killed', 'FUNCTION_PLATFORM_UNKNOWN_ERROR', error.message));
        }
      },
      () => (this.worker = undefined),
    );
  }

  private receive(worker: Worker, message: Exclude<FromWorker, { type: 'ready' }>): void {
    if (message.type === 'log') this.options.onLog(message);
    else if (message.type === 'done') this.end(message.token, finished(message.result));
    else void this.answer(worker, message);
  }

  private async answer(worker: Worker, call: FetchCall): Promise<void> {
    if (!this.running.has(call.token)) {
      if (!this.killed.has(call.token)) this.options.onStray(call);
      return;
    }
    const answer = await this.options.onFetch(call);
    if (answer === undefined || !this.running.has(call.token)) return;
    worker.postMessage({ type: 'answer', id: call.id, answer } satisfies ToWorker);
  }

  private end(token: string, outcome: InvocationOutcome): void {
    const resolve = this.running.get(token);
    if (!resolve) return;
    this.running.delete(token);
    if (!outcome.success && outcome.ended !== 'threw') this.killed.add(token);
    void this.worker?.then((worker) => worker.postMessage({ type: 'forget', token } satisfies ToWorker));
    resolve(outcome);
  }
}

/** Failure as the platform reports it to whoever called the function. */
export function failure(
  ended: 'killed' | 'timed-out' | 'too-large',
  errorType: string,
  errorMessage: string,
): InvocationOutcome {
  return { success: false, ended, error: { errorType, errorMessage, stack: [] } };
}

function finished(result: FunctionResult): InvocationOutcome {
  if (!result.success) return { success: false, ended: 'threw', error: result.error };
  const size = result.body === undefined ? 0 : Buffer.byteLength(JSON.stringify(result.body));
  if (size <= RESPONSE_LIMIT) return result;
  return failure(
    'too-large',
    'RESPONSE_TOO_LARGE',
    `The answer has ${size} bytes; Forge allows ${RESPONSE_LIMIT}.`,
  );
}

function eventOf(request: RunRequest): FunctionEvent {
  return {
    handler: request.handler,
    body: request.body,
    variables: [],
    _meta: {
      proxy: { token: request.token, url: 'http://127.0.0.1' },
      contextAri: request.contextAri,
      appContext: request.appContext,
      ...(request.aaid === undefined ? {} : { aaid: request.aaid }),
      tracing: { traceId: randomBytes(16).toString('hex'), spanId: randomBytes(8).toString('hex') },
      timeout: request.timeout,
      license: request.license,
    },
  };
}

export const newToken = (): string => randomUUID();
