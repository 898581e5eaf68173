/** Rows of cells out of pasted text, whatever they hold: actions or timeline entries. */

/** A column of a pasted table. */
export interface Column<Role extends string> {
  /** `extra`: nothing that there is a place for. `number`: a running number. */
  readonly role: Role | 'number' | 'extra';
  /** The head's own words; empty without a head. */
  readonly name: string;
}

/** Rows under one head, or under none. */
export interface TablePart {
  readonly head: readonly string[] | null;
  readonly rows: readonly (readonly string[])[];
}

type Rows = readonly (readonly string[])[];

/** No table that people paste is wider; what is beyond stays together in the last cell. */
const MOST_CELLS = 30;

/** @param by what stood between the cells */
export const narrowed = (cells: readonly string[], by: string): string[] =>
  cells.length <= MOST_CELLS
    ? [...cells]
    : [...cells.slice(0, MOST_CELLS - 1), cells.slice(MOST_CELLS - 1).join(by)];

/** A head can stand anywhere and names the rows below it. Empty rows are left out. */
export function tableParts(rows: Rows, isHead: (cells: readonly string[]) => boolean): readonly TablePart[] {
  const parts: { head: readonly string[] | null; rows: (readonly string[])[] }[] = [{ head: null, rows: [] }];
  for (const cells of rows.filter((row) => row.some((cell) => cell !== '')))
    if (isHead(cells)) parts.push({ head: cells, rows: [] });
    else parts.at(-1)?.rows.push(cells);
  return parts;
}

/** Lower case, and without the marks that stand around the word for a column: `Owner(s):` is `owners`. */
export const headWord = (cell: string): string =>
  cell
    .toLowerCase()
    .replaceAll('(s)', 's')
    .replace(/[*:.?]/g, '')
    .replace(/[()\s]+/g, ' ')
    .trim();

/** Each role goes to one column: the first that is named so. */
export function columnsByHead<Role extends string>(
  head: readonly string[],
  roleOf: (cell: string) => Column<Role>['role'] | null,
): Column<Role>[] {
  const roles = head.map(roleOf);
  return head.map((name, index) => {
    const role = roles[index] ?? 'extra';
    return { name, role: roles.indexOf(role) === index ? role : 'extra' };
  });
}

/** Whether the first cell of each row is its number: `1`, `2.`, `3)`. */
export const isNumbered = (rows: Rows): boolean =>
  rows.length > 0 && rows.every(([first = ''], index) => first.replace(/[.)]$/, '') === String(index + 1));

/** Columns of which one has this role: where none has it, that with the longest texts among those it may be taken from. */
export function withLongest<Role extends string>(
  columns: readonly Column<Role>[],
  rows: Rows,
  role: Role,
  from: readonly Column<Role>['role'][],
): Column<Role>[] {
  if (columns.some((column) => column.role === role)) return [...columns];
  const lengths = columns.map((column, index) =>
    from.includes(column.role) ? rows.reduce((sum, cells) => sum + (cells[index]?.length ?? 0), 0) : 0,
  );
  const most = Math.max(0, ...lengths);
  const longest = most === 0 ? -1 : lengths.indexOf(most);
  return columns.map((column, index) => (index === longest ? { ...column, role } : column));
}

/**
 * A text with separators of its own makes a row too long for its columns: the surplus goes back into the text.
 * @param role whose text it is
 * @param by what stood between the cells
 */
export function rejoined<Role extends string>(
  cells: readonly string[],
  columns: readonly Column<Role>[],
  role: Role,
  by: string,
): readonly string[] {
  const surplus = cells.length - columns.length;
  const at = columns.findIndex((column) => column.role === role);
  if (surplus <= 0 || at < 0) return cells;
  return [
    ...cells.slice(0, at),
    cells.slice(at, at + surplus + 1).join(by),
    ...cells.slice(at + surplus + 1),
  ];
}

/** The words of a row by what they are for, and those without a place as they are to be shown. */
export function wordsOf<Role extends string>(
  cells: readonly string[],
  columns: readonly Column<Role>[],
): { readonly words: Readonly<Partial<Record<Role, string>>>; readonly extras: string[] } {
  const words: Partial<Record<Role, string>> = {};
  const extras: string[] = [];
  cells.forEach((cell, index) => {
    const { role, name } = columns[index] ?? { role: 'extra', name: '' };
    if (cell === '' || (role === 'number' && /^\d+[.)]?$/.test(cell))) return;
    if (role === 'extra' || role === 'number') extras.push(name === '' ? `“${cell}”` : `${name} “${cell}”`);
    else words[role] = cell;
  });
  return { words, extras };
}
