/** Where the condition of a join ends, at its own depth. */
const AFTER_CONDITION =
  /^(JOIN|LEFT|RIGHT|INNER|CROSS|STRAIGHT_JOIN|WHERE|GROUP|ORDER|HAVING|LIMIT|UNION|EXCEPT|INTERSECT|SELECT|SET)$/;

/**
 * Whether a join of this statement has a subquery in its ON, which TiDB plans no statement with: error 1105. MariaDB
 * runs it, so nothing else here would notice.
 * https://docs.pingcap.com/tidb/stable/mysql-compatibility/
 * @param text the statement's skeleton: upper case, without literals and comments
 */
export function hasSubqueryInJoin(text: string): boolean {
  /** Depths at which a condition is being read, innermost last. */
  const conditions: number[] = [];
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(/[()]|\b[A-Z_]+\b/g)) {
    if (token === '(') depth += 1;
    else if (token === ')') {
      depth -= 1;
      while ((conditions.at(-1) ?? -1) > depth) conditions.pop();
    } else if (token === 'ON' && !/^\s+DUPLICATE\b/.test(text.slice(index + 2))) conditions.push(depth);
    else if (token === 'SELECT' && (conditions.at(-1) ?? depth) < depth) return true;
    else if (AFTER_CONDITION.test(token) && conditions.at(-1) === depth) conditions.pop();
  }
  return false;
}
