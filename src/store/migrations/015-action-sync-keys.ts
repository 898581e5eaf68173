/**
 * Never edited once released; a later need is a later file. These columns are part of `actions` because an edit marks
 * its write to Jira as due in the statement that is the edit, so their indexes cannot come with a table of their own.
 */
export const statement = `ALTER TABLE actions
  ADD INDEX IF NOT EXISTS actions_write_due (write_due_at),
  ADD INDEX IF NOT EXISTS actions_order (order_id, claimed_at),
  ADD INDEX IF NOT EXISTS actions_project (issue_project_id),
  ADD INDEX IF NOT EXISTS actions_page_link (issue_state, page_linked, status)`;
