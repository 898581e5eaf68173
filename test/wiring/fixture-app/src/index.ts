import api, { getAppContext, route, webTrigger } from '@forge/api';
import { InvocationError, InvocationErrorCode, Queue } from '@forge/events';
import Resolver from '@forge/resolver';
import { migrationRunner, sql } from '@forge/sql';

interface Input {
  readonly statement?: string;
  readonly params?: (string | number | null)[];
  readonly key?: string;
  readonly work?: { readonly fail?: string };
  readonly delay?: number;
  readonly size?: number;
}

const work = new Queue({ key: 'work' });
const resolver = new Resolver();
const define = (name: string, run: (input: Input, context: Record<string, unknown>) => unknown): void => {
  resolver.define(name, (request: { payload: Input; context: Record<string, unknown> }) =>
    run(request.payload, request.context),
  );
};

const execute = async (input: Input): Promise<unknown> => {
  const prepared = sql.prepare(input.statement ?? '');
  return (await prepared.bindParams(...(input.params ?? [])).execute()).rows;
};

define('echo', (input, context) => ({ input, context }));
define('now', () => ({ now: Date.now(), date: new Date().toISOString(), left: getAppContext().appVersion }));
define('sql', execute);
define('sql-error', async (input) => {
  try {
    return await execute(input);
  } catch (error) {
    return describe(error);
  }
});
define('ddl', async (input) => (await sql.executeDDL(input.statement ?? '')).rows);
define('issue-as-user', async (input) => {
  const answer = await api.asUser().requestJira(route`/rest/api/3/issue/${input.key ?? ''}`);
  return { status: answer.status, body: await answer.text() };
});
define('issue-as-app', async (input) => {
  try {
    const answer = await api.asApp().requestJira(route`/rest/api/3/issue/${input.key ?? ''}`);
    const [type, wait, reason] = ['Content-Type', 'Retry-After', 'RateLimit-Reason'].map((name) =>
      answer.headers.get(name),
    );
    return { status: answer.status, body: await answer.text(), type, wait, reason };
  } catch (error) {
    return describe(error);
  }
});
define('search', async () => (await api.asApp().requestJira(route`/rest/api/3/search?jql=x`)).status);
define('fetch', () => api.fetch('https://example.com/').then(() => 'reached', describe));
define('enqueue', async (input) => {
  const job = await work.push([
    { body: { ...input.work }, ...(input.delay ? { delayInSeconds: input.delay } : {}) },
  ]);
  return job.jobId;
});
define('stats', (input) => work.getStats(input.key ?? ''));
define('door-url', () => webTrigger.getUrl('door'));
define('big', (input) => 'x'.repeat(input.size ?? 0));
define('two-writes', async () => {
  await execute({ statement: "INSERT INTO notes (id, body) VALUES ('first', 'a')" });
  await execute({ statement: "INSERT INTO notes (id, body) VALUES ('second', 'b')" });
  return 'written';
});
define('hang', () => new Promise(() => {}));

export const handler = resolver.getDefinitions();
export { handler as resolver };

export const door = async (request: {
  userPath?: string;
  headers: Record<string, string[]>;
}): Promise<unknown> => {
  if (request.userPath?.startsWith('/broken')) return { outputKey: 'no-such-output' };
  return { outputKey: request.headers['authorization']?.[0] === 'Bearer good' ? 'open' : 'shut' };
};

const note = (id: string, body: string): Promise<unknown> =>
  execute({ statement: 'INSERT INTO notes (id, body) VALUES (UUID(), ?)', params: [`${id}:${body}`] });

export const markedIssues = (event: { eventType: string; issue: { key: string } }): Promise<unknown> =>
  note(event.eventType, event.issue.key);
export const pages = (event: { content: { id: string } }): Promise<unknown> => note('page', event.content.id);
export const hourly = (): Promise<unknown> => note('hourly', new Date().toISOString());

export const lifecycle = async (): Promise<void> => {
  migrationRunner.enqueue(
    'notes',
    'CREATE TABLE IF NOT EXISTS notes (id VARCHAR(64) PRIMARY KEY, body VARCHAR(255), big BIGINT, amount DECIMAL(10,2), at DATETIME(3))',
  );
  await migrationRunner.run();
};

export const work_ = async (event: { body: { fail?: string }; retryContext?: unknown }): Promise<unknown> => {
  await note('work', JSON.stringify({ body: event.body, retried: event.retryContext !== undefined }));
  if (event.retryContext === undefined && event.body.fail === 'retry') {
    return new InvocationError({
      retryAfter: 30,
      retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST,
      retryData: { a: 1 },
    });
  }
  if (event.retryContext === undefined && event.body.fail === 'throw') throw new Error('broken once');
  return undefined;
};
export { work_ as work };

function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: 'unknown' };
  return { ...error, name: error.name, message: error.message };
}
