import * as v from 'valibot';
import type { Change, IssueLinks, IssueUpdate, StoredAction } from '../app/ports';
import { ACTION_JOINS, ACTION_JSON, actionShape } from './action-row';
import { jsonColumn, toSqlInstant } from './columns';
import { asText } from './commit';
import { marks, type Param, select, write } from './sql';

const SELECT_ACTION = `SELECT ${ACTION_JSON} AS body FROM actions t ${ACTION_JOINS}`;

async function read(where: string, params: readonly Param[]): Promise<StoredAction[]> {
  const rows = await select(
    `${SELECT_ACTION} WHERE ${where}`,
    params,
    v.object({ body: jsonColumn(actionShape) }),
  );
  return rows.map((row) => row.body);
}

const NO_CLAIM = `claim_id = NULL, claim_by = NULL, claimed_at = NULL, claim_project_id = NULL, claim_type_id = NULL,
  claim_lookups = 0, next_lookup_at = NULL`;

/** The log's copy of the issue side; the subject tells it from what people edit on the same row. */
const COPY = `INSERT INTO changes (subject, subject_id, version, id, postmortem_id, changed_by, changed_at, what, old_value, new_value)
  SELECT 'issue', t.id, t.issue_version, t.issue_change_id, t.postmortem_id, t.issue_changed_by, t.issue_changed_at,
    t.issue_change_what, t.issue_change_old, t.issue_change_new
  FROM actions t WHERE t.issue_version > 0`;
const ONCE = ' ON DUPLICATE KEY UPDATE what = VALUES(what)';

export function repairIssueChanges(): Promise<number> {
  return write(
    `${COPY} AND NOT EXISTS (SELECT 1 FROM changes c
      WHERE c.subject = 'issue' AND c.subject_id = t.id AND c.version = t.issue_version)${ONCE}`,
    [],
  );
}

function settleStatement(action: StoredAction, after: IssueUpdate, change: Change): [string, Param[]] {
  const at = toSqlInstant(change.at);
  const { issue } = after;
  return [
    `UPDATE actions SET issue_state = ?, issue_id = ?, issue_key = ?, issue_note = ?,
      issue_done_at = CASE WHEN ? = 0 THEN NULL WHEN issue_done = 1 THEN issue_done_at ELSE ? END, issue_done = ?,
      issue_read_at = COALESCE(?, issue_read_at), page_linked = COALESCE(?, page_linked), issue_version = issue_version + 1,
      issue_change_id = ?, issue_changed_by = ?, issue_changed_at = ?, issue_change_what = ?, issue_change_old = ?, issue_change_new = ?
      ${after.keepClaim ? '' : `, ${NO_CLAIM}`}
     WHERE id = ? AND issue_version = ? AND claim_id <=> ?`,
    [
      issue.state,
      issue.issueId,
      issue.issueKey,
      issue.note.slice(0, 1000),
      issue.issueDone ? 1 : 0,
      at,
      issue.issueDone ? 1 : 0,
      after.readAt === null ? null : toSqlInstant(after.readAt),
      after.pageLinked === null ? null : Number(after.pageLinked),
      change.id,
      change.by,
      at,
      change.what,
      asText(change.before),
      asText(change.after),
      action.id,
      action.issueVersion,
      action.claim?.id ?? null,
    ],
  ];
}

