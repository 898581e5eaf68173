import type { Debrief } from './debrief';

const TABLES = [
  ['postmortem', 'postmortems', 'version'],
  ['section', 'sections', 'version'],
  ['timeline', 'timeline', 'version'],
  ['cause', 'causes', 'version'],
  ['detail', 'details', 'version'],
  ['action', 'actions', 'version'],
  ['issue', 'actions', 'issue_version'],
] as const;

/**
 * Rows whose history in the log has a gap: a version that no change explains. Empty when nothing was lost. Runs
 * the hourly upkeep first, because the copy of a last change may wait for it.
 */
export async function missingChanges(debrief: Debrief): Promise<string[]> {
  await debrief.host.runScheduled('hourly-upkeep');
  const missing: string[] = [];
  for (const [subject, table, version] of TABLES) {
    const rows = await debrief.host.sql.query(
      `SELECT t.id AS id, t.${version} AS version, (SELECT COUNT(*) FROM changes c WHERE c.subject = '${subject}'
        AND c.subject_id = t.id) AS logged FROM ${table} t`,
    );
    for (const row of rows)
      if (Number(row['version']) !== Number(row['logged']))
        missing.push(
          `${subject} ${String(row['id'])}: version ${String(row['version'])}, ${String(row['logged'])} logged`,
        );
  }
  return missing;
}
