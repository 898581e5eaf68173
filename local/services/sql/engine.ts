import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';

/** One result as the engine gives it: every value a string, `types[i]` the MySQL type code of a column. */
export type RawResult =
  | {
      readonly ok: true;
      readonly fields?: readonly string[];
      readonly types?: readonly (readonly [type: number, charset: number, flags: number])[];
      readonly rows: readonly Readonly<Record<string, unknown>>[];
      readonly affected?: number;
    }
  | { readonly ok: false; readonly errno: number; readonly error: string; readonly sqlstate: string };

export interface Execution {
  readonly result: RawResult;
  readonly insertId: string | undefined;
  /** Milliseconds the engine was busy. */
  readonly elapsed: number;
}

/** A SQL engine; another one can take its place behind these three functions. */
export interface Engine {
  /** `now`: what NOW() means, in milliseconds since the epoch. */
  execute(sql: string, now: number): Promise<Execution>;
  close(): Promise<void>;
}

type FromEngine =
  { readonly ready: true } | { readonly closed: true } | ({ readonly id: number } & Execution);

/** Opens the embedded engine: in `dataDir`, or in memory without one. */
export async function openEngine(dataDir?: string): Promise<Engine> {
  if (dataDir !== undefined) mkdirSync(dataDir, { recursive: true });
  const worker = new Worker(path.resolve(__dirname, 'engine-worker.mjs'), { workerData: { dataDir } });
  const waiting = new Map<number, (execution: Execution) => void>();
  let lastId = 0;
  let ended: (() => void) | undefined;
  await new Promise<void>((resolve, reject) => {
    worker.on('error', reject);
    worker.on('message', (message: FromEngine) => {
      if ('ready' in message) resolve();
      else if ('closed' in message) ended?.();
      else {
        waiting.get(message.id)?.(message);
        waiting.delete(message.id);
      }
    });
  });
  return {
    execute: (sql, now) =>
      new Promise((resolve) => {
        const id = ++lastId;
        waiting.set(id, resolve);
        worker.postMessage({ id, sql, now });
      }),
    close: async () => {
      const closed = new Promise<void>((resolve) => (ended = resolve));
      worker.postMessage({ close: true });
      await closed;
      await worker.terminate();
    },
  };
}
