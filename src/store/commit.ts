import * as v from 'valibot';
import type { Change, Commit } from '../app/ports';
import { assign, type Assignments } from './assignments';
import { previousHash } from './change-hash';
import { flagColumn, numberColumn, toSqlInstant } from './columns';
import { isDuplicate, isWriteConflict, marks, type Param, select, write } from './sql';

/**
 * The edited row is the commit: value and change are written by one statement, guarded by the row's version. The
 * log gets an idempotent copy right after; if a function dies in between, the next writer of that row (or the
 * hourly repair) completes the copy before `change_*` is overwritten.
 */
export interface Table {
  readonly name: string;
  /** The word under which its changes stand in the log. */
  readonly subject: string;
  /** The column that says to which postmortem a row belongs, or null for rows of the whole site. */
  readonly postmortem: 'id' | 'postmortem_id' | null;
}

export const TABLES = {
  postmortems: { name: 'postmortems', subject: 'postmortem', postmortem: 'id' },
  postmortemServices: { name: 'postmortem_services', subject: 'service-link', postmortem: 'postmortem_id' },
  sections: { name: 'sections', subject: 'section', postmortem: 'postmortem_id' },
  timeline: { name: 'timeline', subject: 'timeline', postmortem: 'postmortem_id' },
  causes: { name: 'causes', subject: 'cause', postmortem: 'postmortem_id' },
  details: { name: 'details', subject: 'detail', postmortem: 'postmortem_id' },
  templates: { name: 'templates', subject: 'template', postmortem: null },
  actions: { name: 'actions', subject: 'action', postmortem: 'postmortem_id' },
  services: { name: 'services', subject: 'service', postmortem: null },
  gatePolicies: { name: 'gate_policies', subject: 'gate-policy', postmortem: null },
  gateTokens: { name: 'gate_tokens', subject: 'gate-token', postmortem: null },
  gateWaivers: { name: 'gate_waivers', subject: 'gate-waiver', postmortem: null },
  gateProjects: { name: 'gate_projects', subject: 'gate-projects', postmortem: null },
  settings: { name: 'settings', subject: 'setting', postmortem: null },
  jiraMappings: { name: 'jira_mappings', subject: 'jira-mapping', postmortem: null },
} as const satisfies Record<string, Table>;

export type Values = Readonly<Record<string, Param>>;

export const asText = (value: unknown): string | null =>
  value === null || value === undefined ? null : JSON.stringify(value);

export function changeValues(change: Change): Values {
  return {
    change_id: change.id,
    changed_by: change.by,
    changed_at: toSqlInstant(change.at),
    change_what: change.what,
    change_old: asText(change.before),
    change_new: asText(change.after),
  };
}

/** Inserts a row at version 1. A row of that id by another change is a conflict. */
export async function commitInsert(
  table: Table,
  id: string,
  values: Values,
  change: Change,
): Promise<Commit> {
  const row: Values = { id, ...values, version: 1, ...changeValues(change) };
  const columns = Object.keys(row);
  const committed = await attempt(table, id, 1, change, async () => {
    try {
      return await write(
        `INSERT INTO ${table.name} (${columns.join(', ')}) VALUES (${marks(columns)})`,
        Object.values(row),
      );
    } catch (error) {
      if (isDuplicate(error)) return 0;
      throw error;
    }
  });
  if (committed.kind === 'done') await copyChange(table, id);
  return committed;
}

/**
 * Inserts rows at version 1 under one change, in one statement; those that stand there already stay as they are.
 * Answers the ids that this change, now or when it was made before, has put there.
 */
export async function commitInsertMany(
  table: Table,
  rows: readonly { readonly id: string; readonly values: Values; readonly change: Change }[],
): Promise<ReadonlySet<string>> {
  const [first] = rows;
  if (!first) return new Set();
  const whole = rows.map(({ id, values, change }): Values => ({
    id,
    ...values,
    version: 1,
    ...changeValues(change),
  }));
  const columns = Object.keys(whole[0] ?? {});
  const ids = rows.map(({ id }) => id);
  try {
    await write(
      `INSERT INTO ${table.name} (${columns.join(', ')}) VALUES ${whole.map(() => `(${marks(columns)})`).join(', ')}
       ON DUPLICATE KEY UPDATE version = ${table.name}.version`,
      whole.flatMap((row) => columns.map((column) => row[column] ?? null)),
    );
  } catch (error) {
    // A statement that timed out may have run: what stands there decides.
    const made = await insertedBy(table, ids, first.change.id);
    if (made.size < ids.length) throw error;
  }
  await write(`${copyStatement(table)} WHERE t.id IN (${marks(ids)}) AND t.version = 1${ONCE}`, ids);
  return insertedBy(table, ids, first.change.id);
}

