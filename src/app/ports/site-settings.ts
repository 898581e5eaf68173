import type { Change, Commit } from './edits';

/** Settings of the whole site, each a value of its own under a name. */
export interface SiteSettings {
  /** Null: nobody ever said. The value is JSON; whoever reads it checks it. */
  read(name: string): Promise<{ readonly version: number; readonly value: unknown } | null>;
  /** Version 0 says it for the first time. */
  save(name: string, version: number, value: unknown, change: Change): Promise<Commit>;
}
