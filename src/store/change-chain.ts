import * as v from 'valibot';
import type { ChainPlace } from '../app/ports';
import { CHAIN_BREAKS, type ChainBreak } from '../domain/change-chain';
import { hashOf } from './change-hash';
import { instantColumn, numberColumn, toSqlInstant } from './columns';
import { type Table, TABLES } from './commit';
import { select } from './sql';

/** As many as one look takes, and about how many bytes of values: the engine may use 16 MiB for a statement. */
const CHANGES_AT_ONCE = 300;
const BYTES_AT_ONCE = 1_000_000;
const ROWS_AT_ONCE = 100;

interface Subject {
  readonly subject: string;
  readonly table: Table;
  /** What stands in front of the columns of its last change. */
  readonly prefix: '' | 'issue_';
}

/** Whatever has changes in the log; an action has two sides. */
export const SUBJECTS: readonly Subject[] = [
  ...Object.values(TABLES).map((table): Subject => ({ subject: table.subject, table, prefix: '' })),
  { subject: 'issue', table: TABLES.actions, prefix: 'issue_' },
];

const breakRow = v.pipe(
  v.object({
    kind: v.picklist(CHAIN_BREAKS),
    subject: v.string(),
    id: v.string(),
    version: numberColumn,
    at: instantColumn,
    page_id: v.nullable(v.string()),
  }),
  v.transform(({ page_id: pageId, ...row }): ChainBreak => ({ ...row, pageId })),
);

const AFTER = `(c.subject > ? OR (c.subject = ? AND (c.subject_id > ? OR (c.subject_id = ? AND c.version > ?))))`;
const UNTIL = `(c.subject < ? OR (c.subject = ? AND (c.subject_id < ? OR (c.subject_id = ? AND c.version <= ?))))`;
type LogPlace = Extract<ChainPlace, { part: 'log' }>;
const at = ({ subject, id, version }: LogPlace) => [subject, subject, id, id, version];
const BEGINNING: LogPlace = { part: 'log', subject: '', id: '', version: 0 };

/** The columns of one kind of row, by subject; rows of a subject that this code does not know are left alone. */
const HAS_NO_ROW = `CASE c.subject ${SUBJECTS.map(
  ({ subject, table }) =>
    `WHEN '${subject}' THEN NOT EXISTS (SELECT 1 FROM ${table.name} r WHERE r.id = c.subject_id)`,
).join(' ')} ELSE 0 END`;

const LATER = 'd.subject = c.subject AND d.subject_id = c.subject_id AND d.version > c.version';

/** Whether each of the next changes in the log fits the one before it. `last` is null when there were no more. */
export async function checkChanges(after: LogPlace | null): Promise<{
  readonly looked: number;
  readonly last: LogPlace | null;
  readonly breaks: readonly ChainBreak[];
}> {
  const from = after ?? BEGINNING;
  const found = await select(
    `SELECT c.subject AS subject, c.subject_id AS id, c.version AS version,
       COALESCE(LENGTH(c.old_value), 0) + COALESCE(LENGTH(c.new_value), 0) AS bytes
     FROM changes c WHERE ${AFTER} ORDER BY c.subject, c.subject_id, c.version LIMIT ${String(CHANGES_AT_ONCE)}`,
    at(from),
    v.object({ subject: v.string(), id: v.string(), version: numberColumn, bytes: numberColumn }),
  );
  let bytes = 0;
  const some = found.filter((change, index) => (bytes += change.bytes) <= BYTES_AT_ONCE || index === 0);
  const end = some.at(-1);
  if (end === undefined) return { looked: 0, last: null, breaks: [] };
  const last: LogPlace = { part: 'log', subject: end.subject, id: end.id, version: end.version };
  const breaks = await select(
    `SELECT f.kind AS kind, f.subject AS subject, f.subject_id AS id, f.version AS version, f.changed_at AS at, p.page_id AS page_id
     FROM (SELECT c.subject AS subject, c.subject_id AS subject_id, c.postmortem_id AS postmortem_id,
         CASE WHEN b.version IS NOT NULL AND c.previous_hash <> ${hashOf('b')} THEN b.version ELSE c.version END AS version,
         CASE WHEN b.version IS NOT NULL AND c.previous_hash <> ${hashOf('b')} THEN b.changed_at ELSE c.changed_at END AS changed_at,
         CASE WHEN b.version IS NOT NULL THEN CASE WHEN c.previous_hash <> ${hashOf('b')} THEN 'altered' ELSE NULL END
           WHEN c.version = 1 THEN CASE WHEN c.previous_hash <> '' THEN 'altered' ELSE NULL END
           WHEN EXISTS (SELECT 1 FROM changes e WHERE e.subject = c.subject AND e.subject_id = c.subject_id AND e.version < c.version)
             THEN 'missing' ELSE 'beginning' END AS kind
       FROM changes c LEFT JOIN changes b ON b.subject = c.subject AND b.subject_id = c.subject_id AND b.version = c.version - 1
       WHERE ${AFTER} AND ${UNTIL}
       UNION ALL SELECT c.subject, c.subject_id, c.postmortem_id, c.version, c.changed_at, 'row-gone' FROM changes c
       WHERE ${AFTER} AND ${UNTIL} AND NOT EXISTS (SELECT 1 FROM changes d WHERE ${LATER}) AND ${HAS_NO_ROW}) f
     LEFT JOIN postmortems p ON p.id = f.postmortem_id WHERE f.kind IS NOT NULL ORDER BY subject, id, version`,
    [...at(from), ...at(last), ...at(from), ...at(last)],
    breakRow,
  );
  return { looked: some.length, last, breaks };
}

