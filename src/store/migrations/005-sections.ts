/** Never edited once released; a later need is a later file. */
export const statement = `CREATE TABLE IF NOT EXISTS sections (
  id VARCHAR(80) NOT NULL PRIMARY KEY,
  postmortem_id VARCHAR(36) NOT NULL,
  section VARCHAR(40) NOT NULL,
  body MEDIUMTEXT NOT NULL,
  version INT NOT NULL,
  change_id VARCHAR(36) NOT NULL,
  changed_by VARCHAR(36) NULL,
  changed_at DATETIME(3) NOT NULL,
  change_what VARCHAR(40) NOT NULL,
  change_old MEDIUMTEXT NULL,
  change_new MEDIUMTEXT NULL,
  UNIQUE KEY sections_of (postmortem_id, section)
) COLLATE utf8mb4_bin`;
