/** Never edited once released; a later need is a later file. `state`: what is still to be done, as JSON. */
export const statement = `CREATE TABLE IF NOT EXISTS sweeps (
  id VARCHAR(20) NOT NULL PRIMARY KEY,
  completed_at DATETIME(3) NOT NULL,
  state MEDIUMTEXT NULL
) COLLATE utf8mb4_bin`;
