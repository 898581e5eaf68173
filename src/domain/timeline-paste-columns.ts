import { knownTool, namedKind } from './timeline-guesses';
import { EMPTY_ENTRY, type Piece, type RawEntry } from './timeline-paste-row';
import { isClock, readWhen, readWhole } from './timeline-when';
import { zoneOfHead } from './timeline-when-zone';

type Role = 'time' | 'date' | 'text' | 'source' | 'kind' | 'link' | 'author' | 'number' | 'extra';

interface Column {
  readonly role: Role;
  /** The head's own words; empty without a head. */
  readonly name: string;
}

const HEADS: readonly (readonly [Exclude<Role, 'extra'>, RegExp])[] = [
  [
    'time',
    /^((date|day)( and | ?[/&,+] ?| )time|time ?(stamp)?s?|when|at|date ?time|ts|clock|hour|started( at)?|(event |start |local |utc )time)\b/,
  ],
  ['date', /^(date|day)\b/],
  ['kind', /^(kind|type|(event )?type|category|phase|stage)\b/],
  [
    'source',
    /^((data )?source|tool|system|seen (in|by|on)|detected by|origin|channel|monitor(ing)?|evidence)\b/,
  ],
  ['link', /^(links?|urls?|permalink|references?|ref)\b/],
  ['author', /^(who|author|user(name)?|name|person|actor|owner|responder|by|reported by|sender|from)\b/],
  ['number', /^(#|no|nr|id|number|step)$/],
  [
    'text',
    /^(events?|(event )?descriptions?|what( happened)?|texts?|messages?|entry|details?|summary|notes?|activity|actions?( taken)?|observations?|titles?|updates?|comments?|log)\b/,
  ],
];

const MOST_HEAD_WORDS = 6;
const headWord = (cell: string) =>
  cell
    .toLowerCase()
    .replace(/[*:.?]/g, '')
    .trim();
const roleOf = (cell: string): Role | null =>
  cell.split(' ').length > MOST_HEAD_WORDS
    ? null
    : (HEADS.find(([, words]) => words.test(headWord(cell)))?.[0] ?? null);

/** Whether a row names columns, one of them for the time, and has no time itself. */
export function isHead(cells: readonly string[], near: string | null): boolean {
  const said = cells.filter((cell) => cell !== '');
  const roles = said.map(roleOf);
  return (
    roles.some((role) => role === 'time' || role === 'date') &&
    roles.filter((role) => role !== null).length >= 2 &&
    said.every((cell) => !isClock(cell, near))
  );
}

/** Entries of the rows of a table, with or without heads; a head can stand anywhere and names the rows below it. */
export function piecesOfTable(rows: readonly (readonly string[])[], near: string | null): Piece[] {
  const parts: { head: readonly string[] | null; rows: (readonly string[])[] }[] = [{ head: null, rows: [] }];
  for (const cells of rows.filter((row) => row.some((cell) => cell !== '')))
    if (isHead(cells, near)) parts.push({ head: cells, rows: [] });
    else parts.at(-1)?.rows.push(cells);
  return parts.flatMap(({ head, rows: below }) => {
    const columns = head === null ? columnsByContent(below, near) : columnsByHead(head, below);
    const zone = (head ?? [])
      .map((name) => (roleOf(name) === 'time' ? zoneOfHead(name) : null))
      .find((one) => one !== null);
    const zones: Piece[] = zone === undefined ? [] : [{ kind: 'zone', zone }];
    return [
      ...zones,
      ...below.map((cells): Piece => ({
        kind: 'entry',
        entry: entryOf(joined(cells, columns), columns, near),
      })),
    ];
  });
}

/** Each role goes to one column: the first that is named so. Without one for the text, the longest has it. */
function columnsByHead(head: readonly string[], rows: readonly (readonly string[])[]): Column[] {
  const roles = head.map(roleOf);
  const columns = head.map((name, index): Column => {
    const role = roles[index] ?? 'extra';
    return { name, role: roles.indexOf(role) === index ? role : 'extra' };
  });
  return withText(
    // A date beside no time is all there is of a time.
    columns.map((column) =>
      column.role === 'date' && !roles.includes('time') ? { ...column, role: 'time' } : column,
    ),
    rows,
  );
}

/** Without a head, by what stands in most cells of a column. */
function columnsByContent(rows: readonly (readonly string[])[], near: string | null): Column[] {
  const width = rows.reduce((most, cells) => Math.max(most, cells.length), 0);
  const roles: Role[] = Array.from({ length: width }, () => 'extra');
  const sample = rows.slice(0, 100);
  const take = (role: Role, isOne: (cell: string) => boolean) => {
    const found = roles.findIndex((taken, index) => {
      const cells = sample.map((row) => row[index] ?? '').filter((cell) => cell !== '');
      return taken === 'extra' && cells.length > 0 && cells.filter(isOne).length * 2 > cells.length;
    });
    if (found >= 0) roles[found] = role;
  };
  take('time', (cell) => isClock(cell, near));
  take(roles.includes('time') ? 'date' : 'time', (cell) => typeof readWhole(cell, near)?.date === 'string');
  take('link', (cell) => /^https?:\/\/\S+$/.test(cell));
  take('kind', (cell) => namedKind(cell) !== null);
  take('source', (cell) => knownTool(cell) !== null);
  if (
    sample.length > 0 &&
    sample.every((cells, index) => (cells[0] ?? '').replace(/[.)]$/, '') === String(index + 1))
  )
    roles[0] = 'number';
  return withText(
    roles.map((role): Column => ({ role, name: '' })),
    rows,
  );
}

function withText(columns: readonly Column[], rows: readonly (readonly string[])[]): Column[] {
  if (columns.some(({ role }) => role === 'text')) return [...columns];
  const lengths = columns.map(({ role }, index) =>
    role === 'extra' || role === 'author'
      ? rows.reduce((sum, cells) => sum + (cells[index]?.length ?? 0), 0)
      : -1,
  );
  const longest = lengths.indexOf(Math.max(0, ...lengths));
  return columns.map((column, index) => (index === longest ? { ...column, role: 'text' } : column));
}

/** A text with separators of its own makes a row too long for its columns. */
function joined(cells: readonly string[], columns: readonly Column[]): readonly string[] {
  const surplus = cells.length - columns.length;
  const at = columns.findIndex(({ role }) => role === 'text');
  if (surplus <= 0 || at < 0) return cells;
  return [
    ...cells.slice(0, at),
    cells.slice(at, at + surplus + 1).join(', '),
    ...cells.slice(at + surplus + 1),
  ];
}

function entryOf(cells: readonly string[], columns: readonly Column[], near: string | null): RawEntry {
  const words: Partial<Record<Role, string>> = {};
  const extras: string[] = [];
  cells.forEach((cell, index) => {
    const { role, name } = columns[index] ?? { role: 'extra', name: '' };
    if (cell === '' || (role === 'number' && /^\d+[.)]?$/.test(cell))) return;
    if (role === 'extra' || role === 'number') extras.push(name === '' ? `“${cell}”` : `${name} “${cell}”`);
    else words[role] = cell;
  });
  const timeWords = [words.date, words.time].filter((cell) => cell !== undefined).join(' ');
  const whole = readWhole(timeWords, near);
  // A cell may say more than the time: what it says is not lost.
  const begun = whole === null ? readWhen(timeWords === '' ? (words.text ?? '') : timeWords, near) : null;
  const isInText = timeWords === '' && begun !== null;
  if (!isInText && begun !== null && begun.rest !== '') extras.push(`“${begun.rest}”`);
  return {
    ...EMPTY_ENTRY,
    when: whole ?? begun?.when ?? null,
    timeWords,
    text: isInText ? begun.rest : (words.text ?? ''),
    source: words.source ?? '',
    kindWords: words.kind ?? '',
    link: words.link ?? '',
    author: words.author ?? '',
    notes: extras.length === 0 ? [] : [`Not taken over: ${extras.join(', ')}.`],
  };
}
