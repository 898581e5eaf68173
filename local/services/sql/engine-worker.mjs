// MariaDB compiled to WebAssembly, alone in a worker thread: the package is ESM-only and a query blocks its thread.
import { setFlagsFromString } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { Lite4MariaDB } from 'lite4mariadb';
import { startThreadsOnDemand } from './engine-threads.mjs';

startThreadsOnDemand();
// Code is optimised once it has run this much, not 1.8 MB: opening alone costs a second more of a processor otherwise.
setFlagsFromString('--wasm-tiering-budget=40000000');
const database = await Lite4MariaDB.create(workerData.dataDir ? { dataDir: workerData.dataDir } : {});
const wasm = database.mod;

// Through the heap: the package's own query() puts the text on the small WASM stack.
function run(sql) {
  const size = Buffer.byteLength(sql) + 1;
  const text = wasm._malloc(size);
  wasm.stringToUTF8(sql, text, size);
  let answer;
  try {
    answer = wasm._l4m_query(text);
  } finally {
    wasm._free(text);
  }
  const result = JSON.parse(wasm.UTF8ToString(answer));
  wasm._l4m_free(answer);
  return result;
}

for (const statement of workerData.session) {
  const result = run(statement);
  if (!result.ok) throw new Error(`${statement}: ${result.error}`);
}

const INSERTS = /^\s*INSERT\b/i;
/** What was last said before a statement; saying it again would change nothing. */
let before;

parentPort.on('message', async (message) => {
  if (message.close) {
    await database.close();
    parentPort.postMessage({ closed: true });
    parentPort.close();
    return;
  }
  if (message.before !== before) run(message.before);
  before = message.before;
  const started = performance.now();
  const result = run(message.sql);
  let insertId;
  if (result.ok && !result.fields && INSERTS.test(message.sql)) {
    insertId = run('SELECT LAST_INSERT_ID() AS id').rows[0].id;
    // It was told to begin from 0, too.
    before = undefined;
  }
  parentPort.postMessage({ id: message.id, result, insertId, elapsed: performance.now() - started });
});
parentPort.postMessage({ ready: true });
