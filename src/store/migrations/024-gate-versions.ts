/**
 * Never edited once released; a later need is a later file. Versions of Jira projects in which services are released,
 * by Jira's ids. `released` and `releases` are what was heard of, not what Jira says now.
 */
export const statement = `CREATE TABLE IF NOT EXISTS gate_versions (
  id VARCHAR(20) NOT NULL PRIMARY KEY,
  project_id VARCHAR(20) NOT NULL,
  name VARCHAR(255) NOT NULL,
  released TINYINT NOT NULL,
  releases INT NOT NULL,
  KEY gate_versions_project (project_id)
) COLLATE utf8mb4_bin`;
