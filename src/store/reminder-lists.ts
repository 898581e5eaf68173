import * as v from 'valibot';
import type { Reminders } from '../app/ports';
import { PRIORITIES } from '../domain/actions';
import { dateColumn } from './columns';
import { OPEN, recordedBy } from './recorded-postmortems';
import { select } from './sql';

const MOST_POSTMORTEMS = 50;

export const reminderLists = {
  async listOf(accountId, window, limit) {
    const actions = await select(
      `SELECT t.id AS id, t.title AS title, t.priority AS priority, CAST(t.due_on AS CHAR) AS due_on,
        t.issue_key AS issue_key, p.page_id AS page_id, p.title AS postmortem_title
       FROM people pe JOIN actions t ON t.owner_id = pe.id AND t.removed_at IS NULL
       JOIN postmortems p ON p.id = t.postmortem_id AND p.removed_at IS NULL
       WHERE pe.account_id = ? AND ${OPEN}
       ORDER BY t.due_on IS NULL, t.due_on, t.priority_rank DESC, t.id LIMIT ${String(limit)}`,
      [accountId],
      v.object({
        id: v.string(),
        title: v.string(),
        priority: v.picklist(PRIORITIES),
        due_on: v.nullable(dateColumn),
        issue_key: v.nullable(v.string()),
        page_id: v.string(),
        postmortem_title: v.string(),
      }),
    );
    const postmortems = await recordedBy({ accountId }, window, MOST_POSTMORTEMS);
    return {
      actions: actions.map(({ due_on, issue_key, page_id, postmortem_title, ...action }) => ({
        ...action,
        dueOn: due_on,
        issueKey: issue_key,
        pageId: page_id,
        postmortemTitle: postmortem_title,
      })),
      postmortems,
    };
  },
} satisfies Partial<Reminders>;
