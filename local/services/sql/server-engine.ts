import { randomBytes } from 'node:crypto';
import {
  createConnection,
  type Connection,
  type FieldPacket,
  type ResultSetHeader,
  type RowDataPacket,
} from 'mysql2/promise';
import * as v from 'valibot';
import type { Engine, Execution, RawResult } from './engine';
import type { ServerAddress } from './server-address';
import { atInstant, SESSION } from './session';

const BINARY_CHARSET = 63;
// VARCHAR, BIT, the BLOBs and TEXTs, VAR_STRING, STRING, GEOMETRY. Numbers and dates say BINARY_CHARSET, too.
const MAY_BE_BINARY = new Set([15, 16, 249, 250, 251, 252, 253, 254, 255]);

/** What the server itself answers; whatever else the driver throws means that it doesn't answer. */
const refused = v.object({ errno: v.number(), sqlMessage: v.string(), sqlState: v.string() });

/**
 * Opens a database on a MySQL or MariaDB server. `kept`: the very database of the address, one process at a time;
 * otherwise a fresh one beside it (`<database>_<process>_<random>`), dropped by `close`.
 */
export async function openServer(address: ServerAddress, options: { kept: boolean }): Promise<Engine> {
  const connection = await connect(address);
  const { kept } = options;
  const database = kept
    ? address.database
    : `${address.database}_${process.pid}_${randomBytes(4).toString('hex')}`;
  try {
    if (kept) await claim(connection, address);
    await connection.query(`CREATE DATABASE ${kept ? 'IF NOT EXISTS ' : ''}\`${database}\``);
    await connection.query(`USE \`${database}\``);
    for (const statement of SESSION) await connection.query(statement);
    // A local site may be left alone for days; the server hangs up after eight hours.
    await connection.query('SET SESSION wait_timeout = 2147483');
  } catch (error) {
    connection.destroy();
    throw gone(address, error);
  }
  return {
    execute: async (sql, now) => {
      // Both are queued at once: no other statement gets in between.
      const instant = connection.query(atInstant(now)).then(() => performance.now());
      try {
        const [started, answer] = await Promise.all([instant, run(connection, sql)]);
        return { ...answer, elapsed: performance.now() - started };
      } catch (error) {
        throw gone(address, error);
      }
    },
    close: async () => {
      if (!kept) await connection.query(`DROP DATABASE \`${database}\``);
      await connection.end();
    },
  };
}

async function connect(address: ServerAddress): Promise<Connection> {
  try {
    // As the embedded engine counts: rows that an UPDATE changed, not those it found.
    const connection = await createConnection({
      uri: address.connectTo,
      flags: ['-FOUND_ROWS'],
      trace: false,
    });
    // The next statement says it in full.
    connection.on('error', () => undefined);
    return connection;
  } catch (error) {
    throw gone(address, error);
  }
}

/** For as long as the connection lives: two sites in one database would ruin each other. */
async function claim(connection: Connection, { database, shown }: ServerAddress): Promise<void> {
  const [rows] = await connection.query<RowDataPacket[]>(`SELECT GET_LOCK('debrief ${database}', 0) AS mine`);
  if (rows[0]?.['mine'] !== 1) throw new Error(`Another npm start uses ${shown}. Stop it first.`);
}

function gone({ shown }: ServerAddress, error: unknown): Error {
  const parsed = v.safeParse(v.object({ code: v.string(), message: v.string() }), error);
  // An error without a code is our own, and says what to do.
  if (!parsed.success) return error instanceof Error ? error : new Error(String(error));
  const { code, message } = parsed.output;
  return new Error(`${shown} (SQL_URL) can't be used: ${message === '' ? code : message}`);
}

async function run(connection: Connection, sql: string): Promise<Pick<Execution, 'result' | 'insertId'>> {
  try {
    const [answer, fields] = await connection.query<RowDataPacket[][] | ResultSetHeader>({
      sql,
      rowsAsArray: true,
      typeCast: false,
    });
    if (Array.isArray(answer)) return { result: asRows(answer, fields), insertId: undefined };
    const result: RawResult = { ok: true, rows: [], affected: answer.affectedRows };
    return { result, insertId: String(answer.insertId) };
  } catch (error) {
    const parsed = v.safeParse(refused, error);
    if (!parsed.success) throw error;
    const { errno, sqlMessage, sqlState } = parsed.output;
    return { result: { ok: false, errno, error: sqlMessage, sqlstate: sqlState }, insertId: undefined };
  }
}

function asRows(rows: readonly (readonly unknown[])[], packets: readonly FieldPacket[]): RawResult {
  const fields = packets.map(({ name }) => name);
  const types = packets.map(typeOf);
  const record = (row: readonly unknown[]) =>
    Object.fromEntries(fields.map((name, index) => [name, textOf(row[index], types[index])]));
  return { ok: true, fields, types, rows: rows.map(record) };
}

type ColumnType = readonly [type: number, charset: number, flags: number];

const typeOf = ({ columnType, characterSet, flags }: FieldPacket): ColumnType => [
  columnType ?? 253,
  characterSet ?? 0,
  typeof flags === 'number' ? flags : 0,
];

/** The driver hands over the bytes as they came. */
function textOf(value: unknown, [type, charset]: ColumnType = [253, 0, 0]): unknown {
  if (!Buffer.isBuffer(value)) return null;
  return charset === BINARY_CHARSET && MAY_BE_BINARY.has(type) ? value : value.toString('utf8');
}
