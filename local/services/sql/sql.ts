import SqlString from 'sqlstring';
import * as v from 'valibot';
import type { Clock } from '../../site/protocol';
import type { ServiceAnswer } from '../answer';
import { openEmbedded } from './embedded-engine';
import type { Engine, Execution } from './engine';
import type { Endpoint, Refusal, StatementClass } from './policy';
import { StatementReading } from './reading';
import { decodeRows, engineError, resultHeader } from './results';
import { serverAddress } from './server-address';
import { bind } from './statement';

const RESPONSE_LIMIT = 4 * 1024 * 1024;
const TIME_LIMIT_MS: Readonly<Record<StatementClass, number>> = { select: 5_000, dml: 10_000, ddl: 20_000 };

const request = v.object({
  query: v.string(),
  params: v.optional(v.array(v.union([v.string(), v.number(), v.boolean(), v.null()])), []),
});

export interface SqlOptions {
  readonly clock: Clock;
  /** Folder for the data; in memory without one. On a server of SQL_URL it only says that the data is kept. */
  readonly dataDir?: string;
  /** DDL statements per minute; Forge allows 25. */
  readonly ddlPerMinute?: number;
}

/** As TiDB words it. */
const NO_SUBQUERY_IN_JOIN = {
  ok: false,
  errno: 1105,
  error: "ON condition doesn't support subqueries yet",
  sqlstate: 'HY000',
} as const;

/** Forge SQL: one statement per call, Forge's policy, limits and error bodies, over the embedded engine or a server. */
export class SqlService {
  private readonly ddlTimes: number[] = [];
  private readonly reading = new StatementReading();

  private constructor(
    private readonly engine: Engine,
    private readonly options: SqlOptions,
  ) {}

  static async open(options: SqlOptions): Promise<SqlService> {
    const service = new SqlService(await openEngine(options.dataDir), options);
    await service.query('ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_bin');
    return service;
  }

  async handle(path: string, body: unknown): Promise<ServiceAnswer> {
    const endpoint: Endpoint | undefined =
      path === '/api/v1/execute' ? 'execute' : path === '/api/v1/execute/ddl' ? 'ddl' : undefined;
    if (!endpoint) return { status: 501, body: { code: 'NOT_MODELLED', message: `SQL path ${path}` } };
    const parsed = v.safeParse(request, body);
    if (!parsed.success)
      return refusal({
        code: 'INVALID_SQL_QUERY',
        message: 'Only strings, numbers, booleans and null can be bound.',
      });
    const { verdict, pieces, joinsSubquery } = this.reading.of(parsed.output.query, endpoint);
    if (typeof verdict !== 'string') return refusal(verdict);
    if (verdict === 'ddl' && !this.mayRunDdl()) {
      return {
        status: 429,
        body: { code: 'RATE_LIMIT_EXCEEDED', message: 'More than 25 DDL statements in one minute.' },
      };
    }
    if (joinsSubquery) return { status: 400, body: engineError(NO_SUBQUERY_IN_JOIN) };
    let sql: string;
    try {
      sql = bind(pieces, parsed.output.params, (value) => SqlString.escape(value));
    } catch (error) {
      return refusal({
        code: 'INVALID_SQL_QUERY',
        message: error instanceof Error ? error.message : String(error),
      });
    }
    return answer(await this.engine.execute(sql, this.options.clock.now()), verdict);
  }

  /** Runs any statement past the policy: for the host itself and for tests that look at rows. */
  async query(sql: string): Promise<Record<string, unknown>[]> {
    const { result } = await this.engine.execute(sql, this.options.clock.now());
    if (!result.ok) throw new Error(`${result.error} in: ${sql.slice(0, 200)}`);
    return result.fields ? decodeRows(result) : [];
  }

  async tables(): Promise<string[]> {
    const rows = await this.query(
      'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()',
    );
    return rows.map((row) => String(row['name']));
  }

  /** Empties every table, or drops them all with `drop`. Kept tables keep their schema and migrations. */
  async reset(options: { drop?: boolean } = {}): Promise<void> {
    this.ddlTimes.length = 0;
    for (const name of await this.tables()) {
      if (options.drop === true) await this.query(`DROP TABLE \`${name}\``);
      else if (name !== '__migrations') await this.query(`DELETE FROM \`${name}\``);
    }
  }

  close(): Promise<void> {
    return this.engine.close();
  }

  private mayRunDdl(): boolean {
    const now = this.options.clock.now();
    while (this.ddlTimes[0] !== undefined && this.ddlTimes[0] <= now - 60_000) this.ddlTimes.shift();
    if (this.ddlTimes.length >= (this.options.ddlPerMinute ?? 25)) return false;
    this.ddlTimes.push(now);
    return true;
  }
}

async function openEngine(dataDir?: string): Promise<Engine> {
  const address = serverAddress();
  if (!address) return await openEmbedded(dataDir);
  // Only then: loading the driver takes a while.
  const { openServer } = await import('./server-engine');
  return await openServer(address, { kept: dataDir !== undefined });
}

function answer(execution: Execution, verdict: StatementClass): ServiceAnswer {
  const { result } = execution;
  if (!result.ok) return { status: 400, body: engineError(result) };
  if (execution.elapsed > TIME_LIMIT_MS[verdict]) return timedOut();
  const rows = result.fields ? decodeRows(result) : resultHeader({ ...execution, result });
  const body = { rows, metadata: {} };
  if (Buffer.byteLength(JSON.stringify(body)) > RESPONSE_LIMIT) {
    return {
      status: 400,
      body: { code: 'SQL_EXECUTION_ERROR', message: 'The result is larger than 4 MiB.', context: {} },
    };
  }
  return { status: 200, body };
}

/** The statement may or may not have run: Forge doesn't say. */
export function timedOut(): ServiceAnswer {
  return { status: 408, body: { code: 'QUERY_TIMED_OUT', message: 'The query took too long.', context: {} } };
}

function refusal(reason: Refusal): ServiceAnswer {
  return { status: 400, body: { ...reason, context: {} } };
}
