import { format } from 'sqlstring';
import { SqlService } from '../../local/services/sql/sql';
import { upkeep } from '../../src/store/upkeep';
import { TestClock } from './ports-surroundings';
import { engineDependent } from './sql-assignments';
import { checkTidb } from './sql-dialect';

/** When a statement is to fail: instead of running, or after it ran, as a timed-out one does. */
export interface StatementFault {
  readonly match: RegExp;
  readonly when: 'before' | 'after';
  /** Number of MySQL's or TiDB's error; a timeout without one. */
  readonly errno?: number;
  /** How many matching statements fail; 1 unless said. */
  readonly times?: number;
  /** Runs instead of nothing, just before the statement: what somebody else does in between. */
  readonly meanwhile?: () => Promise<void>;
}

interface ArmedFault extends StatementFault {
  left: number;
}

/** The real engine behind the strict SQL service; `src/store` reaches it through the real `@forge/sql`. */
export class SqlEngine {
  /** Statements with placeholders, as the store sent them since the last `reset`. */
  statements: string[] = [];
  private readonly everything = new Set<string>();
  private faults: ArmedFault[] = [];
  private last: { readonly query: string; readonly params: readonly unknown[] } | undefined;

  private constructor(
    private readonly service: SqlService,
    readonly clock: TestClock,
  ) {}

  static async open(): Promise<SqlEngine> {
    const clock = new TestClock();
    const engine = new SqlEngine(await SqlService.open({ clock, ddlPerMinute: 10_000 }), clock);
    // What the platform's wrapper gives every function; the packages read nothing else for SQL.
    Reflect.set(globalThis, '__forge_runtime__', { proxy: { token: 'test', url: 'http://127.0.0.1' } });
    Reflect.set(globalThis, '__forge_fetch__', engine.answer.bind(engine));
    return engine;
  }

  /** The next statements that match fail in this way. */
  fail(fault: StatementFault): void {
    this.faults.push({ ...fault, left: fault.times ?? 1 });
  }

  /** Runs any statement past the policy; for looking at rows. */
  rows(sql: string): Promise<Record<string, unknown>[]> {
    return this.service.query(sql);
  }

  /** Counts the statements of one piece of work. */
  async counting<T>(work: () => Promise<T>): Promise<{ value: T; statements: readonly string[] }> {
    const before = this.statements.length;
    const value = await work();
    return { value, statements: this.statements.slice(before) };
  }

  /** How many rows the engine reads for one piece of work, in tables and in what it derives from them. */
  async rowsRead(work: () => Promise<unknown>): Promise<number> {
    const before = await this.rowsSoFar();
    await work();
    return (await this.rowsSoFar()) - before;
  }

  /** How the engine goes about the last statement of one piece of work, a row for each table that it reads. */
  async explained(work: () => Promise<unknown>): Promise<Record<string, unknown>[]> {
    await work();
    if (this.last === undefined) throw new Error('this work sent no statement');
    const { query, params } = this.last;
    return this.rows(`EXPLAIN ${format(query, [...params])}`);
  }

  private async rowsSoFar(): Promise<number> {
    const counters = await this.rows(`SHOW SESSION STATUS LIKE 'Handler_read%'`);
    return counters.reduce((sum, { Value }) => sum + Number(Value), 0);
  }

  /** Empty tables; with `drop`, no tables. */
  async reset(options: { drop?: boolean } = {}): Promise<void> {
    await this.service.reset(options);
    this.statements = [];
    this.faults = [];
  }

  /** Everything the store ever sent must be TiDB's language, too: the engine here is MariaDB. */
  async close(): Promise<void> {
    await this.service.close();
    const refused = await checkTidb([...this.everything]);
    if (refused.length > 0) throw new Error(`TiDB refuses: ${JSON.stringify(refused, null, 2)}`);
    const differing = [...this.everything].flatMap((sql) =>
      engineDependent(sql).map((what) => `${what}: ${sql}`),
    );
    if (differing.length > 0) throw new Error(`TiDB would compute something else: ${differing.join('\n')}`);
  }

  private async answer(_target: unknown, path: unknown, init: { body?: unknown } = {}): Promise<Response> {
    const body = JSON.parse(String(init.body)) as { query: string; params?: readonly unknown[] };
    this.last = { query: body.query, params: body.params ?? [] };
    this.statements.push(body.query);
    this.everything.add(body.query);
    const fault = this.faults.find(({ left, match }) => left > 0 && match.test(body.query));
    if (fault) {
      fault.left -= 1;
      await fault.meanwhile?.();
    }
    if (fault?.when === 'before' && !fault.meanwhile) return failure(fault);
    const answer = await this.service.handle(String(path), body);
    if (fault?.when === 'after') return failure(fault);
    return respond(answer.status, answer.body);
  }
}

function failure({ errno }: StatementFault): Response {
  if (errno === undefined)
    return respond(408, { code: 'QUERY_TIMED_OUT', message: 'The query took too long.', context: {} });
  const context = { debug: { code: 'ER', errno, sqlState: 'HY000' } };
  return respond(400, { code: 'SQL_EXECUTION_ERROR', message: 'failed', context });
}

const respond = (status: number, body: unknown): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

/** One engine for a test file: migrated once, emptied before each test, its statements checked at the end. */
export function useSqlEngine(): () => SqlEngine {
  let engine: SqlEngine | undefined;
  const current = (): SqlEngine => {
    if (!engine) throw new Error('the engine opens before the first test');
    return engine;
  };
  beforeAll(async () => {
    engine = await SqlEngine.open();
    await upkeep.migrate();
  });
  beforeEach(() => current().reset());
  afterAll(() => current().close());
  return current;
}
