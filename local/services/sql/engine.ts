/** One result as the engine gives it: every value a string, `types[i]` the MySQL type code of a column. */
export type RawResult =
  | {
      readonly ok: true;
      readonly fields?: readonly string[];
      readonly types?: readonly (readonly [type: number, charset: number, flags: number])[];
      /** A value that isn't a string is binary. */
      readonly rows: readonly Readonly<Record<string, unknown>>[];
      readonly affected?: number;
    }
  | { readonly ok: false; readonly errno: number; readonly error: string; readonly sqlstate: string };

export interface Execution {
  readonly result: RawResult;
  readonly insertId: string | undefined;
  /** Milliseconds the engine was busy. */
  readonly elapsed: number;
}

/** A SQL engine: the embedded one, or a server that SQL_URL names. Statements run one after the other. */
export interface Engine {
  /** `now`: what NOW() means, in milliseconds since the epoch. Rejects only when the engine itself is gone. */
  execute(sql: string, now: number): Promise<Execution>;
  close(): Promise<void>;
}
