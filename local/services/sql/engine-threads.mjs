// lite4mariadb starts 16 threads before it opens, about 70 ms of a processor each, and MariaDB uses 6 of them.
import { Worker } from 'node:worker_threads';

/** A thread of the engine's pool that is only started when MariaDB has something to run on it. */
class ThreadOnDemand {
  #file;
  #options;
  #listeners = [];
  #module;
  #thread;

  constructor(file, options) {
    this.#file = file;
    this.#options = options;
  }

  on(event, listener) {
    this.#listeners.push([event, listener]);
    this.#thread?.on(event, listener);
  }

  /** The first message always is the compiled module and its memory; it is kept until the second. */
  postMessage(message) {
    if (this.#module === undefined) {
      if (!message.wasmModule) throw new Error('lite4mariadb no longer sends its threads the module first.');
      this.#module = message;
      queueMicrotask(() => this.#sayLoaded());
      return;
    }
    this.#thread ??= this.#start();
    this.#thread.postMessage(message);
  }

  unref() {
    this.#thread?.unref();
  }

  terminate() {
    return this.#thread?.terminate();
  }

  /** As a thread answers that has loaded the module: nothing opens before all of the pool have. */
  #sayLoaded() {
    for (const [event, listener] of this.#listeners) if (event === 'message') listener({ cmd: 3 });
  }

  // Needs no event loop of this thread, which is busy in MariaDB by then.
  #start() {
    const thread = new Worker(this.#file, this.#options);
    for (const [event, listener] of this.#listeners) thread.on(event, listener);
    thread.postMessage(this.#module);
    thread.unref();
    return thread;
  }
}

/** Makes lite4mariadb, which sets and then uses a global Worker, start its threads on demand. Call before it opens. */
export function startThreadsOnDemand() {
  Object.defineProperty(globalThis, 'Worker', { get: () => ThreadOnDemand, set: () => undefined });
}
