import { checkTidb } from './sql-dialect';

const GOOD = [
  'SELECT 1',
  'INSERT INTO actions (id, task) VALUES (?, ?) ON DUPLICATE KEY UPDATE task = VALUES(task)',
  'UPDATE sections SET value = ?, version = version + 1 WHERE id = ? AND version = ?',
  'CREATE TABLE IF NOT EXISTS a (id VARCHAR(36) NOT NULL PRIMARY KEY, at DATETIME(3) NOT NULL, j JSON, KEY by_at (at)) COLLATE utf8mb4_bin',
  'WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT i FROM n',
  'SELECT ROW_NUMBER() OVER (PARTITION BY service ORDER BY due) AS nth FROM actions',
  "INSERT INTO t (id) SELECT 'x' FROM dual WHERE NOT EXISTS (SELECT 1 FROM t WHERE id = 'x')",
];

const BAD = [
  'INSERT INTO actions (id) VALUES (1) RETURNING id',
  'CREATE TABLE a (id UUID PRIMARY KEY)',
  'CREATE OR REPLACE TABLE a (id INT)',
  'SELEC 1',
  'SELECT a FROM',
];

describe("TiDB's grammar", () => {
  it('takes what Forge SQL takes', async () => {
    expect(await checkTidb(GOOD)).toEqual([]);
  });

  it('refuses what only MariaDB takes, and names each statement', async () => {
    const errors = await checkTidb([...GOOD, ...BAD]);
    expect(errors.map(({ sql }) => sql)).toEqual(BAD);
    for (const { error } of errors) expect(error).toMatch(/^line 1 column \d+ near/);
  });

  it('takes more statements than a pipe holds at once', async () => {
    const many = Array.from(
      { length: 1500 },
      (_, n) => `SELECT ${n} AS n, 'a text of some length, to fill the pipe'`,
    );
    expect(await checkTidb([...many, 'SELEC 1'])).toHaveLength(1);
  });
});
