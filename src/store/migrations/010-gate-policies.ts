/**
 * Never edited once released; a later need is a later file. `body` is the policy, null: the default holds; the columns
 * before it say the same for the statement that computes the verdict.
 */
export const statement = `CREATE TABLE IF NOT EXISTS gate_policies (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  lowest_rank TINYINT NULL,
  least_rank TINYINT NULL,
  past_high INT NULL,
  past_medium INT NULL,
  past_low INT NULL,
  severities VARCHAR(40) NULL,
  types VARCHAR(80) NULL,
  quiet_hours INT NULL,
  body TEXT NULL,
  version INT NOT NULL,
  change_id VARCHAR(36) NOT NULL,
  changed_by VARCHAR(36) NULL,
  changed_at DATETIME(3) NOT NULL,
  change_what VARCHAR(40) NOT NULL,
  change_old MEDIUMTEXT NULL,
  change_new MEDIUMTEXT NULL,
  KEY gate_policies_changed (changed_at)
) COLLATE utf8mb4_bin`;
