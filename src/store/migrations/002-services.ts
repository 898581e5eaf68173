/** Never edited once released; a later need is a later file. */
export const statement = `CREATE TABLE IF NOT EXISTS services (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  service_key VARCHAR(200) NOT NULL,
  name VARCHAR(100) NOT NULL,
  version INT NOT NULL,
  change_id VARCHAR(36) NOT NULL,
  changed_by VARCHAR(36) NULL,
  changed_at DATETIME(3) NOT NULL,
  change_what VARCHAR(40) NOT NULL,
  change_old MEDIUMTEXT NULL,
  change_new MEDIUMTEXT NULL,
  UNIQUE KEY services_key (service_key)
) COLLATE utf8mb4_bin`;
