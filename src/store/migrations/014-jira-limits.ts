/** Never edited once released; a later need is a later file. */
export const statement = `CREATE TABLE IF NOT EXISTS jira_limits (
  id VARCHAR(20) NOT NULL PRIMARY KEY,
  at DATETIME(3) NOT NULL
) COLLATE utf8mb4_bin`;
