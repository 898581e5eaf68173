import { Queue } from '@forge/events';
import type { Queues } from '../app/ports';

const syncQueue = new Queue({ key: 'jira-sync' });
const upkeepQueue = new Queue({ key: 'upkeep' });

export const queues: Queues = {
  async sync(job, delaySeconds) {
    await syncQueue.push({
      body: { ...job },
      delayInSeconds: Math.min(900, Math.max(0, Math.round(delaySeconds))),
    });
  },
  async migrate() {
    await upkeepQueue.push({ body: { kind: 'migrate' } });
  },
};
