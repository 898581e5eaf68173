import type { PageRef } from './surroundings';

export interface HistoryFilter {
  /** `people.id`, or `app` for what Debrief did by itself; null: everybody. */
  readonly by: string | null;
  /** `detail:` and a kind: of the rows of that kind only. */
  readonly subject: string | null;
  /** UTC, from the first on and before the second. */
  readonly from: string | null;
  readonly until: string | null;
}

export interface HistoryPlace {
  readonly at: string;
  readonly subject: string;
  readonly id: string;
  readonly version: number;
}

/** One change as the log keeps it. */
export interface LoggedEntry extends HistoryPlace {
  readonly changeId: string;
  /** `people.id`, null: Debrief itself. */
  readonly by: string | null;
  readonly what: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** The log for reading, the latest change first. Nothing here changes it. */
export interface History {
  /**
   * Some changes of a postmortem, or of what belongs to the whole site, in two statements.
   * @param after the last one that was read before; null begins
   */
  read(
    of: PageRef | 'site',
    filter: HistoryFilter,
    after: HistoryPlace | null,
  ): Promise<{ readonly entries: readonly LoggedEntry[]; readonly more: boolean }>;
  /** `people.id`s of all who made changes there, and null for Debrief itself. */
  authors(of: PageRef | 'site'): Promise<readonly (string | null)[]>;
  /** Accounts by `people.id`, '' once closed; ids of nobody are left out. */
  accountsOf(ids: readonly string[]): Promise<Readonly<Record<string, string>>>;
  /** Names of services by id; ids of none are left out. */
  servicesOf(ids: readonly string[]): Promise<Readonly<Record<string, string>>>;
}
