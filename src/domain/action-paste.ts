import {
  actionColumnsByContent,
  actionColumnsByHead,
  isActionHead,
  isCaption,
  looksLikeDate,
} from './action-paste-columns';
import { actionOf, isNobody, type PastedAction, type Reader } from './action-paste-row';
import { blocksOf, type PastedBlock } from './pasted-blocks';
import { rejoined, tableParts, wordsOf } from './pasted-table';
import { readPriority } from './priority-words';

export type { PastedAction } from './action-paste-row';

export interface Paste {
  readonly actions: readonly PastedAction[];
  /** About the text as a whole. */
  readonly notes: readonly string[];
}

/** More rows are read in another paste: a preview of thousands helps nobody. */
export const MOST_PASTED = 200;
const MOST_CHARACTERS = 200_000;

const TICKED = /^\[[xX]\]\s*|^[☑✓✔]\s*/;

/**
 * Reads actions out of pasted text: tables from spreadsheets and wikis (cells between tabs), Markdown tables, and
 * lines such as `SRE Lead - Tune the alerts - High - 2 days`, with or without a row of heads.
 * @param today YYYY-MM-DD, for due dates like "2 days"
 */
export function readPaste(text: string, today: string): Paste {
  const blocks = blocksOf(text.slice(0, MOST_CHARACTERS));
  const cells = blocks.flatMap(({ rows }) => rows.flat());
  const reader = { today, hasP0: cells.some((cell) => readPriority(cell)?.isP0 === true) };
  const rows = blocks.flatMap((block) => rowsOf(block, reader));
  const notes: string[] = [];
  if (rows.length > MOST_PASTED)
    notes.push(`Only the first ${MOST_PASTED} rows are shown. Add them, then paste the rest.`);
  if (text.length > MOST_CHARACTERS)
    notes.push('Only the first 200,000 characters are read. Paste the rest of the text after these rows.');
  if (hasCommasForCells(blocks))
    notes.push('Commas do not part cells here. Copy the cells in the spreadsheet itself, then paste them.');
  const actions = rows.slice(0, MOST_PASTED).map((read) => read());
  const untyped = actions.filter(({ saysType }) => !saysType).length;
  if (untyped > 0)
    notes.push(
      `${untyped === actions.length ? 'No type is given' : `${untyped} of ${actions.length} rows give no type`}: it is prevent until you choose.`,
    );
  return { actions, notes };
}

/** How to read each row of a block; those beyond the preview never are. */
function rowsOf({ kind, rows }: PastedBlock, reader: Reader): (() => PastedAction)[] {
  const said = rows.filter((cells) => !isCaption(cells));
  return tableParts(said, isActionHead).flatMap(({ head, rows: below }) => {
    if (kind === 'lines' && head === null) return below.map((cells) => () => readLine(cells, reader));
    const columns =
      head === null ? actionColumnsByContent(below, reader.today) : actionColumnsByHead(head, below);
    return below.map((cells) => () => {
      // A task with dashes of its own makes a line too long for its head.
      const row = kind === 'lines' ? rejoined(cells, columns, 'title', ' - ') : cells;
      const { words, extras } = wordsOf(row, columns);
      return actionOf(words, extras, reader);
    });
  });
}

/** A line without a head: owner, task, priority, due date, in this order; the last two may be missing or change places. */
function readLine(parts: readonly string[], reader: Reader): PastedAction {
  const { today } = reader;
  const ticked = TICKED.test(parts[0] ?? '');
  const rest = parts.map((part, index) => (index === 0 ? part.replace(TICKED, '') : part));
  const found: { priority?: string; due?: string } = {};
  // Words that are no date stand where one belongs.
  if (rest.length >= 4 && isPriority(rest.at(-2)) && !isPriority(rest.at(-1))) found.due = rest.pop() ?? '';
  while (rest.length > 1) {
    const last = rest.at(-1) ?? '';
    if (found.due === undefined && (looksLikeDate(last, today) || isNobody(last))) found.due = last;
    else if (found.priority === undefined && isPriority(last)) found.priority = last;
    else break;
    rest.pop();
  }
  const names =
    rest.length > 1 &&
    (found.due !== undefined || found.priority !== undefined || /^@\S/.test(rest[0] ?? ''));
  const owner = names ? (rest.shift() ?? '') : '';
  return actionOf(
    { title: rest.join(' - '), owner, priority: found.priority, due: found.due },
    ticked ? ['that it was ticked off'] : [],
    reader,
  );
}

const isPriority = (words: string | undefined) => words !== undefined && readPriority(words)?.isAll === true;

/** Lines that would be rows of a CSV file. */
function hasCommasForCells(blocks: readonly PastedBlock[]): boolean {
  const lines = blocks.flatMap(({ kind, rows }) =>
    kind === 'lines' ? rows.map((cells) => cells.join(' ')) : [],
  );
  const commas = lines.map((line) => line.split(/[,;]/).length - 1);
  return lines.length > 1 && commas.every((count) => count >= 2 && count === commas[0]);
}
