/**
 * Never edited once released; a later need is a later file. Questions with a wrong token, counted by day (UTC) and by
 * the token whose id they named; `token_id` is empty where nobody knows it.
 */
export const statement = `CREATE TABLE IF NOT EXISTS gate_refusals (
  token_id VARCHAR(36) NOT NULL,
  refused_on DATE NOT NULL,
  refused INT NOT NULL,
  last_at DATETIME(3) NOT NULL,
  PRIMARY KEY (token_id, refused_on)
) COLLATE utf8mb4_bin`;
