import { Queue } from '@forge/events';
import type { Queues } from '../app/ports';

const syncQueue = new Queue({ key: 'jira-sync' });
const reminderQueue = new Queue({ key: 'reminders' });
const upkeepQueue = new Queue({ key: 'upkeep' });

export const queues: Queues = {
  async sync(job, delaySeconds) {
    await syncQueue.push({
      body: { ...job },
      delayInSeconds: delayOf(delaySeconds),
      // Two writes to one issue must not overtake each other.
      ...(job.kind === 'write' ? { concurrency: { key: `write:${job.actionId}`, limit: 1 } } : {}),
    });
  },
  async remind(job, delaySeconds) {
    await reminderQueue.push({ body: { ...job }, delayInSeconds: delayOf(delaySeconds) });
  },
  async migrate() {
    await upkeepQueue.push({ body: { kind: 'migrate' } });
  },
};

/** What the platform takes. */
const delayOf = (seconds: number) => Math.min(900, Math.max(0, Math.round(seconds)));
