import * as v from 'valibot';
import type { Reminders } from '../app/ports';
import { REMINDER_KINDS } from '../domain/reminders';
import { flagColumn, instantColumn, toSqlInstant } from './columns';
import { readActions } from './issue-reads';
import { PAUSED_UNTIL } from './jira-limits';
import { reminderLists } from './reminder-lists';
import { reminderSettings } from './reminder-settings';
import { marks, select, write } from './sql';

/** What is open in Jira as far as we know, has a date, and was not told of; parameters: the last due date, today. */
const DUE = `t.removed_at IS NULL AND t.status <> 'dropped' AND t.issue_state = 'linked' AND t.issue_done = 0 AND t.due_on <= ?
  AND NOT EXISTS (SELECT 1 FROM reminders r WHERE r.subject_id = t.id AND r.marker = CAST(t.due_on AS CHAR)
    AND r.kind = CASE WHEN t.due_on < ? THEN 'overdue' ELSE 'due-soon' END)`;

const PRESENT = `JOIN postmortems p ON p.id = t.postmortem_id AND p.removed_at IS NULL`;

/** Whoever made the record owns an issue of it; parameters: resolved from, until. */
const REVIEWED = `${PRESENT} AND p.resolved_at >= ? AND p.resolved_at <= ?
  JOIN changes c ON c.subject = 'postmortem' AND c.subject_id = p.id AND c.version = 1 AND c.changed_by = t.owner_id`;
const OWN_ISSUE = `t.removed_at IS NULL AND t.issue_state = 'linked' AND t.issue_id IS NOT NULL`;

/** One issue that the app or the recipient cannot see would be no good; more than a few are not needed. */
const ISSUES_OF_A_REVIEW = 3;
const MOST_REVIEWS = 20;

const claimed = v.object({ kind: v.picklist(REMINDER_KINDS), subject_id: v.string(), marker: v.string() });

export const reminders: Reminders = {
  ...reminderLists,
  ...reminderSettings,

  async state() {
    const [row] = await select(
      `SELECT COALESCE((SELECT s.mails FROM reminder_settings s WHERE s.id = 'site'), 1) AS mails, ${PAUSED_UNTIL} AS paused_until`,
      [],
      v.object({ mails: flagColumn, paused_until: v.nullable(instantColumn) }),
    );
    return { on: row?.mails ?? true, pausedUntil: row?.paused_until ?? null };
  },

  async recipients({ lastDueOn, today, resolvedFrom, resolvedUntil }, after, limit) {
    const rows = await select(
      `SELECT pe.id AS id, pe.account_id AS account_id
       FROM people pe LEFT JOIN reminder_settings s ON s.id = pe.id
       WHERE pe.id > ? AND pe.account_id IS NOT NULL AND COALESCE(s.mails, 1) = 1
         AND (EXISTS (SELECT 1 FROM actions t ${PRESENT} WHERE t.owner_id = pe.id AND ${DUE})
           OR EXISTS (SELECT 1 FROM actions t ${REVIEWED} WHERE t.owner_id = pe.id AND ${OWN_ISSUE}))
       ORDER BY pe.id LIMIT ${String(limit)}`,
      [after, lastDueOn, today, toSqlInstant(resolvedFrom), toSqlInstant(resolvedUntil)],
      v.object({ id: v.string(), account_id: v.string() }),
    );
    return rows.map(({ id, account_id: accountId }) => ({ id, accountId }));
  },

  dueActions: (personId, { lastDueOn, today }, limit) =>
    readActions(
      `WHERE t.owner_id = ? AND ${DUE} ORDER BY t.due_on, t.id LIMIT ${String(limit)}`,
      [personId, lastDueOn, today],
      `actions t ${PRESENT}`,
    ),

  async reviewsDue(personId, { resolvedFrom, resolvedUntil }) {
    const rows = await select(
      `WITH owned AS (SELECT p.id AS postmortem_id, p.resolved_at AS resolved_at, t.issue_id AS issue_id,
          ROW_NUMBER() OVER (PARTITION BY p.id ORDER BY t.issue_done, t.id) AS place
        FROM actions t ${REVIEWED} WHERE t.owner_id = ? AND ${OWN_ISSUE})
       SELECT o.postmortem_id AS postmortem_id, o.resolved_at AS resolved_at, o.issue_id AS issue_id
       FROM owned o WHERE o.place <= ${String(ISSUES_OF_A_REVIEW)}
       ORDER BY o.resolved_at, o.postmortem_id, o.place LIMIT ${String(ISSUES_OF_A_REVIEW * MOST_REVIEWS)}`,
      [toSqlInstant(resolvedFrom), toSqlInstant(resolvedUntil), personId],
      v.object({ postmortem_id: v.string(), resolved_at: instantColumn, issue_id: v.string() }),
    );
    const ids = [...new Set(rows.map((row) => row.postmortem_id))].slice(0, MOST_REVIEWS);
    return ids.map((postmortemId) => {
      const own = rows.filter((row) => row.postmortem_id === postmortemId);
      return {
        postmortemId,
        resolvedAt: own[0]?.resolved_at ?? '',
        issueIds: own.map((row) => row.issue_id),
      };
    });
  },

  async claim(some, { id, personId, at }) {
    if (some.length === 0) return [];
    const rows = some.map(({ kind, subjectId, marker }) => [
      kind,
      subjectId,
      marker,
      personId,
      id,
      toSqlInstant(at),
    ]);
    await write(
      `INSERT INTO reminders (kind, subject_id, marker, person_id, claim_id, claimed_at)
       VALUES ${rows.map((row) => `(${marks(row)})`).join(', ')} ON DUPLICATE KEY UPDATE kind = VALUES(kind)`,
      rows.flat(),
    );
    const got = await select(
      'SELECT r.kind AS kind, r.subject_id AS subject_id, r.marker AS marker FROM reminders r WHERE r.claim_id = ?',
      [id],
      claimed,
    );
    return got.map(({ kind, subject_id: subjectId, marker }) => ({ kind, subjectId, marker }));
  },

  async release(claimId) {
    await write('DELETE FROM reminders WHERE claim_id = ?', [claimId]);
  },
};
