import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Engine, Execution } from './engine';
import { atInstant, SESSION } from './session';

type FromEngine =
  { readonly ready: true } | { readonly closed: true } | ({ readonly id: number } & Execution);

/** Opens MariaDB as WebAssembly: in `dataDir`, or in memory without one. */
export async function openEmbedded(dataDir?: string): Promise<Engine> {
  if (dataDir !== undefined) mkdirSync(dataDir, { recursive: true });
  const worker = new Worker(path.resolve(__dirname, 'engine-worker.mjs'), {
    workerData: { dataDir, session: SESSION },
    // It is plain JavaScript: no thread of it needs the loader that runs this TypeScript.
    execArgv: [],
  });
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
        worker.postMessage({ id, before: atInstant(now), sql });
      }),
    close: async () => {
      const closed = new Promise<void>((resolve) => (ended = resolve));
      worker.postMessage({ close: true });
      await closed;
      await worker.terminate();
    },
  };
}
