/**
 * Never edited once released; a later need is a later file. `previous_hash` is over the change before it of the same
 * row, '' for the first.
 */
export const statement = `CREATE TABLE IF NOT EXISTS changes (
  subject VARCHAR(20) NOT NULL,
  subject_id VARCHAR(140) NOT NULL,
  version INT NOT NULL,
  id VARCHAR(36) NOT NULL,
  postmortem_id VARCHAR(36) NULL,
  changed_by VARCHAR(36) NULL,
  changed_at DATETIME(3) NOT NULL,
  what VARCHAR(40) NOT NULL,
  old_value MEDIUMTEXT NULL,
  new_value MEDIUMTEXT NULL,
  previous_hash VARCHAR(64) NOT NULL,
  PRIMARY KEY (subject, subject_id, version),
  KEY changes_of (postmortem_id, changed_at)
) COLLATE utf8mb4_bin`;
