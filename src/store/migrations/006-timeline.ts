/** Never edited once released; a later need is a later file. */
export const statement = `CREATE TABLE IF NOT EXISTS timeline (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  postmortem_id VARCHAR(36) NOT NULL,
  occurred_at DATETIME(3) NULL,
  time_precision VARCHAR(10) NOT NULL,
  time_words VARCHAR(200) NOT NULL,
  body TEXT NOT NULL,
  kind VARCHAR(20) NOT NULL,
  source VARCHAR(100) NOT NULL,
  link VARCHAR(2048) NOT NULL,
  position DOUBLE NOT NULL,
  removed_at DATETIME(3) NULL,
  version INT NOT NULL,
  change_id VARCHAR(36) NOT NULL,
  changed_by VARCHAR(36) NULL,
  changed_at DATETIME(3) NOT NULL,
  change_what VARCHAR(40) NOT NULL,
  change_old MEDIUMTEXT NULL,
  change_new MEDIUMTEXT NULL,
  KEY timeline_of (postmortem_id)
) COLLATE utf8mb4_bin`;
