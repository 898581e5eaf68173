/**
 * Never edited once released; a later need is a later file. A row for each service that one question was about; `caller`
 * says what `caller_id` is: a token's id, an issue's key, a version's id. `facts` is what the verdict was made from.
 */
export const statement = `CREATE TABLE IF NOT EXISTS gate_decisions (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  question_id VARCHAR(36) NOT NULL,
  decided_at DATETIME(3) NOT NULL,
  caller VARCHAR(12) NOT NULL,
  caller_id VARCHAR(100) NOT NULL,
  service_id VARCHAR(36) NULL,
  asked_service VARCHAR(200) NOT NULL,
  asked_version VARCHAR(200) NOT NULL,
  verdict VARCHAR(12) NOT NULL,
  code VARCHAR(20) NOT NULL,
  policy_version INT NULL,
  facts TEXT NULL,
  blockers TEXT NOT NULL,
  waiver_id VARCHAR(36) NULL,
  KEY gate_decisions_caller (caller_id, decided_at),
  KEY gate_decisions_service (service_id, decided_at),
  KEY gate_decisions_decided (decided_at)
) COLLATE utf8mb4_bin`;
