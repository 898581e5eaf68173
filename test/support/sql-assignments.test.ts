import { engineDependent } from './sql-assignments';

describe('assignments that two engines compute differently', () => {
  it.each([
    'UPDATE t SET a = ?, b = a WHERE id = ?',
    'UPDATE t SET issue_done = ?, at = CASE WHEN issue_done = 1 THEN at ELSE ? END WHERE id = ?',
    `UPDATE t SET x = COALESCE(?, x), y = (SELECT p.id FROM people p WHERE p.account = x) WHERE id IN (?, ?)`,
    'UPDATE t\n SET version = version + 1,\n due = CASE WHEN version = ? THEN ? ELSE due END\n WHERE id = ?',
    'INSERT INTO t (a, b) VALUES (?, ?) ON DUPLICATE KEY UPDATE a = VALUES(a), b = a',
  ])('are found: %s', (statement) => {
    expect(engineDependent(statement)).toEqual([expect.stringContaining('is assigned before it')]);
  });

  it.each([
    'UPDATE t SET b = a, a = ? WHERE a = ? AND b = ?',
    'UPDATE t SET a = a + 1, b = b + 1 WHERE id = ?',
    `UPDATE t SET a = ?, b = 'a', c = CASE id WHEN ? THEN (SELECT p.a FROM p WHERE p.x = ?) ELSE c END WHERE a = 1`,
    'INSERT INTO t (a) VALUES (?) ON DUPLICATE KEY UPDATE a = GREATEST(a, VALUES(a))',
    'SELECT a, b FROM t WHERE a = b',
  ])('are not seen where there are none: %s', (statement) => {
    expect(engineDependent(statement)).toEqual([]);
  });
});
