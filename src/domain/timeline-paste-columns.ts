import { knownTool, namedKind } from './timeline-guesses';
import {
  type Column,
  columnsByHead,
  headWord,
  isNumbered,
  rejoined,
  tableParts,
  withLongest,
  wordsOf,
} from './pasted-table';
import { EMPTY_ENTRY, type Piece, type RawEntry } from './timeline-paste-row';
import { isClock, readWhen, readWhole } from './timeline-when';
import { zoneOfHead } from './timeline-when-zone';

type EntryRole = 'time' | 'date' | 'text' | 'source' | 'kind' | 'link' | 'author';
type EntryColumn = Column<EntryRole>;

const HEADS: readonly (readonly [EntryRole | 'number', RegExp])[] = [
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
const roleOf = (cell: string): EntryRole | 'number' | null =>
  cell.split(' ').length > MOST_HEAD_WORDS
    ? null
    : (HEADS.find(([, words]) => words.test(headWord(cell)))?.[0] ?? null);

/** Whether a row names columns, one of them for the time, and has no time itself. */
export function isEntryHead(cells: readonly string[], near: string | null): boolean {
  const said = cells.filter((cell) => cell !== '');
  const roles = said.map(roleOf);
  return (
    roles.some((role) => role === 'time' || role === 'date') &&
    roles.filter((role) => role !== null).length >= 2 &&
    said.every((cell) => !isClock(cell, near))
  );
}

/** Entries of the rows of a table, with or without heads. */
export function piecesOfTable(rows: readonly (readonly string[])[], near: string | null): Piece[] {
  const parts = tableParts(rows, (cells) => isEntryHead(cells, near));
  return parts.flatMap(({ head, rows: below }) => {
    const columns = head === null ? entryColumnsByContent(below, near) : entryColumnsByHead(head, below);
    const zone = (head ?? [])
      .map((name) => (roleOf(name) === 'time' ? zoneOfHead(name) : null))
      .find((one) => one !== null);
    const zones: Piece[] = zone === undefined ? [] : [{ kind: 'zone', zone }];
    return [
      ...zones,
      ...below.map((cells): Piece => ({
        kind: 'entry',
        entry: entryOf(rejoined(cells, columns, 'text', ', '), columns, near),
      })),
    ];
  });
}

/** A head without a text gives it to the longest ones, even where they stand under a name. */
const withText = (columns: readonly EntryColumn[], rows: readonly (readonly string[])[]): EntryColumn[] =>
  withLongest(columns, rows, 'text', ['extra', 'author']);

function entryColumnsByHead(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): readonly EntryColumn[] {
  const columns = columnsByHead(head, roleOf);
  const hasTime = columns.some(({ role }) => role === 'time');
  return withText(
    // A date beside no time is all there is of a time.
    columns.map((column) => (column.role === 'date' && !hasTime ? { ...column, role: 'time' } : column)),
    rows,
  );
}

/** Without a head, by what stands in most cells of a column. */
function entryColumnsByContent(
  rows: readonly (readonly string[])[],
  near: string | null,
): readonly EntryColumn[] {
  const width = rows.reduce((most, cells) => Math.max(most, cells.length), 0);
  const roles: EntryColumn['role'][] = Array.from({ length: width }, () => 'extra');
  const sample = rows.slice(0, 100);
  const take = (role: EntryRole, isOne: (cell: string) => boolean) => {
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
  if (isNumbered(sample)) roles[0] = 'number';
  return withText(
    roles.map((role): EntryColumn => ({ role, name: '' })),
    rows,
  );
}

function entryOf(cells: readonly string[], columns: readonly EntryColumn[], near: string | null): RawEntry {
  const { words, extras } = wordsOf(cells, columns);
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
