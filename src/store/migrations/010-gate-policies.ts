/** Never edited once released; a later need is a later file. */
export const statement = `CREATE TABLE IF NOT EXISTS gate_policies (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  lowest_blocking VARCHAR(10) NULL,
  lowest_blocking_rank TINYINT NULL,
  version INT NOT NULL,
  change_id VARCHAR(36) NOT NULL,
  changed_by VARCHAR(36) NULL,
  changed_at DATETIME(3) NOT NULL,
  change_what VARCHAR(40) NOT NULL,
  change_old MEDIUMTEXT NULL,
  change_new MEDIUMTEXT NULL,
  KEY gate_policies_changed (changed_at)
) COLLATE utf8mb4_bin`;
