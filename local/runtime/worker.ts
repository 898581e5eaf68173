/** Entry of the worker thread: sets the clock, connects the wrapper with the host, runs invocations. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { readClock } from '../clock';
import type { FetchAnswer, FromWorker, FunctionEvent, FunctionResult, ToWorker, WorkerInput } from './wire';

const port = parentPort;
if (!port) throw new Error('local/runtime/worker.ts runs in a worker thread only.');
const input = workerData as WorkerInput;
const send = (message: FromWorker): void => port.postMessage(message);

const cells = new Float64Array(input.clock);
const hostNow = (): number => readClock(cells);
const MachineDate = Date;
globalThis.Date = new Proxy(MachineDate, {
  construct: (target, args: unknown[], newTarget) =>
    Reflect.construct(target, args.length === 0 ? [hostNow()] : args, newTarget) as object,
  apply: () => new MachineDate(hostNow()).toString(),
  get: (target, property) => (property === 'now' ? hostNow : (Reflect.get(target, property) as unknown)),
});

const waiting = new Map<number, { token: string; answer: (answer: FetchAnswer) => void }>();
let lastId = 0;

globalThis.__local_platform__ = {
  fetch: (call) =>
    new Promise((answer) => {
      const id = ++lastId;
      waiting.set(id, { token: call.token, answer });
      send({ type: 'fetch', id, ...call });
    }),
  log: (line) => send({ type: 'log', ...line }),
};

const load = createRequire(path.join(input.bundleDir, 'package.json'));
process.env['FORGE_CUSTOM_WRAPPER_FILE_NAME'] = '__forge_wrapper__.cjs';
const { main } = load(path.join(input.bundleDir, '__forge__.cjs')) as {
  main: (
    event: FunctionEvent,
    context: { awsRequestId: string; getRemainingTimeInMillis(): number },
  ) => Promise<FunctionResult>;
};

async function run(token: string, event: FunctionEvent): Promise<void> {
  const deadline = performance.now() + event._meta.timeout * 1000;
  const result = await main(event, {
    awsRequestId: token,
    getRemainingTimeInMillis: () => Math.max(0, Math.round(deadline - performance.now())),
  });
  send({ type: 'done', token, result });
}

port.on('message', (message: ToWorker) => {
  if (message.type === 'invoke') void run(message.token, message.event);
  if (message.type === 'answer') {
    waiting.get(message.id)?.answer(message.answer);
    waiting.delete(message.id);
  }
  if (message.type === 'forget') {
    for (const [id, call] of waiting) if (call.token === message.token) waiting.delete(id);
  }
});
send({ type: 'ready' });
