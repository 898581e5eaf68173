import type { Difference, HistoryEntry } from '../../../src/contract/history';
import type { Told } from './history-words';

/** A pause after which the next save is told by itself. */
const PAUSE_MS = 30 * 60_000;

/** Saves of one thing by one person in a row, told as one: what it was before the first and after the last. */
export function foldEntries(entries: readonly HistoryEntry[]): readonly Told[] {
  const told: Told[] = [];
  for (const entry of entries) {
    const later = told.at(-1);
    if (later && goesOn(later, entry)) told[told.length - 1] = merged(later, entry);
    else told.push({ ...entry, saves: 1, since: entry.at });
  }
  return told;
}

function goesOn(later: Told, entry: HistoryEntry): boolean {
  return (
    entry.by !== null &&
    entry.by === later.by &&
    entry.subject === later.subject &&
    entry.id === later.id &&
    entry.what === later.what &&
    !entry.isRemoval &&
    Date.parse(later.since) - Date.parse(entry.at) <= PAUSE_MS
  );
}

function merged(later: Told, entry: HistoryEntry): Told {
  const fields = new Map<string, Difference>();
  for (const difference of entry.differences) fields.set(difference.field, difference);
  for (const difference of later.differences) {
    const earlier = fields.get(difference.field);
    fields.set(difference.field, { ...difference, before: earlier ? earlier.before : difference.before });
  }
  const differences = [...fields.values()].filter(({ before, after }) => before !== after);
  return { ...later, differences, saves: later.saves + 1, since: entry.at };
}
