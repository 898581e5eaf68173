import type { GateProject } from '../domain/release-gate-projects';
import type { World } from './ports';
import { uuidOf } from './uuid-of';

/** As many as one request asks about. */
const AT_ONCE = 50;

/**
 * Hourly: pipelines ask by the key that a project has now. Until this has run, a changed key is of no project they may
 * ask about. A project that the app does not see keeps the key that was known last.
 */
export async function followProjectKeys(world: World): Promise<void> {
  const { services } = await world.releaseGates.settings();
  const ids = [...new Set(services.flatMap(({ projects }) => projects.value.map(({ id }) => id)))];
  if (ids.length === 0) return;
  const keys = new Map<string, string>();
  for (let from = 0; from < ids.length; from += AT_ONCE)
    for (const [id, key] of await world.issues.projectKeys('app', ids.slice(from, from + AT_ONCE)))
      keys.set(id, key);
  for (const { id: serviceId, projects } of services) {
    const now = projects.value.map(({ id, key }): GateProject => ({ id, key: keys.get(id) ?? key }));
    if (now.every(({ key }, place) => key === projects.value[place]?.key)) continue;
    const change = {
      id: uuidOf(world, `keys of ${serviceId} at ${String(projects.version)}: ${JSON.stringify(now)}`),
      by: null,
      at: new Date(world.clock.now()).toISOString(),
      what: 'gate-projects-edited',
      before: projects.value,
      after: now,
    };
    await world.releaseGates.saveProjects(serviceId, projects.version, now, change);
    world.log.info('release-gate.project-keys', { service: serviceId });
  }
}
