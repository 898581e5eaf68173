import type { ChainBreak } from '../../domain/change-chain';

/** How far a check of the log has come. `log`: its changes; `rows`: what stands in the tables beside it. */
export type ChainPlace =
  | { readonly part: 'log'; readonly subject: string; readonly id: string; readonly version: number }
  | { readonly part: 'rows'; readonly subject: string; readonly id: string };

export interface ChainSlice {
  /** How many changes or rows were looked at. */
  readonly looked: number;
  readonly breaks: readonly ChainBreak[];
  /** Null: that was the last of it. */
  readonly next: ChainPlace | null;
}

/** The log of changes as a whole: whether it is complete, and what the site keeps of it. */
export interface ChangeLog {
  /**
   * Looks at some changes after a place, two statements. Null begins.
   * @param copiedBefore UTC; a row that changed later may still be waiting for its copy in the log
   */
  check(after: ChainPlace | null, copiedBefore: string): Promise<ChainSlice>;
  /**
   * Up to `most` changes of postmortems that are older than `before` (UTC) and not the last such of their row, which
   * stays and says what held from then on. The first of a row come first.
   */
  outdated(before: string, most: number): Promise<readonly OutdatedChange[]>;
  cut(changes: readonly OutdatedChange[]): Promise<void>;
  /** What a piece of upkeep keeps from one hour to the next; null: nothing. */
  state(work: string): Promise<unknown>;
  keepState(work: string, at: string, state: unknown): Promise<void>;
}

export interface OutdatedChange {
  readonly subject: string;
  readonly id: string;
  readonly version: number;
}
