import * as v from 'valibot';
import type { History, HistoryFilter, HistoryPlace, LoggedEntry, PageRef } from '../app/ports';
import { instantColumn, jsonColumn, numberColumn, toSqlInstant } from './columns';
import { marks, type Param, select } from './sql';

const AT_ONCE = 50;
/** Of values, in bytes, so that what is read fits into the engine's answer and into the browser's. */
const BYTES_AT_ONCE = 1_000_000;
const MOST_AUTHORS = 200;

const key = v.object({
  subject: v.string(),
  id: v.string(),
  version: numberColumn,
  bytes: numberColumn,
});

const value = v.nullable(jsonColumn(v.unknown()));

const row = v.pipe(
  v.object({
    subject: v.string(),
    id: v.string(),
    version: numberColumn,
    at: instantColumn,
    change_id: v.string(),
    changed_by: v.nullable(v.string()),
    what: v.string(),
    old_value: value,
    new_value: value,
  }),
  v.transform(
    ({ change_id: changeId, changed_by: by, old_value: before, new_value: after, ...rest }): LoggedEntry => ({
      ...rest,
      changeId,
      by,
      before,
      after,
    }),
  ),
);

interface Condition {
  readonly sql: string;
  readonly params: readonly Param[];
}

const LATEST_FIRST = 'ORDER BY c.changed_at DESC, c.subject DESC, c.subject_id DESC, c.version DESC';

function ofScope(of: PageRef | 'site'): Condition {
  if (of === 'site') return { sql: 'c.postmortem_id IS NULL', params: [] };
  return {
    sql: 'c.postmortem_id = (SELECT p.id FROM postmortems p WHERE p.page_id = ? AND p.local_id = ?)',
    params: [of.pageId, of.localId],
  };
}

function conditions(of: PageRef | 'site', filter: HistoryFilter, after: HistoryPlace | null): Condition {
  const all: Condition[] = [ofScope(of)];
  if (filter.by === 'app') all.push({ sql: 'c.changed_by IS NULL', params: [] });
  else if (filter.by !== null) all.push({ sql: 'c.changed_by = ?', params: [filter.by] });
  if (filter.subject !== null) all.push(ofSubject(filter.subject));
  if (filter.from !== null) all.push({ sql: 'c.changed_at >= ?', params: [toSqlInstant(filter.from)] });
  if (filter.until !== null) all.push({ sql: 'c.changed_at < ?', params: [toSqlInstant(filter.until)] });
  if (after !== null) all.push(before(after));
  return { sql: all.map(({ sql }) => sql).join(' AND '), params: all.flatMap(({ params }) => params) };
}

function ofSubject(subject: string): Condition {
  const [table = '', kind] = subject.split(':');
  if (kind === undefined) return { sql: 'c.subject = ?', params: [table] };
  return {
    sql: 'c.subject = ? AND EXISTS (SELECT 1 FROM details d WHERE d.id = c.subject_id AND d.kind = ?)',
    params: [table, kind],
  };
}

function before({ at, subject, id, version }: HistoryPlace): Condition {
  return {
    sql: `c.changed_at <= ? AND (c.changed_at < ? OR c.subject < ?
      OR (c.subject = ? AND (c.subject_id < ? OR (c.subject_id = ? AND c.version < ?))))`,
    params: [toSqlInstant(at), toSqlInstant(at), subject, subject, id, id, version],
  };
}

export const history: History = {
  async read(of, filter, after) {
    const { sql, params } = conditions(of, filter, after);
    const found = await select(
      `SELECT c.subject AS subject, c.subject_id AS id, c.version AS version,
         COALESCE(LENGTH(c.old_value), 0) + COALESCE(LENGTH(c.new_value), 0) AS bytes
       FROM changes c WHERE ${sql} ${LATEST_FIRST} LIMIT ${String(AT_ONCE + 1)}`,
      params,
      key,
    );
    let bytes = 0;
    const some = found
      .slice(0, AT_ONCE)
      .filter((one, index) => (bytes += one.bytes) <= BYTES_AT_ONCE || index === 0);
    if (some.length === 0) return { entries: [], more: false };
    const entries = await select(
      `SELECT c.subject AS subject, c.subject_id AS id, c.version AS version, c.changed_at AS at, c.id AS change_id,
         c.changed_by AS changed_by, c.what AS what, c.old_value AS old_value, c.new_value AS new_value
       FROM changes c WHERE (c.subject, c.subject_id, c.version) IN (${some.map(() => `(${marks([1, 2, 3])})`).join(', ')})
       ${LATEST_FIRST}`,
      some.flatMap(({ subject, id, version }) => [subject, id, version]),
      row,
    );
    return { entries, more: found.length > some.length };
  },

  async authors(of) {
    const { sql, params } = ofScope(of);
    const rows = await select(
      `SELECT DISTINCT c.changed_by AS changed_by FROM changes c WHERE ${sql} LIMIT ${String(MOST_AUTHORS)}`,
      params,
      v.object({ changed_by: v.nullable(v.string()) }),
    );
    return rows.map(({ changed_by: by }) => by);
  },

  async accountsOf(ids) {
    if (ids.length === 0) return {};
    const rows = await select(
      `SELECT pe.id AS id, COALESCE(pe.account_id, '') AS account_id FROM people pe WHERE pe.id IN (${marks(ids)})`,
      ids,
      v.object({ id: v.string(), account_id: v.string() }),
    );
    return Object.fromEntries(rows.map(({ id, account_id: account }) => [id, account]));
  },

  async servicesOf(ids) {
    if (ids.length === 0) return {};
    const rows = await select(
      `SELECT s.id AS id, s.name AS name FROM services s WHERE s.id IN (${marks(ids)})`,
      ids,
      v.object({ id: v.string(), name: v.string() }),
    );
    return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
  },
};
