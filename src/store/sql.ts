import { ForgeSQLAPIError, sql } from '@forge/sql';
import * as v from 'valibot';
import { Preparing } from '../domain/failure';

export type Param = string | number | null;

/** MySQL's and TiDB's numbers for what we can act on. https://docs.pingcap.com/tidb/stable/error-codes */
const NO_SUCH_DATABASE = 1049;
const NO_SUCH_TABLE = 1146;
const NO_SUCH_COLUMN = 1054;
const DUPLICATE_ENTRY = 1062;
const WRITE_CONFLICTS = [9007, 8002, 1213];

const debug = v.object({ debug: v.object({ errno: v.number() }) });

function errnoOf(error: unknown): number | null {
  if (!(error instanceof ForgeSQLAPIError)) return null;
  const parsed = v.safeParse(debug, error.context);
  return parsed.success ? parsed.output.debug.errno : null;
}

export function isDuplicate(error: unknown): boolean {
  return errnoOf(error) === DUPLICATE_ENTRY;
}

export function isWriteConflict(error: unknown): boolean {
  const errno = errnoOf(error);
  return errno !== null && WRITE_CONFLICTS.includes(errno);
}

/** A table or column that this code knows and the database does not: the migrations have not run yet. */
function translate(error: unknown): unknown {
  const errno = errnoOf(error);
  if (errno === NO_SUCH_TABLE || errno === NO_SUCH_COLUMN || errno === NO_SUCH_DATABASE)
    return new Preparing({ cause: error });
  if (error instanceof ForgeSQLAPIError && error.code === 'APP_NOT_ENABLED')
    return new Preparing({ cause: error });
  return error;
}

/**
 * Runs a SELECT and checks each row.
 * @throws Preparing when the schema is older than this code
 */
export async function select<T extends v.GenericSchema>(
  query: string,
  params: readonly Param[],
  row: T,
): Promise<v.InferOutput<T>[]> {
  try {
    const result = await sql
      .prepare(query)
      .bindParams(...params)
      .execute();
    return v.parse(v.array(row), result.rows);
  } catch (error) {
    throw translate(error);
  }
}

const written = v.object({ affectedRows: v.number() });

/**
 * Runs an INSERT, UPDATE or DELETE; returns how many rows it touched.
 * @throws Preparing when the schema is older than this code
 */
export async function write(query: string, params: readonly Param[]): Promise<number> {
  try {
    const result = await sql
      .prepare(query)
      .bindParams(...params)
      .execute();
    return v.parse(written, result.rows).affectedRows;
  } catch (error) {
    throw translate(error);
  }
}

/** `?, ?, ?` for an IN list. */
export function marks(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ');
}
