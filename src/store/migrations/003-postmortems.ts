/** Never edited once released; a later need is a later file. */
export const statement = `CREATE TABLE IF NOT EXISTS postmortems (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  page_id VARCHAR(20) NOT NULL,
  local_id VARCHAR(64) NOT NULL,
  space_id VARCHAR(20) NOT NULL,
  page_title VARCHAR(255) NOT NULL,
  title VARCHAR(255) NOT NULL,
  severity VARCHAR(8) NOT NULL,
  started_at DATETIME(3) NULL,
  detected_at DATETIME(3) NULL,
  resolved_at DATETIME(3) NULL,
  removed_at DATETIME(3) NULL,
  version INT NOT NULL,
  change_id VARCHAR(36) NOT NULL,
  changed_by VARCHAR(36) NULL,
  changed_at DATETIME(3) NOT NULL,
  change_what VARCHAR(40) NOT NULL,
  change_old MEDIUMTEXT NULL,
  change_new MEDIUMTEXT NULL,
  UNIQUE KEY postmortems_place (page_id, local_id)
) COLLATE utf8mb4_bin`;
