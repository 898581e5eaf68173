import * as v from 'valibot';
import type { ActionEdit, Actions } from '../app/ports';
import { priorityRank } from '../domain/actions';
import { ACTION_JOINS, ACTION_JSON, actionShape } from './action-row';
import { POSTMORTEM_COLUMNS, readBasis, toStoredHeader } from './basis';
import { jsonColumn, numberColumn, toSqlInstant } from './columns';
import { commitInsert, commitUpdate, TABLES, type Values } from './commit';
import { marks, select } from './sql';

const ACTIONS = TABLES.actions;

function values(edit: ActionEdit): Values {
  return {
    title: edit.fields.title,
    owner_id: edit.ownerId,
    priority: edit.fields.priority,
    priority_rank: priorityRank(edit.fields.priority),
    type: edit.fields.type,
    due_on: edit.fields.dueOn,
    status: edit.fields.status,
    drop_reason: edit.fields.dropReason,
    position: edit.position,
  };
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
      ? commitInsert(ACTIONS, edit.id, { postmortem_id: postmortemId, ...values(edit) }, change)
      : commitUpdate(ACTIONS, { id: edit.id, ...basis }, values(edit), change, {
          // Between reading and writing somebody may have created the issue: then only Jira says done.
          sql: ` AND removed_at IS NULL${edit.fields.status === 'done' ? " AND issue_state = 'none'" : ''}`,
          params: [],
        }),

  remove: (_postmortemId, id, basis, change) =>
    commitUpdate(ACTIONS, { id, ...basis }, { removed_at: toSqlInstant(change.at) }, change, {
      sql: " AND removed_at IS NULL AND issue_state = 'none'",
      params: [],
    }),

  async ofPage(page, ids, accountId) {
    const rows = await select(
      `SELECT ${POSTMORTEM_COLUMNS}, (SELECT pe.id FROM people pe WHERE pe.account_id = ?) AS person_id,
        t.id AS action_id, ${ACTION_JSON} AS body
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
        action_id: v.nullable(v.string()),
        body: v.nullable(jsonColumn(v.unknown())),
      }),
    );
    const [first] = rows;
    return {
      postmortem: first ? toStoredHeader(first) : null,
      personId: first?.person_id ?? null,
      actions: rows.filter((row) => row.action_id !== null).map((row) => v.parse(actionShape, row.body)),
    };
  },
};
