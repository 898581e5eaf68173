import { ACTION_TYPES, type ActionType } from './actions';
import { readDueDate } from './due-date';
import { type Column, columnsByHead, headWord, isNumbered, withLongest } from './pasted-table';
import { readPriority } from './priority-words';

/** What a column of a table of actions holds. */
export type ActionRole = 'title' | 'owner' | 'priority' | 'due' | 'type';
export type ActionColumn = Column<ActionRole>;

const HEADS: readonly (readonly [ActionRole | 'number', RegExp])[] = [
  [
    'due',
    /^(due|deadline|eta|by when|when|(target|completion|end|planned|finish) date|target|date|complete by|timeline|time ?frame)\b/,
  ],
  [
    'owner',
    /^((action |task )?owners?|owned by|assignees?|assigned( to)?|responsible|who|dri|lead|accountable|person|team)\b/,
  ],
  ['priority', /^(prio(rity)?|p$|sev(erity)?|urgency|importance)\b/],
  ['type', /^((action )?type|kind|category)\b/],
  ['number', /^(#|no|nr|id|number)$/],
  [
    'title',
    /^(tasks?|(corrective |preventive )?actions?|titles?|summary|what|(work )?items?|descriptions?|activity|remediation|improvement|recommendation|measure|to[- ]?dos?|follow[- ]?ups?|next steps?)\b/,
  ],
];

/** Heads that tables of actions have, too, and that an action has no place for. */
const OTHER_HEADS =
  /^(status|state|progress|issues?|tickets?|bug|jira|key|links?|notes?|comments?|remarks?|created|updated|done|service|component|labels?|root cause)\b/;

/** For asking whether words are a date at all. */
const ANY_DAY = '2026-01-05';

/** A cell over a column is short. */
const MOST_HEAD_WORDS = 4;

const isShort = (cell: string) => cell.split(' ').length <= MOST_HEAD_WORDS;
const roleOf = (cell: string) =>
  isShort(cell) ? (HEADS.find(([, words]) => words.test(headWord(cell)))?.[0] ?? null) : null;
const isHeadWord = (cell: string) =>
  roleOf(cell) !== null || (isShort(cell) && OTHER_HEADS.test(headWord(cell)));

/** Whether a row names columns: half of its cells, at least two, are words for a column, one of which we have. */
export function isActionHead(cells: readonly string[]): boolean {
  const said = cells.filter((cell) => cell !== '');
  const words = said.filter(isHeadWord);
  if (words.length < 2 || words.length * 2 < said.length || !words.some((cell) => roleOf(cell) !== null))
    return false;
  // A date or a priority stands below a head, never in it.
  return !said.some((cell) => readPriority(cell)?.isAll === true || looksLikeDate(cell, ANY_DAY));
}

/** A heading over the whole: `Action items:`. */
export function isCaption(cells: readonly string[]): boolean {
  const [only = '', ...others] = cells.filter((cell) => cell !== '');
  return (
    others.length === 0 &&
    /^(action items|actions|action points|to-?dos|follow-?ups|next steps|tasks)$/.test(headWord(only))
  );
}

/** A head without a task gives it to the longest texts. */
export const actionColumnsByHead = (
  head: readonly string[],
  rows: readonly (readonly string[])[],
): ActionColumn[] => withLongest(columnsByHead(head, roleOf), rows, 'title', ['extra']);

/**
 * Without a head, by what stands in the cells: dates, priorities and types by most of them, the task by its length,
 * the owner by short texts beside it.
 */
export function actionColumnsByContent(rows: readonly (readonly string[])[], today: string): ActionColumn[] {
  const width = Math.max(0, ...rows.map((cells) => cells.length));
  const roles: ActionColumn['role'][] = Array.from({ length: width }, () => 'extra');
  const free = () => roles.flatMap((role, index) => (role === 'extra' ? [index] : []));
  const cellsOf = (index: number) =>
    rows.map((cells) => cells[index] ?? '').filter((cell) => readDueDate(cell, today).kind !== 'none');
  const take = (role: ActionRole, isOne: (cell: string) => boolean) => {
    const found = free().find((index) => {
      const cells = cellsOf(index);
      return cells.length > 0 && cells.filter(isOne).length * 2 > cells.length;
    });
    if (found !== undefined) roles[found] = role;
  };
  take('due', (cell) => looksLikeDate(cell, today));
  take('priority', (cell) => readPriority(cell)?.isAll === true);
  take('type', (cell) => readActionType(cell) !== null);
  if (width > 1 && isNumbered(rows)) roles[0] = 'number';
  const columns = withLongest(
    roles.map((role): ActionColumn => ({ role, name: '' })),
    rows,
    'title',
    ['extra'],
  );
  const owner = columns.findIndex(({ role }, index) => {
    if (role !== 'extra') return false;
    const cells = cellsOf(index);
    return (
      cells.length > 0 && cells.every((cell) => cell.split(' ').length <= 5 && !/^\S+-\d+$|:\/\//.test(cell))
    );
  });
  return columns.map((column, index) => (index === owner ? { ...column, role: 'owner' } : column));
}

export function looksLikeDate(cell: string, today: string): boolean {
  const reading = readDueDate(cell, today);
  return reading.kind === 'date' || (reading.kind === 'refused' && reading.isDate);
}

/** The type that one word says, in its usual forms: `Prevention`, `mitigative`, `detect`. */
export function readActionType(cell: string): ActionType | null {
  const word = headWord(cell);
  const stem = /^(prevent|detect|mitigat|process|experiment)(e|s|ion|ive|ative|ative action)?$/.exec(
    word,
  )?.[1];
  return ACTION_TYPES.find((type) => stem !== undefined && type.startsWith(stem)) ?? null;
}
