import { createHash } from 'node:crypto';
import type {
  BylineScope,
  Clock,
  Deadline,
  Ids,
  Log,
  PersonalDataJob,
  Queues,
  ReminderJob,
  Site,
  SyncJob,
} from '../../src/app/ports';

/** A clock that stands still until a test moves it. */
export class TestClock implements Clock {
  private millis = Date.parse('2026-03-02T09:00:00.000Z');

  now(): number {
    return this.millis;
  }

  /** The time as ISO text, `ms` from now. */
  iso(ms = 0): string {
    return new Date(this.millis + ms).toISOString();
  }

  advance(ms: number): void {
    this.millis += ms;
  }
}

/** Ids that grow, in the shape of UUIDv7; secrets that differ. */
export class TestIds implements Ids {
  private count = 0;

  next(): string {
    this.count += 1;
    return `01900000-0000-7000-8000-${this.count.toString(16).padStart(12, '0')}`;
  }

  secret(): string {
    return createHash('sha256').update(this.next()).digest('base64url');
  }

  digest(text: string): string {
    return createHash('sha256').update(text, 'utf8').digest('hex');
  }

  same(a: string, b: string): boolean {
    return a === b;
  }
}

export class TestLog implements Log {
  readonly lines: { level: 'info' | 'error'; event: string; facts: unknown; error?: unknown }[] = [];

  info(event: string, facts: unknown = {}): void {
    this.lines.push({ level: 'info', event, facts });
  }

  error(event: string, error: unknown, facts: unknown = {}): void {
    this.lines.push({ level: 'error', event, facts, error });
  }

  events(): string[] {
    return this.lines.map((line) => line.event);
  }
}

/** Keeps what was pushed; a test takes jobs out as the platform would deliver them. */
export class TestQueues implements Queues {
  jobs: { job: SyncJob; delaySeconds: number }[] = [];
  reminders: { job: ReminderJob; delaySeconds: number }[] = [];
  reports: { job: PersonalDataJob; delaySeconds: number }[] = [];
  bylines: { scope: BylineScope; delaySeconds: number }[] = [];
  migrations = 0;
  /** Requests to the queue. */
  pushes = 0;
  broken = false;

  async sync(job: SyncJob, delaySeconds: number): Promise<void> {
    this.pushes += 1;
    this.keep(job, delaySeconds);
  }

  async syncAll(jobs: readonly SyncJob[], delaySeconds: number): Promise<void> {
    for (let start = 0; start < jobs.length; start += 50) {
      this.pushes += 1;
      for (const job of jobs.slice(start, start + 50)) this.keep(job, delaySeconds);
    }
  }

  private keep(job: SyncJob, delaySeconds: number): void {
    if (this.broken) throw new Error('the queue is full');
    this.jobs.push({ job, delaySeconds });
  }

  async remind(job: ReminderJob, delaySeconds: number): Promise<void> {
    if (this.broken) throw new Error('the queue is full');
    this.reminders.push({ job, delaySeconds });
  }

  async reportPersonalData(job: PersonalDataJob, delaySeconds: number): Promise<void> {
    if (this.broken) throw new Error('the queue is full');
    this.reports.push({ job, delaySeconds });
  }

  async tellBylines(scope: BylineScope, delaySeconds: number): Promise<void> {
    if (this.broken) throw new Error('the queue is full');
    this.bylines.push({ scope, delaySeconds });
  }

  async migrate(): Promise<void> {
    if (this.broken) throw new Error('the queue is full');
    this.migrations += 1;
  }

  /** Jobs of one kind, removed from the queue. */
  take<K extends SyncJob['kind']>(kind: K): { job: Extract<SyncJob, { kind: K }>; delaySeconds: number }[] {
    const isKind = (entry: {
      job: SyncJob;
      delaySeconds: number;
    }): entry is { job: Extract<SyncJob, { kind: K }>; delaySeconds: number } => entry.job.kind === kind;
    const taken = this.jobs.filter(isKind);
    this.jobs = this.jobs.filter((entry) => entry.job.kind !== kind);
    return taken;
  }
}

export class TestDeadline implements Deadline {
  ms = 25_000;

  remainingMs(): number {
    return this.ms;
  }
}

export const testSite: Site = {
  installationId: () => 'installation-1',
  gateUrl: async () => 'https://example.atlassian.net/x1/gate',
  macroHome: () => ({ appId: 'app-1', environmentId: 'environment-1', environment: 'PRODUCTION' }),
};
