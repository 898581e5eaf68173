import type { Execution, RawResult } from './engine';

// MySQL type codes whose values Forge gives as JSON numbers; BIGINT, DECIMAL and dates stay strings.
const NUMBERS = new Set([1, 2, 3, 4, 5, 9, 13]);

/** Rows as `@forge/sql` sees them. Columns that share one name collapse into a single null. */
export function decodeRows(result: Extract<RawResult, { ok: true }>): Record<string, unknown>[] {
  const fields = result.fields ?? [];
  const types = result.types ?? [];
  return result.rows.map((row) => {
    const decoded: Record<string, unknown> = {};
    fields.forEach((field, index) => {
      const shared = fields.indexOf(field) !== fields.lastIndexOf(field);
      decoded[field] = shared ? null : decodeValue(row[field], types[index]?.[0] ?? 253);
    });
    return decoded;
  });
}

function decodeValue(value: unknown, type: number): unknown {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'string') throw new Error('Local host: binary columns are not modelled; store text.');
  return NUMBERS.has(type) ? Number(value) : value;
}

/** What INSERT, UPDATE, DELETE and DDL answer (mysql2's ResultSetHeader). */
export function resultHeader(execution: Execution & { result: { ok: true } }): Record<string, unknown> {
  return {
    affectedRows: execution.result.affected ?? 0,
    fieldCount: 0,
    info: '',
    insertId: Number(execution.insertId ?? 0),
    serverStatus: 2,
    warningStatus: 0,
  };
}

const NAMES: Readonly<Record<number, string>> = {
  1048: 'ER_BAD_NULL_ERROR',
  1050: 'ER_TABLE_EXISTS_ERROR',
  1051: 'ER_BAD_TABLE_ERROR',
  1052: 'ER_NON_UNIQ_ERROR',
  1054: 'ER_BAD_FIELD_ERROR',
  1055: 'ER_WRONG_FIELD_WITH_GROUP',
  1060: 'ER_DUP_FIELDNAME',
  1061: 'ER_DUP_KEYNAME',
  1062: 'ER_DUP_ENTRY',
  1064: 'ER_PARSE_ERROR',
  1072: 'ER_KEY_COLUMN_DOES_NOT_EXITS',
  1091: 'ER_CANT_DROP_FIELD_OR_KEY',
  1118: 'ER_TOO_BIG_ROWSIZE',
  1136: 'ER_WRONG_VALUE_COUNT_ON_ROW',
  1140: 'ER_MIX_OF_GROUP_FUNC_AND_FIELDS',
  1146: 'ER_NO_SUCH_TABLE',
  1213: 'ER_LOCK_DEADLOCK',
  1264: 'ER_WARN_DATA_OUT_OF_RANGE',
  1292: 'ER_TRUNCATED_WRONG_VALUE',
  1305: 'ER_SP_DOES_NOT_EXIST',
  1364: 'ER_NO_DEFAULT_FOR_FIELD',
  1365: 'ER_DIVISION_BY_ZERO',
  1366: 'ER_TRUNCATED_WRONG_VALUE_FOR_FIELD',
  1406: 'ER_DATA_TOO_LONG',
  4025: 'ER_CHECK_CONSTRAINT_VIOLATED',
};

/** Forge's error body for an error of the engine. */
export function engineError(result: Extract<RawResult, { ok: false }>): Record<string, unknown> {
  return {
    code: 'SQL_EXECUTION_ERROR',
    message: result.error,
    context: {
      debug: {
        code: NAMES[result.errno] ?? 'ER_UNKNOWN_ERROR',
        errno: result.errno,
        sqlState: result.sqlstate,
      },
    },
  };
}
