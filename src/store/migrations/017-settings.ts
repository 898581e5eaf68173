/**
 * Never edited once released; a later need is a later file. `mails` is asked about by queries: in the row `site`, and
 * in that of a person by `people.id`. Every other setting of the site is a row of its name, with its value as JSON.
 */
export const statement = `CREATE TABLE IF NOT EXISTS settings (
  id VARCHAR(40) NOT NULL PRIMARY KEY,
  mails TINYINT NULL,
  body MEDIUMTEXT NULL,
  version INT NOT NULL,
  change_id VARCHAR(36) NOT NULL,
  changed_by VARCHAR(36) NULL,
  changed_at DATETIME(3) NOT NULL,
  change_what VARCHAR(40) NOT NULL,
  change_old MEDIUMTEXT NULL,
  change_new MEDIUMTEXT NULL
) COLLATE utf8mb4_bin`;
