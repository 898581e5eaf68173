import { cut, skeleton } from './statement';

/** Forge's limit for one request's text, in bytes. */
const REQUEST_LIMIT = 1024 * 1024;

export type Endpoint = 'execute' | 'ddl';

export interface Refusal {
  readonly code: 'SQL_POLICY_VIOLATION' | 'INVALID_SQL_QUERY';
  readonly message: string;
  readonly suggestion?: string;
}

export type StatementClass = 'select' | 'dml' | 'ddl';

const DML = new Set(['INSERT', 'UPDATE', 'DELETE', 'REPLACE']);
const DDL =
  /^(CREATE (TABLE|UNIQUE INDEX|INDEX|VIEW|OR REPLACE VIEW)|ALTER TABLE|DROP (TABLE|INDEX|VIEW)|TRUNCATE|RENAME TABLE)\b/;
const SHOW = /^(SHOW (FULL )?(TABLES|COLUMNS|INDEX|INDEXES|KEYS)|DESCRIBE|DESC|EXPLAIN)\b/;

const FORBIDDEN: readonly [RegExp, string, string][] = [
  [
    /\bFOREIGN KEY\b|\bREFERENCES\b/,
    'Foreign keys are not supported',
    'Keep the relation in the application',
  ],
  [/^(PREPARE|EXECUTE|DEALLOCATE)\b/, 'SQL-level PREPARE is not allowed', 'Use sql.prepare'],
  [/^USE\b/, 'USE is not allowed', 'There is one database per installation'],
  [/^SET\b/, 'SET is not allowed', 'Only user variables may be set'],
  [
    /^(START|BEGIN|COMMIT|ROLLBACK|SAVEPOINT|LOCK|UNLOCK)\b/,
    'Transactions and locks are not available',
    'Write each change as one statement',
  ],
  [
    /\b(SLEEP|BENCHMARK|GET_LOCK|RELEASE_LOCK|LOAD_FILE|LOAD DATA|OUTFILE|DUMPFILE)\b/,
    'This function is not allowed',
    'Remove it',
  ],
  [
    /\bFOR UPDATE\b|\bLOCK IN SHARE MODE\b/,
    'Row locks have no meaning with one statement per call',
    'Compare a version in UPDATE ... WHERE',
  ],
];

/**
 * Says what Forge SQL would refuse before running it, or which class the statement is.
 * https://developer.atlassian.com/platform/forge/storage-reference/sql-api-limits/
 */
export function judge(sql: string, endpoint: Endpoint): Refusal | StatementClass {
  if (Buffer.byteLength(sql) > REQUEST_LIMIT) return invalid('The statement is larger than 1 MiB');
  const pieces = cut(sql);
  if (pieces.some((piece) => /^\/\*[+!M]/.test(piece.text))) {
    return violation('Optimizer hints and version comments are not allowed', 'Remove the comment');
  }
  const text = skeleton(pieces).replace(/;$/, '').trim();
  if (text === '') return invalid('The statement is empty');
  if (text.includes(';')) return violation('Only one statement per call is allowed', 'Send each on its own');
  for (const [pattern, message, suggestion] of FORBIDDEN)
    if (pattern.test(text)) return violation(message, suggestion);
  return classify(text, endpoint);
}

function classify(text: string, endpoint: Endpoint): Refusal | StatementClass {
  const verb = effectiveVerb(text);
  if (endpoint === 'ddl') {
    if (DDL.test(text)) return 'ddl';
    // The migration runner of @forge/sql reads its own table through this endpoint.
    if (verb === 'SELECT' || SHOW.test(text)) return 'select';
    return violation(`${verb} is not allowed in executeDDL`, 'Use sql.prepare for data');
  }
  if (verb === 'SELECT') return 'select';
  if (DML.has(verb) && verb !== 'REPLACE') return 'dml';
  return violation(
    `${verb} is not allowed here`,
    'Use sql.executeDDL for everything but SELECT, INSERT, UPDATE and DELETE',
  );
}

/** First keyword; behind WITH it is the keyword after the last common table expression. */
function effectiveVerb(text: string): string {
  const bare = text.replace(/^[(\s]+/, '');
  const verb = /^[A-Z]+/.exec(bare)?.[0] ?? '';
  if (verb !== 'WITH') return verb;
  let depth = 0;
  const outside = Array.from(bare).filter((char) => {
    if (char === '(') depth += 1;
    if (char === ')') depth -= 1;
    return depth === 0;
  });
  return /\b(SELECT|INSERT|UPDATE|DELETE)\b/.exec(outside.join(''))?.[1] ?? verb;
}

const invalid = (message: string): Refusal => ({ code: 'INVALID_SQL_QUERY', message });
const violation = (message: string, suggestion: string): Refusal => ({
  code: 'SQL_POLICY_VIOLATION',
  message,
  suggestion,
});
