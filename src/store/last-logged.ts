import * as v from 'valibot';
import { flagColumn } from './columns';
import type { Table } from './commit';
import { select } from './sql';

/** Whether the last change of a row (alias `t`) stands in the log, as a column. */
export const lastLogged = ({ subject }: Pick<Table, 'subject'>): string =>
  `EXISTS (SELECT 1 FROM changes c WHERE c.subject = '${subject}' AND c.subject_id = t.id AND c.version = t.version) AS logged`;

/** The same for one row by itself; true where there is no such row, for then nothing can be lost. One statement. */
export async function isLastLogged(table: Table, id: string): Promise<boolean> {
  const [row] = await select(
    `SELECT ${lastLogged(table)} FROM ${table.name} t WHERE t.id = ?`,
    [id],
    v.object({ logged: flagColumn }),
  );
  return row?.logged ?? true;
}
