/** Never edited once released; a later need is a later file. */
export const statement = `CREATE TABLE IF NOT EXISTS jira_mappings (
  id VARCHAR(50) NOT NULL PRIMARY KEY,
  scope VARCHAR(10) NOT NULL,
  scope_id VARCHAR(36) NOT NULL,
  project_id VARCHAR(20) NOT NULL,
  issue_type_id VARCHAR(20) NOT NULL,
  extra MEDIUMTEXT NOT NULL,
  removed_at DATETIME(3) NULL,
  version INT NOT NULL,
  change_id VARCHAR(36) NOT NULL,
  changed_by VARCHAR(36) NULL,
  changed_at DATETIME(3) NOT NULL,
  change_what VARCHAR(40) NOT NULL,
  change_old MEDIUMTEXT NULL,
  change_new MEDIUMTEXT NULL
) COLLATE utf8mb4_bin`;
