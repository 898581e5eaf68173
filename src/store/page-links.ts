import * as v from 'valibot';
import type { IssueLinks } from '../app/ports';
import { PAGE_LINKS } from './action-row';
import { marks, select, write } from './sql';

/** One range of an index for each: nothing said yet, said open though dropped, said dropped though open again. */
const SAYS_SOMETHING_ELSE = `(t.page_linked = 0 OR (t.page_linked = 1 AND t.status = 'dropped')
  OR (t.page_linked = 2 AND t.status IN ('proposed', 'committed', 'done')))`;

/** The longest unread come first, and every read puts them last: links that Jira never takes do not hold up the others. */
export const pageLinks = {
  async pageLinksDue(limit) {
    const rows = await select(
      `SELECT t.id AS action_id, t.issue_id AS issue_id, p.page_id AS page_id, p.title AS title,
        CASE WHEN t.status = 'dropped' THEN 'resolved' ELSE 'open' END AS wanted
       FROM actions t JOIN postmortems p ON p.id = t.postmortem_id
       WHERE t.issue_state = 'linked' AND ${SAYS_SOMETHING_ELSE} AND t.issue_id IS NOT NULL
       ORDER BY t.issue_read_at, t.id LIMIT ${String(limit)}`,
      [],
      v.object({
        action_id: v.string(),
        issue_id: v.string(),
        page_id: v.string(),
        title: v.string(),
        wanted: v.picklist(['open', 'resolved']),
      }),
    );
    return rows.map(({ action_id: actionId, issue_id: issueId, page_id: pageId, title, wanted }) => ({
      actionId,
      issueId,
      pageId,
      title,
      wanted,
    }));
  },

  async pageLinked(ids, as) {
    if (ids.length === 0) return;
    await write(`UPDATE actions SET page_linked = ? WHERE id IN (${marks(ids)})`, [
      PAGE_LINKS.indexOf(as),
      ...ids,
    ]);
  },
} satisfies Partial<IssueLinks>;
