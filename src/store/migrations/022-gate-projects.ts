/**
 * Never edited once released; a later need is a later file. The Jira projects in which a service (`id`) is released, by
 * commas, ids and keys in the same order.
 */
export const statement = `CREATE TABLE IF NOT EXISTS gate_projects (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  project_ids VARCHAR(500) NOT NULL,
  project_keys VARCHAR(1100) NOT NULL,
  version INT NOT NULL,
  change_id VARCHAR(36) NOT NULL,
  changed_by VARCHAR(36) NULL,
  changed_at DATETIME(3) NOT NULL,
  change_what VARCHAR(40) NOT NULL,
  change_old MEDIUMTEXT NULL,
  change_new MEDIUMTEXT NULL
) COLLATE utf8mb4_bin`;
