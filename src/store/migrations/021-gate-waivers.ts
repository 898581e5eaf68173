/** Never edited once released; a later need is a later file. `covers`: ids of actions and postmortems, by commas. */
export const statement = `CREATE TABLE IF NOT EXISTS gate_waivers (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  service_id VARCHAR(36) NOT NULL,
  reason VARCHAR(500) NOT NULL,
  given_by VARCHAR(36) NULL,
  given_at DATETIME(3) NOT NULL,
  ends_at DATETIME(3) NOT NULL,
  ended_at DATETIME(3) NULL,
  release_version VARCHAR(200) NULL,
  covers MEDIUMTEXT NOT NULL,
  covers_new TINYINT NOT NULL,
  version INT NOT NULL,
  change_id VARCHAR(36) NOT NULL,
  changed_by VARCHAR(36) NULL,
  changed_at DATETIME(3) NOT NULL,
  change_what VARCHAR(40) NOT NULL,
  change_old MEDIUMTEXT NULL,
  change_new MEDIUMTEXT NULL,
  KEY gate_waivers_service (service_id, ends_at),
  KEY gate_waivers_given (given_at)
) COLLATE utf8mb4_bin`;
