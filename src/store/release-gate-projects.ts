import type { Change, Commit } from '../app/ports';
import type { GateProject } from '../domain/release-gate-projects';
import { commitInsert, commitUpdate, TABLES } from './commit';
import { isLastLogged } from './last-logged';

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
  const logged = await isLastLogged(TABLES.gateProjects, serviceId);
  const known = { id: serviceId, version, logged };
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
