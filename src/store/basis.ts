import * as v from 'valibot';
import type { EditBasis, EditKey, StoredHeader } from '../app/ports';
import { SEVERITIES } from '../domain/postmortem';
import { flagColumn, instantColumn, jsonColumn, numberColumn } from './columns';
import type { Table } from './commit';
import { select } from './sql';

/** The header as JSON; instants go through CHAR because the engines print them differently inside JSON. */
export const HEADER_JSON = `JSON_OBJECT('title', p.title, 'severity', p.severity,
  'startedAt', CAST(p.started_at AS CHAR), 'detectedAt', CAST(p.detected_at AS CHAR), 'resolvedAt', CAST(p.resolved_at AS CHAR),
  'acknowledgedAt', CAST(p.acknowledged_at AS CHAR), 'mitigatedAt', CAST(p.mitigated_at AS CHAR), 'zone', p.zone)`;

export const headerShape = v.object({
  title: v.string(),
  severity: v.picklist(SEVERITIES),
  startedAt: v.nullable(instantColumn),
  detectedAt: v.nullable(instantColumn),
  resolvedAt: v.nullable(instantColumn),
  acknowledgedAt: v.nullable(instantColumn),
  mitigatedAt: v.nullable(instantColumn),
  zone: v.string(),
});

const postmortemColumns = {
  postmortem_id: v.nullable(v.string()),
  page_id: v.nullable(v.string()),
  local_id: v.nullable(v.string()),
  postmortem_version: v.nullable(numberColumn),
  header: v.nullable(jsonColumn(v.unknown())),
};

export const POSTMORTEM_COLUMNS = `p.id AS postmortem_id, p.page_id AS page_id, p.local_id AS local_id,
  p.version AS postmortem_version, ${HEADER_JSON} AS header`;

type PostmortemRow = v.InferOutput<v.ObjectSchema<typeof postmortemColumns, undefined>>;

/** A row without a postmortem has nulls in its columns. */
export function toStoredHeader(row: PostmortemRow): StoredHeader | null {
  if (row.postmortem_id === null || row.page_id === null || row.local_id === null) return null;
  return {
    id: row.postmortem_id,
    pageId: row.page_id,
    localId: row.local_id,
    version: row.postmortem_version ?? 0,
    header: v.parse(headerShape, row.header),
  };
}

/** The texts that opening a page brings along, without the rest of it. */
const BYTES = [
  'SELECT SUM(LENGTH(x.body)) FROM sections x WHERE x.postmortem_id = p.id',
  'SELECT SUM(LENGTH(x.body)) FROM timeline x WHERE x.postmortem_id = p.id AND x.removed_at IS NULL',
  'SELECT SUM(LENGTH(x.body)) FROM details x WHERE x.postmortem_id = p.id AND x.removed_at IS NULL',
]
  .map((sum) => `COALESCE((${sum}), 0)`)
  .join(' + ');

const basisRow = v.object({
  ...postmortemColumns,
  bytes: numberColumn,
  configured: flagColumn,
  postmortem_removed: flagColumn,
  person_id: v.nullable(v.string()),
  owner_id: v.nullable(v.string()),
  row_id: v.nullable(v.string()),
  version: v.nullable(numberColumn),
  body: v.nullable(jsonColumn(v.unknown())),
  removed: flagColumn,
  repeated: flagColumn,
  logged: flagColumn,
  saved_person: v.nullable(v.string()),
  saved_account: v.nullable(v.string()),
  saved_at: v.nullable(instantColumn),
});

/**
 * Everything an edit needs to know before it commits, in one statement: the postmortem of the page, the caller's
 * `people.id`, and the row with what became of its last change and who made it.
 * @param row which row (alias `t`), as a join condition on `p`
 * @param json the row's value as a JSON expression, read by `shape`
 */
export async function readBasis<T extends v.GenericSchema>(
  key: EditKey,
  table: Table,
  row: { readonly on: string; readonly params: readonly string[]; readonly removable: boolean },
  json: string,
  shape: T,
): Promise<EditBasis<v.InferOutput<T>>> {
  const [found] = await select(
    `SELECT ${POSTMORTEM_COLUMNS}, p.configured AS configured, p.removed_at IS NOT NULL AS postmortem_removed, ${BYTES} AS bytes, (SELECT pe.id FROM people pe WHERE pe.account_id = ?) AS person_id,
      (SELECT ow.id FROM people ow WHERE ow.account_id = ?) AS owner_id, t.id AS row_id, t.version AS version, ${json} AS body, ${row.removable ? 't.removed_at IS NOT NULL' : '0'} AS removed,
      (t.change_id = ? OR EXISTS (SELECT 1 FROM changes c WHERE c.subject = '${table.subject}' AND c.subject_id = t.id AND c.id = ?)) AS repeated,
      EXISTS (SELECT 1 FROM changes d WHERE d.subject = '${table.subject}' AND d.subject_id = t.id AND d.version = t.version) AS logged,
      t.changed_by AS saved_person, by_whom.account_id AS saved_account, CAST(t.changed_at AS CHAR) AS saved_at
     FROM (SELECT 1 AS one) base
     LEFT JOIN postmortems p ON p.page_id = ? AND p.local_id = ?
     LEFT JOIN ${table.name} t ON ${row.on}
     LEFT JOIN people by_whom ON by_whom.id = t.changed_by`,
    [
      key.accountId,
      key.owner ?? null,
      key.changeId,
      key.changeId,
      key.page.pageId,
      key.page.localId,
      ...row.params,
    ],
    basisRow,
  );
  if (!found)
    return {
      postmortem: null,
      isConfigured: false,
      isRemoved: false,
      bytes: 0,
      personId: null,
      ownerId: null,
      row: null,
    };
  return {
    postmortem: toStoredHeader(found),
    isConfigured: found.configured,
    isRemoved: found.postmortem_id !== null && found.postmortem_removed,
    bytes: found.bytes,
    personId: found.person_id,
    ownerId: found.owner_id,
    row:
      found.row_id === null
        ? null
        : {
            version: found.version ?? 0,
            value: v.parse(shape, found.body),
            removed: found.removed,
            repeated: found.repeated,
            logged: found.logged,
            saved: {
              by: found.saved_person === null ? null : (found.saved_account ?? ''),
              at: found.saved_at ?? '',
            },
          },
  };
}