export const issueLinks: IssueLinks = {
  async claim(ids, claim) {
    const claimed = await write(
      `UPDATE actions SET issue_state = 'creating', issue_note = '', claim_id = ?, claim_by = ?, claimed_at = ?,
        claim_project_id = ?, claim_type_id = ?, claim_lookups = 0, next_lookup_at = NULL
       WHERE id IN (${marks(ids)}) AND issue_state = 'none' AND removed_at IS NULL AND status NOT IN ('done', 'dropped')`,
      [claim.id, claim.byId, toSqlInstant(claim.at), claim.projectId, claim.issueTypeId, ...ids],
    );
    if (claimed === ids.length) return ids;
    const rows = await select(
      `SELECT t.id AS id FROM actions t WHERE t.claim_id = ? AND t.issue_state = 'creating'`,
      [claim.id],
      v.object({ id: v.string() }),
    );
    return rows.map((row) => row.id);
  },

  async release(ids, claimId) {
    if (ids.length === 0) return;
    await write(
      `UPDATE actions SET issue_state = 'none', ${NO_CLAIM}
       WHERE id IN (${marks(ids)}) AND claim_id = ? AND issue_state = 'creating'`,
      [...ids, claimId],
    );
  },

  async park(id, claimId, note, nextLookupAt) {
    await write(
      `UPDATE actions SET issue_state = 'checking', issue_note = ?, claim_lookups = 0, next_lookup_at = ?
       WHERE id = ? AND claim_id = ? AND issue_state = 'creating'`,
      [note, toSqlInstant(nextLookupAt), id, claimId],
    );
  },

  async lookAgain(id, claimId, lookups, nextLookupAt) {
    await write(
      `UPDATE actions SET claim_lookups = ?, next_lookup_at = ? WHERE id = ? AND claim_id = ? AND issue_state = 'checking'`,
      [lookups, toSqlInstant(nextLookupAt), id, claimId],
    );
  },

  async settle(action, after, change) {
    if (!action.issueLogged) await issueLinks.log([action.id]);
    const [statement, params] = settleStatement(action, after, change);
    try {
      if ((await write(statement, params)) > 0) return true;
    } catch (error) {
      // It may have run all the same: read the change id back before giving up.
      if (await settled(action.id, change.id)) return true;
      throw error;
    }
    return settled(action.id, change.id);
  },

  async log(ids) {
    if (ids.length > 0) await write(`${COPY} AND t.id IN (${marks(ids)})${ONCE}`, ids);
  },

  byIds: (ids) => (ids.length === 0 ? Promise.resolve([]) : read(`t.id IN (${marks(ids)})`, ids)),

  byIssueIds: (issueIds) =>
    issueIds.length === 0 ? Promise.resolve([]) : read(`t.issue_id IN (${marks(issueIds)})`, issueIds),

  expire: (before, nextLookupAt, note) =>
    write(
      `UPDATE actions SET issue_state = 'checking', issue_note = ?, claim_lookups = 0, next_lookup_at = ?
       WHERE issue_state = 'creating' AND claimed_at < ?`,
      [note, toSqlInstant(nextLookupAt), toSqlInstant(before)],
    ),

  async dueLookUps(now, limit) {
    const rows = await select(
      `SELECT t.id AS id FROM actions t WHERE t.issue_state = 'checking' AND t.next_lookup_at <= ?
       ORDER BY t.next_lookup_at LIMIT ${String(limit)}`,
      [toSqlInstant(now)],
      v.object({ id: v.string() }),
    );
    return rows.map((row) => row.id);
  },

  forSweep: (changedIssueIds, longestUnverified) =>
    read(
      `t.removed_at IS NULL AND t.issue_state IN ('linked', 'unreachable') AND (${changedIssueIds.length === 0 ? '' : `t.issue_id IN (${marks(changedIssueIds)}) OR `}
       t.id IN (SELECT x.id FROM (SELECT u.id AS id FROM actions u WHERE u.issue_state IN ('linked', 'unreachable')
         AND u.removed_at IS NULL ORDER BY u.issue_read_at, u.id LIMIT ${String(longestUnverified)}) x))
       ORDER BY t.issue_read_at, t.id`,
      changedIssueIds,
    ),

  async anyClaim() {
    const rows = await select(
      `SELECT t.id AS id FROM actions t WHERE t.issue_state = 'creating' LIMIT 1`,
      [],
      v.object({ id: v.string() }),
    );
    return rows.length > 0;
  },

  async withoutPageLink(limit) {
    const rows = await select(
      `SELECT t.id AS action_id, t.issue_id AS issue_id, p.page_id AS page_id, p.title AS title
       FROM actions t JOIN postmortems p ON p.id = t.postmortem_id
       WHERE t.issue_state = 'linked' AND t.page_linked = 0 AND t.issue_id IS NOT NULL LIMIT ${String(limit)}`,
      [],
      v.object({ action_id: v.string(), issue_id: v.string(), page_id: v.string(), title: v.string() }),
    );
    return rows.map((row) => ({
      actionId: row.action_id,
      issueId: row.issue_id,
      pageId: row.page_id,
      title: row.title,
    }));
  },

  async pageLinked(ids) {
    if (ids.length > 0) await write(`UPDATE actions SET page_linked = 1 WHERE id IN (${marks(ids)})`, ids);
  },

  async verified(ids, at) {
    if (ids.length === 0) return;
    await write(`UPDATE actions SET issue_read_at = ? WHERE id IN (${marks(ids)})`, [
      toSqlInstant(at),
      ...ids,
    ]);
  },
};

async function settled(id: string, changeId: string): Promise<boolean> {
  const rows = await select(
    `SELECT t.id AS id FROM actions t WHERE t.id = ? AND (t.issue_change_id = ? OR EXISTS
      (SELECT 1 FROM changes c WHERE c.subject = 'issue' AND c.subject_id = t.id AND c.id = ?))`,
    [id, changeId, changeId],
    v.object({ id: v.string() }),
  );
  return rows.length > 0;
}
