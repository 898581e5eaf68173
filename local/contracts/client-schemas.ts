import * as confluenceV1 from 'confluence.js/v1';
import * as confluenceV2 from 'confluence.js/v2';
import * as jira from 'jira.js/cloud';
import {
  placeholders,
  succeeded,
  templatePattern,
  type Check,
  type Exchange,
  type Problem,
} from './exchange';

/** What a generated client would send, read from the client itself: its schemas are its own knowledge of the API. */
interface Operation {
  readonly name: string;
  readonly method: string;
  readonly pattern: RegExp;
  readonly placeholders: number;
  readonly bodyKeys: ReadonlySet<string> | undefined;
  readonly schema: Schema | undefined;
}

interface Schema {
  safeParse(value: unknown): {
    success: boolean;
    error?: { issues: readonly { path: readonly PropertyKey[]; message: string }[] };
  };
}

interface RequestConfig {
  readonly url: string;
  readonly method?: string;
  readonly body?: unknown;
  readonly schema?: Schema;
}

/** Checks answers against the schemas of jira.js and confluence.js, and names in bodies against their parameters. */
export async function clientSchemas(): Promise<Check> {
  const jiraOperations = await operationsOf(jira);
  const confluenceOperations = [...(await operationsOf(confluenceV2)), ...(await operationsOf(confluenceV1))];
  return (exchange) => {
    const operations = exchange.product === 'jira' ? jiraOperations : confluenceOperations;
    const matching = operations
      .filter((candidate) => candidate.method === exchange.method && candidate.pattern.test(exchange.path))
      .sort((a, b) => a.placeholders - b.placeholders);
    return matching[0] ? judge(matching[0], exchange) : [];
  };
}

function judge(operation: Operation, exchange: Exchange): Problem[] {
  const check = exchange.product === 'jira' ? 'jira.js' : 'confluence.js';
  const problems: Problem[] = [];
  const { requestBody } = exchange;
  if (operation.bodyKeys && typeof requestBody === 'object' && requestBody !== null) {
    for (const key of Object.keys(requestBody)) {
      if (!operation.bodyKeys.has(key))
        problems.push({ check, problem: `${operation.name} takes no '${key}' in its body` });
    }
  }
  if (!operation.schema || !succeeded(exchange) || exchange.responseBody === undefined) return problems;
  for (const issue of operation.schema.safeParse(exchange.responseBody).error?.issues ?? []) {
    problems.push({
      check,
      problem: `answer of ${operation.name}, ${issue.path.map(String).join('.')}: ${issue.message}`,
    });
  }
  return problems;
}

/** Calls every function of a client with a recorder in the place of the network. */
async function operationsOf(client: object): Promise<Operation[]> {
  const operations: Operation[] = [];
  for (const [name, call] of Object.entries(client) as [string, unknown][]) {
    if (typeof call !== 'function' || /^[A-Z]/.test(name) || name.endsWith('Client')) continue;
    const config = await recordCall(call);
    if (config) operations.push(toOperation(name, config));
  }
  return operations;
}

async function recordCall(call: CallableFunction): Promise<RequestConfig | undefined> {
  let recorded: RequestConfig | undefined;
  const recorder = {
    sendRequest: (config: RequestConfig) => {
      recorded = config;
      return Promise.resolve({});
    },
  };
  const parameters = new Proxy({}, { get: (_, key) => (typeof key === 'string' ? `{${key}}` : undefined) });
  try {
    await Reflect.apply(call, undefined, [recorder, parameters]);
  } catch {
    // Helpers and uploads among the exports want other arguments; they describe no JSON operation.
  }
  return recorded;
}

function toOperation(name: string, config: RequestConfig): Operation {
  const url = config.url.replaceAll('%7B', '{').replaceAll('%7D', '}');
  const { body } = config;
  const named = typeof body === 'object' && body !== null && !Array.isArray(body);
  return {
    name,
    method: (config.method ?? 'GET').toUpperCase(),
    pattern: templatePattern(url),
    placeholders: placeholders(url),
    bodyKeys: named ? new Set(Object.keys(body)) : undefined,
    schema: config.schema,
  };
}