async function insertedBy(
  table: Table,
  ids: readonly string[],
  changeId: string,
): Promise<ReadonlySet<string>> {
  const found = await select(
    `SELECT t.id AS id FROM ${table.name} t WHERE t.id IN (${marks(ids)}) AND (t.change_id = ? OR EXISTS
      (SELECT 1 FROM changes c WHERE c.subject = '${table.subject}' AND c.subject_id = t.id AND c.version = 1 AND c.id = ?))`,
    [...ids, changeId, changeId],
    v.object({ id: v.string() }),
  );
  return new Set(found.map(({ id }) => id));
}

/**
 * Updates a row from `version` to the next, if it is still at that version and `guard` holds.
 * @param logged whether the change about to be overwritten stands in the log
 */
export async function commitUpdate(
  table: Table,
  row: { readonly id: string; readonly version: number; readonly logged: boolean },
  values: Assignments,
  change: Change,
  guard: { readonly sql: string; readonly params: readonly Param[] } = { sql: '', params: [] },
): Promise<Commit> {
  if (!row.logged) await copyChange(table, row.id);
  const set = assign({ ...values, ...changeValues(change) });
  const committed = await attempt(table, row.id, row.version + 1, change, () =>
    write(
      `UPDATE ${table.name} SET ${set.sql}, version = version + 1 WHERE id = ? AND version = ?${guard.sql}`,
      [...set.params, row.id, row.version, ...guard.params],
    ),
  );
  if (committed.kind === 'done') await copyChange(table, row.id);
  return committed;
}

/** An error on commit is settled by reading back: a statement that timed out may have run. */
async function attempt(
  table: Table,
  id: string,
  next: number,
  change: Change,
  run: () => Promise<number>,
): Promise<Commit> {
  for (let tries = 1; ; tries += 1) {
    try {
      if ((await run()) > 0) return { kind: 'done', version: next };
    } catch (error) {
      const settled = await settle(table, id, change.id);
      if (settled !== null) return { kind: 'done', version: settled };
      if (!isWriteConflict(error) || tries === 3) throw error;
      continue;
    }
    const settled = await settle(table, id, change.id);
    return settled === null ? { kind: 'conflict' } : { kind: 'done', version: settled };
  }
}

/** The version that a change made, or null when it was not made. */
async function settle(table: Table, id: string, changeId: string): Promise<number | null> {
  const [row] = await select(
    `SELECT t.version AS version, (t.change_id = ?) AS mine, (SELECT MAX(c.version) FROM changes c
      WHERE c.subject = ? AND c.subject_id = t.id AND c.id = ?) AS earlier FROM ${table.name} t WHERE t.id = ?`,
    [changeId, table.subject, changeId, id],
    v.object({ version: numberColumn, mine: flagColumn, earlier: v.nullable(numberColumn) }),
  );
  if (!row) return null;
  return row.mine ? row.version : row.earlier;
}

/** Copies the row's last change into the log; repeating it does nothing. */
export async function copyChange(table: Table, id: string): Promise<void> {
  await write(`${copyStatement(table)} WHERE t.id = ?${ONCE}`, [id]);
}

export const ONCE = ' ON DUPLICATE KEY UPDATE what = VALUES(what)';

export const INTO_LOG =
  'INSERT INTO changes (subject, subject_id, version, id, postmortem_id, changed_by, changed_at, what, old_value, new_value, previous_hash)';

const copyStatement = (table: Table) => `${INTO_LOG} ${lastChanges(table)}`;

/** The last change of each row (alias `t`), as the log keeps it. */
export function lastChanges(table: Table): string {
  const postmortem = table.postmortem === null ? 'NULL' : `t.${table.postmortem}`;
  return `SELECT '${table.subject}', t.id, t.version, t.change_id, ${postmortem}, t.changed_by, t.changed_at, t.change_what, t.change_old, t.change_new,
    ${previousHash(table.subject, 't.version')}
    FROM ${table.name} t`;
}

/** Copies every change of a table that the log lacks; returns roughly how many. */
export async function repair(table: Table): Promise<number> {
  return write(
    `${copyStatement(table)} WHERE NOT EXISTS (SELECT 1 FROM changes c
      WHERE c.subject = '${table.subject}' AND c.subject_id = t.id AND c.version = t.version)${ONCE}`,
    [],
  );
}
