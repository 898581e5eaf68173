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

export type SyncJob =
  | { readonly kind: 'read'; readonly issueIds: readonly string[] }
  | { readonly kind: 'look-up'; readonly actionId: string }
  /** Claims of functions that died: are there any, and are they old enough? */
  | { readonly kind: 'claims' };

export interface Queues {
  /** `delaySeconds` 0 to 900. At least once, unordered. */
  sync(job: SyncJob, delaySeconds: number): Promise<void>;
  migrate(): Promise<void>;
}

export interface Site {
  /** Id of this installation, the same in both products. */
  installationId(): string;
  gateUrl(): Promise<string>;
}

/** How long this invocation may still run. */
export interface Deadline {
  remainingMs(): number;
}
