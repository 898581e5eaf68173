import * as v from 'valibot';
import type { Change, Commit } from '../app/ports';
import type { GateProject } from '../domain/release-gate-projects';
import { flagColumn } from './columns';
import { commitInsert, commitUpdate, TABLES } from './commit';
import { select } from './sql';

/** The Jira projects in which a service is released; its row has the service's id. */
export async function saveProjects(
  serviceId: string,
  version: number,
  projects: readonly GateProject[],
  change: Change,
): Promise<Commit> {
  const values = {
    project_ids: projects.map(({ id }) => id).join(','),
    project_keys: projects.map(({ key }) => key).join(','),
  };
  if (version === 0) return commitInsert(TABLES.gateProjects, serviceId, values, change);
  const [row] = await select(
    `SELECT EXISTS (SELECT 1 FROM changes c WHERE c.subject = 'gate-projects' AND c.subject_id = t.id AND c.version = t.version) AS logged
     FROM gate_projects t WHERE t.id = ?`,
    [serviceId],
    v.object({ logged: flagColumn }),
  );
  const known = { id: serviceId, version, logged: row?.logged ?? true };
  return commitUpdate(TABLES.gateProjects, known, values, change);
}

const listed = (text: string | null) => (text === null || text === '' ? [] : text.split(','));

/** Two columns of one row, in the same order. */
export const projectsIn = (ids: string | null, keys: string | null): GateProject[] => {
  const keyed = listed(keys);
  return listed(ids).flatMap((id, place) => {
    const key = keyed[place];
    return key === undefined ? [] : [{ id, key }];
  });
};
