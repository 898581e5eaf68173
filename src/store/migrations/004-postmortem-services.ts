/** Never edited once released; a later need is a later file. */
export const statement = `CREATE TABLE IF NOT EXISTS postmortem_services (
  id VARCHAR(73) NOT NULL PRIMARY KEY,
  postmortem_id VARCHAR(36) NOT NULL,
  service_id VARCHAR(36) NOT NULL,
  removed_at DATETIME(3) NULL,
  version INT NOT NULL,
  change_id VARCHAR(36) NOT NULL,
  changed_by VARCHAR(36) NULL,
  changed_at DATETIME(3) NOT NULL,
  change_what VARCHAR(40) NOT NULL,
  change_old MEDIUMTEXT NULL,
  change_new MEDIUMTEXT NULL,
  KEY postmortem_services_service (service_id, postmortem_id),
  KEY postmortem_services_postmortem (postmortem_id)
) COLLATE utf8mb4_bin`;
