import type { Param } from './sql';

/** A value that the database computes. */
export interface Expression {
  readonly sql: string;
  readonly params: readonly Param[];
}

export type Assigned = Param | Expression;

/**
 * What a row gets, column by column, in this order. An expression may name its own column and those that come after
 * it, never one before it: TiDB computes every value from the row as it was, MariaDB from what it has assigned so far.
 */
export type Assignments = Readonly<Record<string, Assigned>>;

export const computed = (sql: string, ...params: readonly Param[]): Expression => ({ sql, params });

function expressionOf(value: Assigned): Expression {
  return typeof value === 'object' && value !== null ? value : computed('?', value);
}

/** `a = ?, b = CASE ...`, with its parameters. */
export function assign(values: Assignments): Expression {
  const parts = Object.entries(values).map(([column, value]) => {
    const { sql, params } = expressionOf(value);
    return computed(`${column} = ${sql}`, ...params);
  });
  return computed(parts.map(({ sql }) => sql).join(', '), ...parts.flatMap(({ params }) => params));
}

/** The same for several rows in one statement, each with its own values; a column that a row does not name stays. */
export function assignEach(
  rows: readonly { readonly id: string; readonly values: Assignments }[],
): Expression {
  const [first] = rows;
  if (first && rows.length === 1) return assign(first.values);
  const columns = [...new Set(rows.flatMap(({ values }) => Object.keys(values)))];
  const perColumn = columns.map((column) => {
    const cases = rows.flatMap(({ id, values }) => {
      const value = values[column];
      if (value === undefined) return [];
      const { sql, params } = expressionOf(value);
      return [computed(`WHEN ? THEN ${sql}`, id, ...params)];
    });
    const sql = `CASE id ${cases.map((one) => one.sql).join(' ')} ELSE ${column} END`;
    return [column, computed(sql, ...cases.flatMap(({ params }) => params))] as const;
  });
  return assign(Object.fromEntries(perColumn));
}
