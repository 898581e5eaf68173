import * as v from 'valibot';
import type { Reminders } from '../app/ports';
import { PRIORITIES } from '../domain/actions';
import { dateColumn, instantColumn, toSqlInstant } from './columns';
import { select } from './sql';

/** domain/actions `isOpen`; a test compares the two. */
const OPEN = `t.status <> 'dropped' AND NOT (t.issue_state = 'none' AND t.status = 'done')
  AND NOT (t.issue_state = 'linked' AND t.issue_done = 1)`;

const MOST_REVIEWS = 50;

export const reminderLists = {
  async listOf(accountId, resolvedFrom, limit) {
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
    const reviews = await select(
      `SELECT p.id AS id, p.title AS title, p.page_id AS page_id, p.resolved_at AS resolved_at
       FROM people pe JOIN changes c ON c.subject = 'postmortem' AND c.version = 1 AND c.changed_by = pe.id
       JOIN postmortems p ON p.id = c.subject_id AND p.removed_at IS NULL AND p.resolved_at >= ?
       WHERE pe.account_id = ? ORDER BY p.resolved_at, p.id LIMIT ${String(MOST_REVIEWS)}`,
      [toSqlInstant(resolvedFrom), accountId],
      v.object({ id: v.string(), title: v.string(), page_id: v.string(), resolved_at: instantColumn }),
    );
    return {
      actions: actions.map(({ due_on, issue_key, page_id, postmortem_title, ...action }) => ({
        ...action,
        dueOn: due_on,
        issueKey: issue_key,
        pageId: page_id,
        postmortemTitle: postmortem_title,
      })),
      reviews: reviews.map((review) => ({
        postmortemId: review.id,
        postmortemTitle: review.title,
        pageId: review.page_id,
        resolvedAt: review.resolved_at,
      })),
    };
  },
} satisfies Partial<Reminders>;
