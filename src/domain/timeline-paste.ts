import { blocksOf } from './pasted-blocks';
import { readCsv } from './timeline-csv';
import { isEntryHead, piecesOfTable } from './timeline-paste-columns';
import { countHeaders, piecesOfLines } from './timeline-paste-lines';
import { pastedEntry, type PastedEntry, type Piece } from './timeline-paste-row';
import { Placing, type PasteContext, type Placed } from './timeline-placing';
import { piecesOfExport } from './timeline-slack-export';
import { isClock, readWhole } from './timeline-when';

export { storedEntry, type PastedEntry } from './timeline-paste-row';
export type { PasteContext } from './timeline-placing';

export interface TimelinePaste {
  readonly entries: readonly PastedEntry[];
  /** About the text as a whole, and what of it is no entry. */
  readonly notes: readonly string[];
}

/** As many as a timeline may have. */
export const MOST_PASTED_ENTRIES = 500;
export const MOST_PASTED_CHARACTERS = 1_000_000;

const NO_TIME: Placed = { at: null, precision: 'unknown', choices: [], notes: [] };
const MOST_LEFT_SHOWN = 20;
/** Twenty for each entry: longer texts are no timelines, and reading all of them would keep people waiting. */
const MOST_LINES = 10_000;

/**
 * Reads timeline entries out of pasted text: tables (cells between tabs or pipes), CSV, lines such as
 * `10:05 alert triggered to on-call, PagerDuty`, chats as Slack copies them, and Slack's export of a channel.
 */
export function readTimelinePaste(text: string, context: PasteContext): TimelinePaste {
  const taken = text.slice(0, MOST_PASTED_CHARACTERS).replace(/\r\n?|[\u2028\u2029\u000b\u0085]/g, '\n');
  const { pieces, notes } = piecesOf(taken, context.day);
  const placing = new Placing(context);
  const entries: PastedEntry[] = [];
  const left: string[] = [];
  const zones = new Set<string>();
  let beyond = 0;
  for (const piece of pieces)
    if (piece.kind === 'day') placing.startDay(piece.date);
    else if (piece.kind === 'zone') {
      placing.speakIn(piece.zone);
      zones.add(piece.zone.words);
    } else if (piece.kind === 'left') left.push(piece.words);
    else if (entries.length >= MOST_PASTED_ENTRIES) beyond += 1;
    else
      entries.push(
        pastedEntry(piece.entry, piece.entry.when === null ? NO_TIME : placing.place(piece.entry.when)),
      );
  if (zones.size > 0) notes.push(`Times are read in ${[...zones].join(', ')}, as the text says.`);
  if (beyond > 0)
    notes.push(
      `Only the first ${MOST_PASTED_ENTRIES} rows are shown; ${beyond} follow. Add these, then paste the rest.`,
    );
  if (text.length > MOST_PASTED_CHARACTERS)
    notes.push('The text is longer than a million characters. Paste the rest of it after these rows.');
  if (left.length > 0) {
    const more = left.length > MOST_LEFT_SHOWN ? ` and ${left.length - MOST_LEFT_SHOWN} more` : '';
    notes.push(
      `No entries: ${left
        .slice(0, MOST_LEFT_SHOWN)
        .map((words) => `“${words}”`)
        .join(', ')}${more}.`,
    );
  }
  return { entries, notes };
}

/** Where words for a time stand that were typed for one entry alone; null when they are no time. */
export function placedTime(words: string, context: PasteContext): Placed | null {
  const when = readWhole(words, context.day);
  return when === null ? null : new Placing(context).place(when);
}

function piecesOf(given: string, near: string | null): { pieces: Piece[]; notes: string[] } {
  const exported = piecesOfExport(given);
  if (exported !== null) return { pieces: exported, notes: [] };
  const notes =
    /^\s*[[{]/.test(given) && /"ts"\s{0,5}:/.test(given)
      ? [
          'This looks like an export of Slack that is not whole, so it is read line by line. Copy all of the file.',
        ]
      : [];
  const all = given.split('\n');
  const lines = all.slice(0, MOST_LINES);
  const text = lines.join('\n');
  if (all.length > MOST_LINES)
    notes.push(
      `Only the first ${MOST_LINES} of ${all.length} lines are read. Paste the rest after these rows.`,
    );
  const inTables = lines.filter((line) => line.includes('\t') || /^\s*\|.*\|/.test(line)).length;
  const headers = countHeaders(lines, near);
  if (headers > 0 && headers >= inTables) return { pieces: piecesOfLines(lines, near), notes };
  const records = inTables === 0 ? csvOf(text, near) : null;
  if (records !== null) return { pieces: piecesOfTable(records, near), notes };
  if (inTables === 0) return { pieces: piecesOfLines(lines, near), notes };
  const pieces = blocksOf(text).flatMap(({ kind, rows }) =>
    kind === 'table'
      ? piecesOfTable(rows, near)
      : piecesOfLines(
          rows.map((cells) => cells.join(' - ')),
          near,
        ),
  );
  return { pieces, notes };
}

/** CSV has a head, or a time of its own in the first cells of most records; other lines only have commas in them. */
function csvOf(text: string, near: string | null): string[][] | null {
  for (const separator of [',', ';']) {
    const records = readCsv(text, separator);
    const [first = []] = records;
    const sample = records.slice(0, 100).filter((cells) => cells.length > 1);
    const timed = sample.filter((cells) => cells.slice(0, 2).some((cell) => isClock(cell, near)));
    if (records.length > 1 && isEntryHead(first, near)) return records;
    if (sample.length > 0 && timed.length * 2 > Math.min(records.length, 100)) return records;
  }
  return null;
}
