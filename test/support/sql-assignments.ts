/**
 * Assignments of a statement whose value depends on the engine. `SET a = 1, b = a` gives `b` the new `a` in MariaDB,
 * which assigns from left to right, and the old one in TiDB, which reads the row as it was. So an expression may name
 * its own column and those that follow, never one that was assigned before it.
 * https://docs.pingcap.com/tidb/stable/sql-statement-update/#mysql-compatibility
 */
export function engineDependent(statement: string): string[] {
  const list =
    /^UPDATE\s+\w+\s+SET\s([^]*)/.exec(statement) ?? /ON DUPLICATE KEY UPDATE\s([^]*)/.exec(statement);
  const assigned = new Set<string>();
  return assignmentsOf(list?.[1] ?? '').flatMap((assignment) => {
    const [, column = '', expression = ''] = /^\s*(\w+)\s*=([^]*)/.exec(assignment) ?? [];
    const names = expression.replace(/'[^']*'/g, '').match(/(?<![.\w])[a-z_]\w*/g) ?? [];
    const early = names.find((name) => name !== column && assigned.has(name));
    assigned.add(column);
    return early === undefined ? [] : [`${column} is computed from ${early}, which is assigned before it`];
  });
}

/** The list cut at its own commas, without what comes after it. */
function assignmentsOf(list: string): string[] {
  const pieces = list.match(/'[^']*'|\bWHERE\b|[^]/g) ?? [];
  const assignments: string[] = [];
  let current = '';
  let depth = 0;
  for (const piece of pieces) {
    if (piece === '(') depth += 1;
    if (piece === ')') depth -= 1;
    if (piece === 'WHERE' && depth === 0) break;
    if (piece === ',' && depth === 0) {
      assignments.push(current);
      current = '';
    } else current += piece;
  }
  return [...assignments, current];
}
