/** Entry of the worker that checks exchanges: the client libraries are ESM-only, and schemas take time. */
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { adfDocuments } from './adf';
import { clientSchemas } from './client-schemas';
import type { Check, Exchange, Problem } from './exchange';
import { openApi } from './openapi';

const port = parentPort;
if (!port) throw new Error('local/contracts/worker.ts runs in a worker thread only.');
const { projectRoot, contractsDir } = workerData as { projectRoot: string; contractsDir: string };

async function listen(to: MessagePort): Promise<void> {
  const documents = openApi(contractsDir);
  const checks = [await clientSchemas(), adfDocuments(projectRoot), ...(documents ? [documents] : [])];
  to.on('message', ({ id, exchange }: { id: number; exchange: Exchange }) => {
    to.postMessage({ id, problems: checks.flatMap((check) => judge(check, exchange)) });
  });
  to.postMessage({ ready: true, withDocuments: documents !== undefined });
}

function judge(check: Check, exchange: Exchange): readonly Problem[] {
  try {
    return check(exchange);
  } catch (error) {
    return [{ check: 'checker', problem: error instanceof Error ? error.message : String(error) }];
  }
}

void listen(port);
