/** Never edited once released; a later need is a later file. `account_id` is null once the account is closed. */
export const statement = `CREATE TABLE IF NOT EXISTS people (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  account_id VARCHAR(128) NULL,
  fetched_at DATETIME(3) NOT NULL,
  reported_at DATETIME(3) NULL,
  UNIQUE KEY people_account (account_id),
  KEY people_reported (reported_at)
) COLLATE utf8mb4_bin`;
