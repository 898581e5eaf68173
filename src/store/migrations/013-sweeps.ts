/** Never edited once released; a later need is a later file. */
export const statement = `CREATE TABLE IF NOT EXISTS sweeps (
  id VARCHAR(20) NOT NULL PRIMARY KEY,
  completed_at DATETIME(3) NOT NULL
) COLLATE utf8mb4_bin`;
