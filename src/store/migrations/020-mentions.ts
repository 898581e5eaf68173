/** Never edited once released; a later need is a later file. Who is mentioned in the texts of a postmortem. */
export const statement = `CREATE TABLE IF NOT EXISTS mentions (
  postmortem_id VARCHAR(36) NOT NULL,
  person_id VARCHAR(36) NOT NULL,
  PRIMARY KEY (postmortem_id, person_id)
) COLLATE utf8mb4_bin`;
