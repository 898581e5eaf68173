import * as v from 'valibot';
import type { MappingScope, Mappings } from '../app/ports';
import { flagColumn, jsonColumn, numberColumn, toSqlInstant } from './columns';
import { commitInsert, commitUpdate, TABLES } from './commit';
import { select } from './sql';

/** One row for each scope, for ever: removed, it comes back under the same id. */
const rowId = (scope: MappingScope) => (scope.kind === 'site' ? 'site' : `${scope.kind}:${scope.id}`);

const COLUMNS = `t.id AS id, t.scope AS scope, t.scope_id AS scope_id, t.version AS version,
  t.project_id AS project_id, t.issue_type_id AS issue_type_id, t.extra AS extra, s.name AS service_name`;

const SERVICE = `LEFT JOIN services s ON t.scope = 'service' AND s.id = t.scope_id`;

const row = v.pipe(
  v.object({
    id: v.string(),
    scope: v.picklist(['site', 'space', 'service']),
    scope_id: v.string(),
    version: numberColumn,
    project_id: v.string(),
    issue_type_id: v.string(),
    extra: jsonColumn(v.record(v.string(), v.union([v.string(), v.array(v.string())]))),
    service_name: v.nullable(v.string()),
  }),
  v.transform((found) => ({
    id: found.id,
    scope: toScope(found.scope, found.scope_id),
    version: found.version,
    projectId: found.project_id,
    issueTypeId: found.issue_type_id,
    extra: found.extra,
    serviceName: found.service_name,
  })),
);

function toScope(kind: MappingScope['kind'], id: string): MappingScope {
  return kind === 'site' ? { kind } : { kind, id };
}

/** Where a commit starts from; null when there was never a mapping for this scope. */
async function rowOf(id: string, changeId: string) {
  const ofRow = `FROM changes c WHERE c.subject = 'jira-mapping' AND c.subject_id = t.id`;
  const [found] = await select(
    `SELECT t.id AS id, t.version AS version, t.removed_at IS NOT NULL AS removed,
      EXISTS (SELECT 1 ${ofRow} AND c.version = t.version) AS logged, EXISTS (SELECT 1 ${ofRow} AND c.id = ?) AS repeated
     FROM jira_mappings t WHERE t.id = ?`,
    [changeId, id],
    v.object({
      id: v.string(),
      version: numberColumn,
      removed: flagColumn,
      logged: flagColumn,
      repeated: flagColumn,
    }),
  );
  return found ?? null;
}

const PRESENT = { sql: ' AND removed_at IS NULL', params: [] };
const REMOVED = { sql: ' AND removed_at IS NOT NULL', params: [] };

export const mappings: Mappings = {
  list: () => select(`SELECT ${COLUMNS} FROM jira_mappings t ${SERVICE} WHERE t.removed_at IS NULL`, [], row),

  ofPage: (page, spaceId) =>
    select(
      `SELECT ${COLUMNS} FROM jira_mappings t ${SERVICE} WHERE t.id IN ('site', ?) AND t.removed_at IS NULL
       UNION ALL
       SELECT ${COLUMNS} FROM postmortems p
       JOIN postmortem_services l ON l.postmortem_id = p.id AND l.removed_at IS NULL
       JOIN services s ON s.id = l.service_id
       JOIN jira_mappings t ON t.id = CONCAT('service:', s.id) AND t.removed_at IS NULL
       WHERE p.page_id = ? AND p.local_id = ? AND p.removed_at IS NULL`,
      [rowId({ kind: 'space', id: spaceId }), page.pageId, page.localId],
      row,
    ),

  async save({ scope, projectId, issueTypeId, extra }, version, change) {
    const id = rowId(scope);
    const now = await rowOf(id, change.id);
    const values = { project_id: projectId, issue_type_id: issueTypeId, extra: JSON.stringify(extra) };
    // To whoever adds a mapping, one that was removed is not there.
    if (version === 0 && now?.removed && !now.repeated)
      return commitUpdate(TABLES.jiraMappings, now, { ...values, removed_at: null }, change, REMOVED);
    if (version === 0) {
      const scopeId = scope.kind === 'site' ? '' : scope.id;
      return commitInsert(
        TABLES.jiraMappings,
        id,
        { scope: scope.kind, scope_id: scopeId, ...values },
        change,
      );
    }
    return commitUpdate(TABLES.jiraMappings, at(id, version, now), values, change, PRESENT);
  },

  async remove(scope, version, change) {
    const id = rowId(scope);
    const values = { removed_at: toSqlInstant(change.at) };
    return commitUpdate(
      TABLES.jiraMappings,
      at(id, version, await rowOf(id, change.id)),
      values,
      change,
      PRESENT,
    );
  },
};

const at = (id: string, version: number, now: { readonly logged: boolean } | null) => ({
  id,
  version,
  logged: now?.logged ?? true,
});
