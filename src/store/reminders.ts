import * as v from 'valibot';
import type { Reminders } from '../app/ports';
import { TOLD_KINDS } from '../domain/reminders';
import { flagColumn, instantColumn, toSqlInstant } from './columns';
import { readActions } from './issue-reads';
import { PAUSED_UNTIL } from './jira-limits';
import { postmortemsDue, RECORDERS, recordersParameters } from './recorded-postmortems';
import { reminderLists } from './reminder-lists';
import { reminderSettings } from './reminder-settings';
import { marks, select, write } from './sql';

/** What is open in Jira as far as we know, has a date, and was not told of; parameters: the last due date, today. */
const DUE = `t.removed_at IS NULL AND t.status <> 'dropped' AND t.issue_state = 'linked' AND t.issue_done = 0 AND t.due_on <= ?
  AND NOT EXISTS (SELECT 1 FROM reminders r WHERE r.subject_id = t.id AND r.marker = CAST(t.due_on AS CHAR)
    AND r.kind = CASE WHEN t.due_on < ? THEN 'overdue' ELSE 'due-soon' END)`;

const PRESENT = `JOIN postmortems p ON p.id = t.postmortem_id AND p.removed_at IS NULL`;

const claimed = v.object({ kind: v.picklist(TOLD_KINDS), subject_id: v.string(), marker: v.string() });

export const reminders: Reminders = {
  ...reminderLists,
  ...reminderSettings,

  async state() {
    const [row] = await select(
      `SELECT COALESCE((SELECT s.mails FROM settings s WHERE s.id = 'site'), 1) AS mails, ${PAUSED_UNTIL} AS paused_until`,
      [],
      v.object({ mails: flagColumn, paused_until: v.nullable(instantColumn) }),
    );
    return { on: row?.mails ?? true, pausedUntil: row?.paused_until ?? null };
  },

  async recipients(window, after, limit) {
    const rows = await select(
      `SELECT pe.id AS id, pe.account_id AS account_id
       FROM people pe LEFT JOIN settings s ON s.id = pe.id
       WHERE pe.id > ? AND pe.account_id IS NOT NULL AND COALESCE(s.mails, 1) = 1
         AND (EXISTS (SELECT 1 FROM actions t ${PRESENT} WHERE t.owner_id = pe.id AND ${DUE})
           OR pe.id IN (${RECORDERS}))
       ORDER BY pe.id LIMIT ${String(limit)}`,
      [after, window.lastDueOn, window.today, ...recordersParameters(window)],
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

  postmortemsDue,

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
