import { projectJson } from './entity-json';
import type { Acting, Model } from './model';
import { accountOf } from './permissions';
import type { ProjectRecord } from './state';

/** What happens to a project as a whole; names as `@forge/manifest` knows them. */
type ProjectEvent = 'updated' | 'archived' | 'unarchived' | 'softdeleted' | 'restored' | 'deleted';

/** Tells the app of a project, unless an access rule keeps it from it. Its issues have no event of their own. */
export function emitProject(model: Model, acting: Acting, event: ProjectEvent, project: ProjectRecord): void {
  if (project.appsBlocked === true) return;
  const eventType = `avi:jira:${event}:project`;
  model.emit({
    eventType,
    payload: {
      eventType,
      timestamp: new Date(model.now()).toISOString(),
      selfGenerated: acting.viaApp,
      atlassianId: accountOf(acting.actor),
      project: structuredClone(projectJson(model, project)),
    },
  });
}
