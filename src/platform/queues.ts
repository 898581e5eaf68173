import { Queue } from '@forge/events';
import type { Queues, SyncJob } from '../app/ports';

const syncQueue = new Queue({ key: 'jira-sync' });
const reminderQueue = new Queue({ key: 'reminders' });
const upkeepQueue = new Queue({ key: 'upkeep' });

/** As many as the platform takes at once. */
const AT_ONCE = 50;

export const queues: Queues = {
  async sync(job, delaySeconds) {
    await syncQueue.push(syncEvent(job, delaySeconds));
  },
  async syncAll(jobs, delaySeconds) {
    for (let start = 0; start < jobs.length; start += AT_ONCE)
      await syncQueue.push(jobs.slice(start, start + AT_ONCE).map((job) => syncEvent(job, delaySeconds)));
  },
  async remind(job, delaySeconds) {
    await reminderQueue.push({ body: { ...job }, delayInSeconds: delayOf(delaySeconds) });
  },
  async migrate() {
    await upkeepQueue.push({ body: { kind: 'migrate' } });
  },
  async tellBylines(scope, delaySeconds) {
    await upkeepQueue.push({
      body: { kind: 'bylines', scope: { ...scope } },
      delayInSeconds: delayOf(delaySeconds),
      // Two runs would write one property at once.
      concurrency: { key: 'bylines', limit: 1 },
    });
  },
  async reportPersonalData(job, delaySeconds) {
    await upkeepQueue.push({
      body: { kind: 'personal-data', ...job },
      delayInSeconds: delayOf(delaySeconds),
      // Two runs would report the same accounts.
      concurrency: { key: 'personal-data', limit: 1 },
    });
  },
};

function syncEvent(job: SyncJob, delaySeconds: number) {
  return {
    body: { ...job },
    delayInSeconds: delayOf(delaySeconds),
    // Two writes to one issue must not overtake each other.
    ...(job.kind === 'write' ? { concurrency: { key: `write:${job.actionId}`, limit: 1 } } : {}),
  };
}

/** What the platform takes. */
const delayOf = (seconds: number) => Math.min(900, Math.max(0, Math.round(seconds)));
