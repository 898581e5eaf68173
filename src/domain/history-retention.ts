/** How long changes of postmortems are kept; null: for ever. */
export interface Retention {
  readonly years: number | null;
}

export const RETENTION_FEWEST_YEARS = 1;
export const RETENTION_MOST_YEARS = 50;
