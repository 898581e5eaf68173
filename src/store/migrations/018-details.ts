/**
 * Never edited once released; a later need is a later file. What only its own page reads and no query asks about:
 * impact, chains of whys, factors, links, dismissed hints. `body` is JSON in the shape of its kind.
 */
export const statement = `CREATE TABLE IF NOT EXISTS details (
  id VARCHAR(140) NOT NULL PRIMARY KEY,
  postmortem_id VARCHAR(36) NOT NULL,
  kind VARCHAR(20) NOT NULL,
  body MEDIUMTEXT NOT NULL,
  position DOUBLE NOT NULL,
  removed_at DATETIME(3) NULL,
  version INT NOT NULL,
  change_id VARCHAR(36) NOT NULL,
  changed_by VARCHAR(36) NULL,
  changed_at DATETIME(3) NOT NULL,
  change_what VARCHAR(40) NOT NULL,
  change_old MEDIUMTEXT NULL,
  change_new MEDIUMTEXT NULL,
  KEY details_of (postmortem_id),
  KEY details_kind (kind)
) COLLATE utf8mb4_bin`;
