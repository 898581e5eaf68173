import { isPaused, waitAfter } from './jira-asking';
import type { World } from './ports';
import { followProjectKeys } from './release-gate-project-keys';
import { lookUpReleases } from './release-gate-versions';

/** Hourly: what the gate keeps of Jira's projects and versions. Where Jira does not answer, the next hour asks again. */
export async function keepGateInJira(world: World): Promise<void> {
  if (isPaused(world, await world.jiraLimits.pausedUntil())) return;
  for (const work of [followProjectKeys, lookUpReleases])
    try {
      await work(world);
    } catch (error) {
      if ((await waitAfter(world, error, 0)) === null) throw error;
      world.log.error('release-gate.without-jira', error);
    }
}
