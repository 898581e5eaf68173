/** Never edited once released; a later need is a later file. What somebody owns, the longest due first. */
export const statement = `ALTER TABLE actions
  ADD INDEX IF NOT EXISTS actions_owner (owner_id, due_on)`;
