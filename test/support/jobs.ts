import { continueOrder } from '../../src/app/idle-orders';
import { lookAtProject } from '../../src/app/jira-projects';
import { readIssues } from '../../src/app/jira-sync';
import { writeToJira } from '../../src/app/jira-writes';
import { lookUp, watchClaims } from '../../src/app/look-up';
import { markAgain } from '../../src/app/mark-again';
import { completePageLinks } from '../../src/app/page-links';
import type { SyncJob } from '../../src/app/ports';
import { lookAtVersion } from '../../src/app/release-gate-versions';
import type { TestWorld } from './ports-world';

/** Runs one job of the sync queue, as its consumer does. */
export async function runJob(world: TestWorld, job: SyncJob): Promise<void> {
  switch (job.kind) {
    case 'read':
      return readIssues(world, job.issueIds, job.movedTo);
    case 'write':
      return writeToJira(world, job.actionId, job.dueAt);
    case 'project':
      return lookAtProject(world, job.projectId, job.gone);
    case 'look-up':
      return lookUp(world, job.actionId);
    case 'order':
      return continueOrder(world, job.orderId);
    case 'mark':
      return markAgain(world, job.actionIds);
    case 'version':
      return lookAtVersion(world, job);
    case 'page-links':
      await completePageLinks(world);
      return;
    case 'claims':
      await watchClaims(world);
  }
}

/** Delivers everything that is queued, in order, moving the clock to when each is due; new jobs too. */
export async function drainJobs(world: TestWorld, most = 200): Promise<void> {
  for (let turn = 0; turn < most; turn += 1) {
    const [next, ...rest] = world.queues.jobs;
    if (!next) return;
    world.queues.jobs = rest;
    if (next.delaySeconds > 0) world.clock.advance(next.delaySeconds * 1000);
    await runJob(world, next.job);
  }
  throw new Error(`the queue does not come to rest: ${JSON.stringify(world.queues.jobs.slice(0, 3))}`);
}
