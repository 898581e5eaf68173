import { HostClock } from '../../local/clock';
import { SqlService } from '../../local/services/sql/sql';

const clock = new HostClock({ frozenAt: Date.parse('2026-03-01T12:00:00.000Z') });
let sql: SqlService;

beforeAll(async () => {
  sql = await SqlService.open({ clock });
});
afterEach(() => sql.reset({ drop: true }));
afterAll(() => sql.close());

type Param = string | number | boolean | null;
const run = (query: string, params: Param[] = []) =>
  sql.handle('/api/v1/execute', { query, params, method: 'all' });
const ddl = (query: string) => sql.handle('/api/v1/execute/ddl', { query, params: [], method: 'all' });
const rows = async (query: string, params: Param[] = []) => (await run(query, params)).body;

test('values come as Forge gives them: BIGINT, DECIMAL and dates are strings', async () => {
  await ddl(
    'CREATE TABLE t (id BIGINT PRIMARY KEY AUTO_INCREMENT, n INT, d DECIMAL(10,2), f DOUBLE, at DATETIME(3), day DATE, note VARCHAR(20), gone TEXT)',
  );
  const insert = await run('INSERT INTO t (n, d, f, at, day, note) VALUES (?, ?, ?, ?, ?, ?)', [
    1,
    '2.50',
    1.5,
    '2026-03-01 10:00:00.123',
    '2026-03-01',
    "it's ?",
  ]);
  expect(insert).toMatchObject({ status: 200, body: { rows: { affectedRows: 1, insertId: 1 } } });
  expect(await rows('SELECT * FROM t')).toMatchObject({
    rows: [
      {
        id: '1',
        n: 1,
        d: '2.50',
        f: 1.5,
        at: '2026-03-01 10:00:00.123',
        day: '2026-03-01',
        note: "it's ?",
        gone: null,
      },
    ],
  });
  expect(await rows('SELECT COUNT(*) AS n FROM t')).toMatchObject({ rows: [{ n: '1' }] });
  expect(await rows('SELECT a.id, b.id FROM t a JOIN t b')).toMatchObject({ rows: [{ id: null }] });
  expect(await run('UPDATE t SET n = 2 WHERE n = 9')).toMatchObject({
    body: { rows: { affectedRows: 0, insertId: 0 } },
  });
});

test('a question mark in a literal or a comment is no placeholder, and the counts must agree', async () => {
  expect(await rows("SELECT '?' AS a, ? AS b /* ? */", [7])).toMatchObject({ rows: [{ a: '?', b: 7 }] });
  expect(await run('SELECT ? AS a')).toMatchObject({ status: 400, body: { code: 'INVALID_SQL_QUERY' } });
  expect(await sql.handle('/api/v1/execute', { query: 'SELECT ?', params: [['a']] })).toMatchObject({
    status: 400,
  });
});

test('text compares as TiDB compares: binary', async () => {
  await ddl('CREATE TABLE t (a VARCHAR(20) PRIMARY KEY)');
  await run("INSERT INTO t VALUES ('Api'), ('api')");
  expect(await rows("SELECT a FROM t WHERE a = 'API'")).toMatchObject({ rows: [] });
});

test.each([
  ['SELECT * FROM nope', 'ER_NO_SUCH_TABLE', 1146],
  ['SELECT nope FROM t', 'ER_BAD_FIELD_ERROR', 1054],
  ['INSERT INTO t VALUES (1, 1)', 'ER_DUP_ENTRY', 1062],
  ['INSERT INTO t (id) VALUES (2)', 'ER_NO_DEFAULT_FOR_FIELD', 1364],
  ['SELECT FROM WHERE', 'ER_PARSE_ERROR', 1064],
])('%s fails as %s', async (statement, code, errno) => {
  await ddl('CREATE TABLE t (id INT PRIMARY KEY, n INT NOT NULL)');
  await run('INSERT INTO t VALUES (1, 1)');
  expect(await run(statement)).toMatchObject({
    status: 400,
    body: { code: 'SQL_EXECUTION_ERROR', context: { debug: { code, errno } } },
  });
});

test.each([
  'SELECT 1; SELECT 2',
  'SET autocommit = 0',
  'USE mysql',
  'START TRANSACTION',
  "PREPARE s FROM 'SELECT 1'",
  'SHOW VARIABLES',
  'CREATE TABLE x (id INT)',
  'DROP TABLE t',
  'SELECT /*+ NO_INDEX_MERGE() */ 1',
  'SELECT SLEEP(10)',
  'SELECT * FROM t FOR UPDATE',
  'LOCK TABLES t WRITE',
])('the policy refuses: %s', async (statement) => {
  expect(await run(statement)).toMatchObject({ status: 400, body: { code: 'SQL_POLICY_VIOLATION' } });
});

test.each([
  'CREATE TABLE a (id INT PRIMARY KEY, b INT, FOREIGN KEY (b) REFERENCES t (id))',
  'CREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW SET NEW.n = 1',
  'CREATE DATABASE other',
  'INSERT INTO t VALUES (1)',
])('executeDDL refuses: %s', async (statement) => {
  expect(await ddl(statement)).toMatchObject({ status: 400, body: { code: 'SQL_POLICY_VIOLATION' } });
});

test.each([
  "SELECT 'a; b' AS x",
  'SELECT 1 AS x -- trailing; words\n',
  'SELECT 1 AS x;',
  'WITH one AS (SELECT 1 AS n) SELECT n FROM one',
  "SELECT 'FOREIGN KEY' AS x",
])('the policy lets pass: %s', async (statement) => {
  expect(await run(statement)).toMatchObject({ status: 200 });
});

test('sizes: 1 MiB of statement, 4 MiB of answer', async () => {
  expect(await run(`SELECT '${'x'.repeat(1_100_000)}' AS a`)).toMatchObject({
    status: 400,
    body: { code: 'INVALID_SQL_QUERY' },
  });
  expect(await run("SELECT REPEAT('x', 5000000) AS a")).toMatchObject({
    status: 400,
    body: { message: expect.stringContaining('4 MiB') },
  });
});

test('25 DDL statements a minute', async () => {
  for (let n = 0; n < 25; n++)
    expect((await ddl(`CREATE TABLE t${n} (id INT PRIMARY KEY)`)).status).toBe(200);
  expect(await ddl('CREATE TABLE more (id INT PRIMARY KEY)')).toMatchObject({ status: 429 });
  clock.moveTo(clock.now() + 60_000);
  expect((await ddl('CREATE TABLE more (id INT PRIMARY KEY)')).status).toBe(200);
});

test('reset empties the tables and keeps schema and migrations', async () => {
  await ddl('CREATE TABLE __migrations (id INT PRIMARY KEY)');
  await ddl('CREATE TABLE t (id INT PRIMARY KEY)');
  await run('INSERT INTO __migrations VALUES (1)');
  await run('INSERT INTO t VALUES (1)');
  await sql.reset();
  expect(await rows('SELECT id FROM t')).toMatchObject({ rows: [] });
  expect(await rows('SELECT id FROM __migrations')).toMatchObject({ rows: [{ id: 1 }] });
});
