import * as v from 'valibot';

/** How values look in a row. Instants are DATETIME(3) in UTC; MariaDB and TiDB differ in how many digits they return. */
export function toSqlInstant(instant: string): string {
  return new Date(instant).toISOString().replace('T', ' ').replace('Z', '');
}

export function toSqlInstantOrNull(instant: string | null): string | null {
  return instant === null ? null : toSqlInstant(instant);
}

export const instantColumn = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z?$/),
  v.transform((text) => new Date(`${text.replace(' ', 'T').replace('Z', '').slice(0, 23)}Z`).toISOString()),
);

export const dateColumn = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}/),
  v.transform((text) => text.slice(0, 10)),
);

/** Counts and flags come as numbers, or as strings when the engine calls them BIGINT or DECIMAL. */
export const numberColumn = v.pipe(v.union([v.number(), v.string()]), v.transform(Number), v.finite());
export const flagColumn = v.pipe(
  v.nullable(v.union([v.number(), v.string(), v.boolean()])),
  v.transform((flag) => Number(flag ?? 0) !== 0),
);

/** JSON columns come as text from one engine and as objects from the other. */
export function jsonColumn<T extends v.GenericSchema>(shape: T) {
  return v.pipe(
    v.unknown(),
    v.transform((value): unknown => (typeof value === 'string' ? JSON.parse(value) : value)),
    shape,
  );
}
