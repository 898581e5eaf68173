/** Never edited once released; a later need is a later file. */
export const statement = `CREATE TABLE IF NOT EXISTS causes (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  postmortem_id VARCHAR(36) NOT NULL,
  kind VARCHAR(20) NOT NULL,
  body TEXT NOT NULL,
  category VARCHAR(20) NOT NULL,
  position DOUBLE NOT NULL,
  removed_at DATETIME(3) NULL,
  version INT NOT NULL,
  change_id VARCHAR(36) NOT NULL,
  changed_by VARCHAR(36) NULL,
  changed_at DATETIME(3) NOT NULL,
  change_what VARCHAR(40) NOT NULL,
  change_old MEDIUMTEXT NULL,
  change_new MEDIUMTEXT NULL,
  KEY causes_of (postmortem_id)
) COLLATE utf8mb4_bin`;
