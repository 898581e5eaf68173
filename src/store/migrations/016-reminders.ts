/**
 * Never edited once released; a later need is a later file. What somebody was, or may have been, told by mail: one row
 * for each reminder, for ever, so that it is told once.
 */
export const statement = `CREATE TABLE IF NOT EXISTS reminders (
  kind VARCHAR(20) NOT NULL,
  subject_id VARCHAR(36) NOT NULL,
  marker VARCHAR(24) NOT NULL,
  person_id VARCHAR(36) NOT NULL,
  claim_id VARCHAR(36) NOT NULL,
  claimed_at DATETIME(3) NOT NULL,
  PRIMARY KEY (subject_id, kind, marker),
  KEY reminders_claim (claim_id)
) COLLATE utf8mb4_bin`;
