import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Exchange, Problem } from './contracts/exchange';
import type { ProductName } from './services/products';
import type { SiteRequest, SiteResponse } from './site/protocol';

const projectRoot = path.resolve(__dirname, '..');

/** One way in which a request of the app, or an answer of the site, is not what Atlassian documents. */
export interface ContractViolation {
  readonly check: string;
  readonly what: string;
  readonly problem: string;
}

type FromWorker =
  | { readonly ready: true; readonly withDocuments: boolean }
  | { readonly id: number; readonly problems: readonly Problem[] };

/** Holds each request of the app and the site's answer against what is known of the two APIs. */
export class ContractChecks {
  readonly violations: ContractViolation[] = [];
  /** Whether Atlassian's OpenAPI documents lie beside the project and are used, too. Known once started. */
  withDocuments = false;
  private worker: Promise<Worker> | undefined;
  private readonly waiting = new Map<number, (problems: readonly Problem[]) => void>();
  private lastId = 0;

  constructor(private readonly workerFile: string) {}

  /** Resolves when the exchange is judged, so that violations are complete once a function has returned. */
  async inspect(product: ProductName, request: SiteRequest, response: SiteResponse): Promise<void> {
    const exchange: Exchange = {
      product,
      method: request.method,
      path: request.path,
      query: [...request.query],
      status: response.status,
      ...(request.body === undefined ? {} : { requestBody: request.body }),
      ...(response.body === undefined ? {} : { responseBody: response.body }),
    };
    const what = `${request.method} ${request.path} -> ${response.status}`;
    for (const problem of await this.judge(exchange)) this.violations.push({ what, ...problem });
  }

  /** Loading what is checked against takes seconds, which no request of a function should pay for. */
  async ready(): Promise<void> {
    await (this.worker ??= this.start());
  }

  async close(): Promise<void> {
    await (await this.worker)?.terminate();
  }

  private async judge(exchange: Exchange): Promise<readonly Problem[]> {
    this.worker ??= this.start();
    const worker = await this.worker;
    return await new Promise((resolve) => {
      const id = ++this.lastId;
      this.waiting.set(id, resolve);
      // Through JSON, as on the wire: `undefined` members vanish.
      worker.postMessage({ id, exchange: JSON.parse(JSON.stringify(exchange)) as Exchange });
    });
  }

  private start(): Promise<Worker> {
    const contractsDir = path.resolve(projectRoot, '..', 'shared', 'contracts');
    const worker = new Worker(this.workerFile, { workerData: { projectRoot, contractsDir } });
    worker.unref();
    return new Promise((resolve, reject) => {
      worker.on('error', reject);
      worker.on('message', (message: FromWorker) => {
        if ('ready' in message) {
          this.withDocuments = message.withDocuments;
          resolve(worker);
          return;
        }
        this.waiting.get(message.id)?.(message.problems);
        this.waiting.delete(message.id);
      });
    });
  }
}
