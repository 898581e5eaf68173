import { HostClock } from '../../local/clock';
import { matchDatabase } from '../../local/server-database';
import type { Engine } from '../../local/services/sql/engine';
import { serverAddress } from '../../local/services/sql/server-address';
import { openServer } from '../../local/services/sql/server-engine';
import { SqlService } from '../../local/services/sql/sql';

const SKIPPED = 'skipped: no mariadbd found on PATH or in /usr/sbin, and no SQL_URL: ';
const address = serverAddress();
const clock = new HostClock({ frozenAt: Date.UTC(2026, 2, 1) });
const onServer = address ? describe : describe.skip;

onServer(`${address ? '' : SKIPPED}the engine on a server`, () => {
  /** A database that is kept, with a name of this test's own. */
  const kept = { ...address!, database: `${address?.database ?? ''}_kept_${String(process.pid)}` };
  const opened: { close(): Promise<void> }[] = [];

  async function open<T extends { close(): Promise<void> }>(opening: Promise<T>): Promise<T> {
    const one = await opening;
    opened.push(one);
    return one;
  }

  async function close(one: { close(): Promise<void> }): Promise<void> {
    opened.splice(opened.indexOf(one), 1);
    await one.close();
  }

  async function rows(engine: Engine, sql: string) {
    const { result } = await engine.execute(sql, clock.now());
    if (!result.ok) throw new Error(result.error);
    return result.rows;
  }

  const databases = async (engine: Engine) =>
    (await rows(engine, 'SELECT schema_name AS name FROM information_schema.schemata')).map(
      (row) => row['name'],
    );

  afterEach(async () => {
    for (const one of [...opened].reverse()) await close(one);
    const engine = await openServer(address!, { kept: false });
    await engine.execute(`DROP DATABASE IF EXISTS \`${kept.database}\``, clock.now());
    await engine.close();
  });

  test('is the server of SQL_URL, in a database of its own that is gone afterwards', async () => {
    const [one, other] = [
      await open(SqlService.open({ clock })),
      await open(openServer(address!, { kept: false })),
    ];
    const [row] = await one.query('SELECT DATABASE() AS name, VERSION() AS version, NOW(3) AS now');
    expect(row).toEqual({
      name: expect.stringMatching(`^${address!.database}_${String(process.pid)}_[0-9a-f]{8}$`),
      // The embedded engine is a version of its own.
      version: expect.stringMatching(/^(?!.*embedded)\d+\.\d+/),
      now: '2026-03-01 00:00:00.000',
    });
    expect(await databases(other)).toContain(row?.['name']);
    await close(one);
    expect(await databases(other)).not.toContain(row?.['name']);
  });

  test('keeps a database that is to be kept, for one process at a time', async () => {
    const first = await open(openServer(kept, { kept: true }));
    await rows(first, 'CREATE TABLE t (a VARCHAR(20))');
    await rows(first, "INSERT INTO t VALUES ('kept')");
    await expect(openServer(kept, { kept: true })).rejects.toThrow(
      /^Another npm start uses mysql:.*Stop it first/,
    );
    await close(first);
    const second = await open(openServer(kept, { kept: true }));
    expect(await rows(second, 'SELECT a FROM t')).toEqual([{ a: 'kept' }]);
  });

  test('takes statements that come at once one after the other, each at its own instant', async () => {
    const engine = await open(openServer(address!, { kept: false }));
    const instants = Array.from({ length: 20 }, (_, second) => clock.now() + second * 1_000);
    const answers = await Promise.all(
      instants.map((instant) => engine.execute('SELECT UNIX_TIMESTAMP() AS s', instant)),
    );
    expect(answers.map(({ result }) => result.ok && result.rows[0]?.['s'])).toEqual(
      instants.map((instant) => String(instant / 1_000)),
    );
  });

  test('has no values but texts', async () => {
    const service = await open(SqlService.open({ clock }));
    await expect(service.query("SELECT CAST('a' AS BINARY) AS b")).rejects.toThrow('binary columns');
    expect(await service.query("SELECT 'ä😀' AS a, NULL AS b, 1.50 AS c, TRUE AS d")).toEqual([
      { a: 'ä😀', b: null, c: '1.50', d: 1 },
    ]);
  });

  test('says what to do when the server refuses or is gone, and never the password', async () => {
    const stranger = new URL(address!.connectTo);
    stranger.password = 'wrong-password';
    const refusal = openServer({ ...address!, connectTo: stranger.href }, { kept: false });
    await expect(refusal).rejects.toThrow(/^mysql:\/\/.*\(SQL_URL\) can't be used: Access denied/);
    await expect(refusal).rejects.not.toThrow('wrong-password');
    stranger.port = '1';
    await expect(openServer({ ...address!, connectTo: stranger.href }, { kept: false })).rejects.toThrow(
      'ECONNREFUSED',
    );
    const engine = await openServer(address!, { kept: false });
    await engine.execute('KILL CONNECTION_ID()', clock.now());
    await expect(engine.execute('SELECT 1', clock.now())).rejects.toThrow("(SQL_URL) can't be used");
  });
});

describe('a kept site and its database', () => {
  let sql: SqlService;
  beforeAll(async () => {
    sql = await SqlService.open({ clock });
  });
  beforeEach(() => sql.reset({ drop: true }));
  afterAll(() => sql.close());

  const match = (siteKept: boolean, clean = false) => matchDatabase(sql, { siteKept, clean });
  const create = (table: string) => sql.query(`CREATE TABLE ${table} (id INT)`);

  test('may both be new, or both be old', async () => {
    await match(false);
    await create('__migrations');
    await match(true);
    expect(await sql.tables()).toEqual(['__migrations']);
  });

  test('the one without the other is refused', async () => {
    await expect(match(true)).rejects.toThrow('npm start -- --clean');
    await create('__migrations');
    await expect(match(false)).rejects.toThrow('npm start -- --clean');
    expect(await sql.tables()).toEqual(['__migrations']);
  });

  test('starting over drops our tables, never those of somebody else', async () => {
    await create('invoices');
    await expect(match(false, true)).rejects.toThrow("aren't Debrief's");
    expect(await sql.tables()).toEqual(['invoices']);
    await create('__migrations');
    await match(false, true);
    expect(await sql.tables()).toEqual([]);
  });
});
