import { hasSubqueryInJoin } from './joins';
import { judge, type Endpoint, type Refusal, type StatementClass } from './policy';
import { cut, skeleton, type Piece } from './statement';

/** What a statement's text alone says, without the values that are bound to it. */
export interface Read {
  readonly verdict: Refusal | StatementClass;
  readonly pieces: readonly Piece[];
  /** TiDB plans no such statement: see `hasSubqueryInJoin`. */
  readonly joinsSubquery: boolean;
}

/** An app sends a few hundred different texts; one that puts values into its texts must not fill the memory. */
const MOST_KEPT = 500;

/** Reads each text once for as long as it is kept: an app sends the same ones again and again. */
export class StatementReading {
  private readonly known: Record<Endpoint, Map<string, Read>> = { execute: new Map(), ddl: new Map() };

  of(sql: string, endpoint: Endpoint): Read {
    const known = this.known[endpoint];
    const read = known.get(sql) ?? readAnew(sql, endpoint);
    if (known.size >= MOST_KEPT) known.clear();
    known.set(sql, read);
    return read;
  }
}

function readAnew(sql: string, endpoint: Endpoint): Read {
  const pieces = cut(sql);
  return { verdict: judge(sql, endpoint), pieces, joinsSubquery: hasSubqueryInJoin(skeleton(pieces)) };
}
