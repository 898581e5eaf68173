/**
 * Never edited once released; a later need is a later file. Each row is one version of a template and is never
 * changed, for postmortems keep theirs. Null in `body`: taken back. `scope`: `site` or `space/<id>`.
 */
export const statement = `CREATE TABLE IF NOT EXISTS templates (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  scope VARCHAR(40) NOT NULL,
  number INT NOT NULL,
  body MEDIUMTEXT NULL,
  version INT NOT NULL,
  change_id VARCHAR(36) NOT NULL,
  changed_by VARCHAR(36) NULL,
  changed_at DATETIME(3) NOT NULL,
  change_what VARCHAR(40) NOT NULL,
  change_old MEDIUMTEXT NULL,
  change_new MEDIUMTEXT NULL,
  UNIQUE KEY templates_of (scope, number)
) COLLATE utf8mb4_bin`;
