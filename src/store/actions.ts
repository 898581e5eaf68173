import * as v from 'valibot';
import type { ActionEdit, Actions } from '../app/ports';
import { type ActionFields, priorityRank } from '../domain/actions';
import { ACTION_JOINS, ACTION_JSON, actionShape } from './action-row';
import { type Assignments, computed } from './assignments';
import { POSTMORTEM_COLUMNS, readBasis, toStoredHeader } from './basis';
import { instantColumn, jsonColumn, numberColumn, toSqlInstant } from './columns';
import { commitInsert, commitUpdate, TABLES, type Values } from './commit';
import { HAS_ISSUE } from './issue-reads';
import { PAUSED_UNTIL } from './jira-limits';
import { marks, select } from './sql';

const ACTIONS = TABLES.actions;

/** What people edit of an action, wherever the edit comes from. */
export function editedValues(fields: ActionFields, ownerId: string | null): Values {
  return {
    title: fields.title,
    owner_id: ownerId,
    priority: fields.priority,
    priority_rank: priorityRank(fields.priority),
    type: fields.type,
    due_on: fields.dueOn,
    status: fields.status,
    drop_reason: fields.dropReason,
  };
}

const values = (edit: ActionEdit): Values => ({
  ...editedValues(edit.fields, edit.ownerId),
  position: edit.position,
});

/** An edit of an action with an issue is to be written to Jira, and nobody may forget it: one statement for both. */
function toBeWritten(at: string, leavesWrite = false): Assignments {
  const due = (then: string) =>
    computed(`CASE WHEN issue_state IN ${HAS_ISSUE} THEN ${then} ELSE NULL END`, toSqlInstant(at));
  // The write that was to wait may be through by now; it did not know of this edit.
  if (leavesWrite) return { write_due_at: due('COALESCE(write_due_at, ?)') };
  return { write_due_at: due('?'), write_delay: null, write_attempts: 0 };
}

export const actions: Actions = {
  basis: (key, id) =>
    readBasis(
      key,
      ACTIONS,
      { on: `t.postmortem_id = p.id AND t.id = ? ${ACTION_JOINS}`, params: [id], removable: true },
      ACTION_JSON,
      actionShape,
    ),

  save: (postmortemId, basis, edit, change) =>
    basis === null
      ? commitInsert(
          ACTIONS,
          edit.id,
          { postmortem_id: postmortemId, added_at: toSqlInstant(change.at), ...values(edit) },
          change,
        )
      : commitUpdate(
          ACTIONS,
          { id: edit.id, ...basis },
          { ...values(edit), ...toBeWritten(change.at, edit.leavesWrite) },
          change,
          {
            // Between reading and writing somebody may have created the issue: then only Jira says done.
            sql: ` AND removed_at IS NULL${edit.fields.status === 'done' ? " AND issue_state = 'none'" : ''}`,
            params: [],
          },
        ),

  remove: (_postmortemId, id, basis, change) =>
    commitUpdate(ACTIONS, { id, ...basis }, { removed_at: toSqlInstant(change.at) }, change, {
      sql: " AND removed_at IS NULL AND issue_state = 'none'",
      params: [],
    }),

  async ofPage(page, ids, accountId) {
    const rows = await select(
      `SELECT ${POSTMORTEM_COLUMNS}, (SELECT pe.id FROM people pe WHERE pe.account_id = ?) AS person_id,
        ${PAUSED_UNTIL} AS paused_until, t.id AS action_id, ${ACTION_JSON} AS body
       FROM (SELECT 1 AS one) base
       LEFT JOIN postmortems p ON p.page_id = ? AND p.local_id = ? AND p.removed_at IS NULL
       LEFT JOIN actions t ON t.postmortem_id = p.id AND t.removed_at IS NULL AND t.id IN (${marks(ids)})
       ${ACTION_JOINS}`,
      [accountId, page.pageId, page.localId, ...ids],
      v.object({
        postmortem_id: v.nullable(v.string()),
        page_id: v.nullable(v.string()),
        local_id: v.nullable(v.string()),
        postmortem_version: v.nullable(numberColumn),
        header: v.nullable(jsonColumn(v.unknown())),
        person_id: v.nullable(v.string()),
        paused_until: v.nullable(instantColumn),
        action_id: v.nullable(v.string()),
        body: v.nullable(jsonColumn(v.unknown())),
      }),
    );
    const [first] = rows;
    return {
      postmortem: first ? toStoredHeader(first) : null,
      personId: first?.person_id ?? null,
      pausedUntil: first?.paused_until ?? null,
      actions: rows.filter((row) => row.action_id !== null).map((row) => v.parse(actionShape, row.body)),
    };
  },
};
