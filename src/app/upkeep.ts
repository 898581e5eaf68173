import { goOnChecking } from './change-chain';
import { keepRetention } from './history-retention';
import { startIdleOrders } from './idle-orders';
import { reviewDoubles } from './issue-doubles';
import { watchProjects } from './jira-projects';
import { startDueWrites } from './jira-writes';
import { watchClaims } from './look-up';
import { resumeReport } from './personal-data';
import { watchTrash } from './page-life';
import { completePageLinks } from './page-links';
import { tellBylines } from './release-gate-bylines';
import type { World } from './ports';
import { keepGateLog } from './release-gate-decisions';
import { keepGateInJira } from './release-gate-upkeep';

/** Hourly: the schema, the log, the claims of functions that died, the links that failed. Each on its own. */
export async function hourlyUpkeep(world: World): Promise<void> {
  await world.upkeep.migrate();
  const failures: unknown[] = [];
  for (const work of [
    // Before the repair, so that what it puts back is seen to have been gone.
    () => goOnChecking(world),
    async () => {
      const repaired = await world.upkeep.repairChanges();
      if (repaired > 0) world.log.info('upkeep.changes-repaired', { repaired });
    },
    () => watchClaims(world),
    () => startIdleOrders(world),
    () => watchProjects(world),
    () => keepGateInJira(world),
    () => startDueWrites(world),
    () => reviewDoubles(world),
    () => completePageLinks(world),
    () => keepRetention(world),
    () => keepGateLog(world),
    () => resumeReport(world),
    () => watchTrash(world),
    () => tellBylines(world, { of: 'all' }),
  ]) {
    try {
      await work();
    } catch (error) {
      world.log.error('upkeep.failed', error);
      failures.push(error);
    }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, 'upkeep failed in part; the next hour tries again');
}
