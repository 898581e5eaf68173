/** Every column of the table `changes`, in the order in which they are hashed. */
const HASHED = [
  'subject',
  'subject_id',
  'version',
  'id',
  'postmortem_id',
  'changed_by',
  'changed_at',
  'what',
  'old_value',
  'new_value',
  'previous_hash',
] as const;

/** As text that is byte for byte the same on both engines: they print numbers and instants differently. */
const AS_TEXT: Partial<Record<(typeof HASHED)[number], (column: string) => string>> = {
  version: (column) => `CAST(${column} AS CHAR)`,
  changed_at: (column) => `DATE_FORMAT(${column}, '%Y-%m-%d %H:%i:%s.%f')`,
};

/** Its length in bytes stands before each value, so that no two changes are written alike. */
function lengthAndText(column: string, alias: string): string {
  const text = (AS_TEXT[column as keyof typeof AS_TEXT] ?? ((name) => name))(`${alias}.${column}`);
  return `CASE WHEN ${alias}.${column} IS NULL THEN '-' ELSE CONCAT(LENGTH(${text}), ':', ${text}) END`;
}

/** SHA-256 over all that the log keeps of a change, what it says of the one before it included. */
export const hashOf = (alias: string): string =>
  `SHA2(CONCAT(${HASHED.map((column) => lengthAndText(column, alias)).join(', ')}), 256)`;

/** The hash of the change before it of the same row, '' where there is none. */
export const previousHash = (subject: string, version: string): string =>
  `COALESCE((SELECT ${hashOf('b')} FROM changes b
    WHERE b.subject = '${subject}' AND b.subject_id = t.id AND b.version = ${version} - 1), '')`;
