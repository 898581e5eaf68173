import type { FailureCode, Standing } from '../domain/failure';

export type { LastSave } from '../domain/failure';

/** What the browser gets instead of a value. Expected failures are answers: nothing is thrown across the bridge. */
export interface FailureAnswer {
  readonly code: FailureCode;
  /** A sentence for the person, saying what to do next. */
  readonly message: string;
  /** With CONFLICT: the thing as it stands now. */
  readonly current?: Standing;
}

export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: FailureAnswer };
