import type { SqlService } from './services/sql/sql';

/**
 * Lets the tables on a server and the site kept in the state folder only be used together; `clean` drops the tables
 * of an earlier site. Throws, naming the way out, otherwise, and never touches tables that aren't Debrief's.
 */
export async function matchDatabase(
  sql: SqlService,
  options: { siteKept: boolean; clean: boolean },
): Promise<void> {
  const tables = await sql.tables();
  if (tables.length > 0 === options.siteKept) return;
  if (options.siteKept) {
    throw new Error('The site was kept, its database was not. Start over with: npm start -- --clean');
  }
  if (!tables.includes('__migrations')) {
    throw new Error(
      "The database of SQL_URL holds tables that aren't Debrief's. Name an empty or a new one.",
    );
  }
  if (!options.clean) {
    throw new Error(
      'The database of SQL_URL holds the data of a site that was not kept. Drop it with: npm start -- --clean',
    );
  }
  await sql.reset({ drop: true });
}