const COMPARED = [
  ['id', 'change_id'],
  ['changed_by', 'changed_by'],
  ['changed_at', 'changed_at'],
  ['what', 'change_what'],
  ['old_value', 'change_old'],
  ['new_value', 'change_new'],
] as const;

/** Whether the last change of each of the next rows stands in the log as it stands in the row. */
export async function checkRows(
  { subject, table, prefix }: Subject,
  after: string,
  copiedBefore: string,
): Promise<{
  readonly looked: number;
  readonly last: string | null;
  readonly breaks: readonly ChainBreak[];
}> {
  const has = prefix === '' ? '' : ` AND t.${prefix}version > 0`;
  const ids = await select(
    `SELECT t.id AS id FROM ${table.name} t WHERE t.id > ?${has} ORDER BY t.id LIMIT ${String(ROWS_AT_ONCE)}`,
    [after],
    v.object({ id: v.string() }),
  );
  const last = ids.at(-1)?.id ?? null;
  if (last === null) return { looked: 0, last, breaks: [] };
  const same = COMPARED.map(([logged, column]) => `c.${logged} <=> t.${prefix}${column}`).join(' AND ');
  const postmortem = table.postmortem === null ? 'NULL' : `t.${table.postmortem}`;
  const breaks = await select(
    `SELECT f.kind AS kind, '${subject}' AS subject, f.id AS id, f.version AS version, f.changed_at AS at, p.page_id AS page_id
     FROM (SELECT t.id AS id, t.${prefix}version AS version, t.${prefix}changed_at AS changed_at, ${postmortem} AS postmortem_id,
         CASE WHEN c.version IS NULL THEN CASE WHEN t.${prefix}changed_at < ? THEN 'not-in-log' ELSE NULL END
           WHEN NOT (${same} AND c.postmortem_id <=> ${postmortem}) THEN 'row-differs'
           WHEN EXISTS (SELECT 1 FROM changes d WHERE d.subject = '${subject}' AND d.subject_id = t.id AND d.version > t.${prefix}version)
             THEN 'ahead' ELSE NULL END AS kind
       FROM ${table.name} t LEFT JOIN changes c ON c.subject = '${subject}' AND c.subject_id = t.id AND c.version = t.${prefix}version
       WHERE t.id > ? AND t.id <= ?${has}) f
     LEFT JOIN postmortems p ON p.id = f.postmortem_id WHERE f.kind IS NOT NULL ORDER BY id`,
    [toSqlInstant(copiedBefore), after, last],
    breakRow,
  );
  return { looked: ids.length, last, breaks };
}
