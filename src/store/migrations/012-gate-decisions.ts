/** Never edited once released; a later need is a later file. */
export const statement = `CREATE TABLE IF NOT EXISTS gate_decisions (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  decided_at DATETIME(3) NOT NULL,
  token_id VARCHAR(36) NOT NULL,
  service_id VARCHAR(36) NULL,
  asked_service VARCHAR(200) NOT NULL,
  asked_version VARCHAR(200) NOT NULL,
  verdict VARCHAR(12) NOT NULL,
  code VARCHAR(20) NOT NULL,
  policy_version INT NULL,
  blockers TEXT NOT NULL,
  waiver_id VARCHAR(36) NULL,
  KEY gate_decisions_token (token_id, decided_at),
  KEY gate_decisions_service (service_id, decided_at)
) COLLATE utf8mb4_bin`;
