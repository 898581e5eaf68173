/** Never edited once released; a later need is a later file. The id is `site`, or `people.id` of whose mails it says. */
export const statement = `CREATE TABLE IF NOT EXISTS reminder_settings (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  mails TINYINT NOT NULL,
  version INT NOT NULL,
  change_id VARCHAR(36) NOT NULL,
  changed_by VARCHAR(36) NULL,
  changed_at DATETIME(3) NOT NULL,
  change_what VARCHAR(40) NOT NULL,
  change_old MEDIUMTEXT NULL,
  change_new MEDIUMTEXT NULL
) COLLATE utf8mb4_bin`;
