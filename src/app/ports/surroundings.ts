import type { MacroHome } from '../../domain/adf/macro';
import type { BylineScope } from './release-gate-bylines';

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

export interface Ids {
  /** A fresh UUIDv7. */
  next(): string;
  /** 256 random bits, base64url. */
  secret(): string;
  /** SHA-256 of a string, lower-case hex. */
  digest(text: string): string;
  /** Constant time for strings of equal length. */
  same(a: string, b: string): boolean;
}

/** Codes and our own ids only: never a name, an account id, a title or a text that somebody wrote. */
export interface Log {
  info(event: string, facts?: Readonly<Record<string, string | number | boolean | null>>): void;
  error(
    event: string,
    error: unknown,
    facts?: Readonly<Record<string, string | number | boolean | null>>,
  ): void;
}

/** Who asks. Both come from the platform, never from the browser's payload. */
export interface Caller {
  readonly accountId: string;
  readonly licensed: boolean;
}

export interface PageRef {
  readonly pageId: string;
  readonly localId: string;
}

/** Look at a version of Jira. `change`: what an event says that a look afterwards would not tell. */
export interface VersionJob {
  readonly kind: 'version';
  readonly projectId: string;
  readonly versionId: string;
  readonly change: 'released' | 'unreleased' | 'other';
}

export type SyncJob =
  | VersionJob
  /** Look at these issues again. `movedTo`: Jira's project that an event says they were moved to. */
  | {
      readonly kind: 'read';
      readonly issueIds: readonly string[];
      readonly movedTo?: string | undefined;
    }
  /**
   * Bring one action and its issue into line, writing to Jira. Jobs of one action run one after the other.
   * `dueAt` (UTC): this is the job of a write that waits until then; without it somebody saw a difference.
   */
  | { readonly kind: 'write'; readonly actionId: string; readonly dueAt?: string | undefined }
  /** Look at a project: it was archived, or brought back. */
  | { readonly kind: 'project'; readonly projectId: string; readonly gone: boolean }
  | { readonly kind: 'look-up'; readonly actionId: string }
  /** Claims of functions that died: are there any, and are they old enough? */
  | { readonly kind: 'claims' }
  /** An order whose page was closed goes on as the app. */
  | { readonly kind: 'order'; readonly orderId: string }
  /** Write our marker again where a read has missed it. */
  | { readonly kind: 'mark'; readonly actionIds: readonly string[] }
  /** Links back to the page that are still to be made. */
  | { readonly kind: 'page-links' };

/** Reminds people after `after` (`people.id`); runs of one day begin at `startedAt` (UTC). */
export interface ReminderJob {
  readonly startedAt: string;
  readonly after: string;
  /** How often the same people were tried in vain. */
  readonly attempts: number;
}

/** Reports accounts that were not reported for six days when the run began, at `startedAt` (UTC). */
export interface PersonalDataJob {
  readonly startedAt: string;
  /** How often it was tried in vain. */
  readonly attempts: number;
}

export interface Queues {
  /** `delaySeconds` 0 to 900. At least once, unordered. */
  sync(job: SyncJob, delaySeconds: number): Promise<void>;
  /** As `sync` for each of them, fifty with one request. */
  syncAll(jobs: readonly SyncJob[], delaySeconds: number): Promise<void>;
  /** As `sync`. */
  remind(job: ReminderJob, delaySeconds: number): Promise<void>;
  migrate(): Promise<void>;
  /** Bylines of these pages may have something new to say. As `sync`, one after another. */
  tellBylines(scope: BylineScope, delaySeconds: number): Promise<void>;
  /** As `sync`, one after another. */
  reportPersonalData(job: PersonalDataJob, delaySeconds: number): Promise<void>;
}

/** A number in [0, 1), for spreading what would otherwise come back all at once. */
export type Jitter = () => number;

export interface Site {
  /** Id of this installation, the same in both products. */
  installationId(): string;
  gateUrl(): Promise<string>;
  /** How a page names this app's macro. */
  macroHome(): MacroHome;
}

/** How long this invocation may still run. */
export interface Deadline {
  remainingMs(): number;
}
