/** Never edited once released; a later need is a later file. */
export const statement = `CREATE TABLE IF NOT EXISTS gate_tokens (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  name VARCHAR(100) NOT NULL,
  hash CHAR(64) NOT NULL,
  service_ids TEXT NOT NULL,
  created_at DATETIME(3) NOT NULL,
  revoked_at DATETIME(3) NULL,
  version INT NOT NULL,
  change_id VARCHAR(36) NOT NULL,
  changed_by VARCHAR(36) NULL,
  changed_at DATETIME(3) NOT NULL,
  change_what VARCHAR(40) NOT NULL,
  change_old MEDIUMTEXT NULL,
  change_new MEDIUMTEXT NULL,
  KEY gate_tokens_created (created_at)
) COLLATE utf8mb4_bin`;
