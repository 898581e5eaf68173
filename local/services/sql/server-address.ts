/** A server and the database on it that SQL_URL names. */
export interface ServerAddress {
  /** For the driver; names no database, which may have to be created first. */
  readonly connectTo: string;
  readonly database: string;
  /** For people: without the password. */
  readonly shown: string;
}

const FORM = 'mysql://user:password@host:port/database';
// It becomes part of other names: of a lock, of a folder, of databases for tests.
const DATABASE = /^[\w-]{1,40}$/;

/** What SQL_URL says, or `undefined` without it. Throws, naming the form, when it says anything else. */
export function serverAddress(value = process.env['SQL_URL']): ServerAddress | undefined {
  if (value === undefined || value === '') return undefined;
  if (!URL.canParse(value)) throw new Error(`SQL_URL is not of the form ${FORM}.`);
  const url = new URL(value);
  const database = url.pathname.slice(1);
  if (url.protocol !== 'mysql:' || url.hostname === '' || !DATABASE.test(database)) {
    throw new Error(
      `SQL_URL must be of the form ${FORM}; the name of the database in letters, digits, _ and -.`,
    );
  }
  url.pathname = '/';
  const user = url.username === '' ? '' : `${url.username}@`;
  return { connectTo: url.href, database, shown: `mysql://${user}${url.host}/${database}` };
}
