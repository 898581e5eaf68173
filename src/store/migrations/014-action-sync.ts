/**
 * Never edited once released; a later need is a later file. One ALTER, which TiDB runs as one; indexes on columns
 * that it adds are not allowed in it and follow in the next file. Null says that a row is from before: linked but
 * never compared (`sync_base`), created with our marker (`issue_marked`), by a person (`claim_as`).
 */
export const statement = `ALTER TABLE actions
  ADD COLUMN IF NOT EXISTS issue_why VARCHAR(20) NULL,
  ADD COLUMN IF NOT EXISTS issue_marked TINYINT NULL,
  ADD COLUMN IF NOT EXISTS issue_project_id VARCHAR(20) NULL,
  ADD COLUMN IF NOT EXISTS sync_base MEDIUMTEXT NULL,
  ADD COLUMN IF NOT EXISTS base_page_owner_id VARCHAR(36) NULL,
  ADD COLUMN IF NOT EXISTS base_jira_owner_id VARCHAR(36) NULL,
  ADD COLUMN IF NOT EXISTS base_sent_owner_id VARCHAR(36) NULL,
  ADD COLUMN IF NOT EXISTS write_due_at DATETIME(3) NULL,
  ADD COLUMN IF NOT EXISTS write_delay VARCHAR(20) NULL,
  ADD COLUMN IF NOT EXISTS write_attempts INT NOT NULL DEFAULT 0,
  ADD COLUMN IF NOT EXISTS order_id VARCHAR(36) NULL,
  ADD COLUMN IF NOT EXISTS claim_as VARCHAR(4) NULL,
  ADD COLUMN IF NOT EXISTS claim_extra MEDIUMTEXT NULL,
  ADD COLUMN IF NOT EXISTS given_up MEDIUMTEXT NULL,
  ADD COLUMN IF NOT EXISTS given_up_by VARCHAR(36) NULL`;
