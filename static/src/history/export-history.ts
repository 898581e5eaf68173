import { csvOf } from '../../../src/contract/csv';
import type { HistoryEntry } from '../../../src/contract/history';
import { historyTexts } from '../texts/history';
import { authorWords, fieldWords, type NameOf, subjectWords, whatWords, withNames } from './history-words';

const named = (value: string | null, nameOf: NameOf) => (value === null ? null : withNames(value, nameOf));

/** A line for each value that was changed; of a change without any, one line. Times in UTC. */
export function historyCsv(entries: readonly HistoryEntry[], nameOf: NameOf): string {
  const rows = entries.flatMap((entry) => {
    const differences =
      entry.differences.length === 0 ? [{ field: null, before: null, after: null }] : entry.differences;
    return differences.map(({ field, before, after }) => [
      entry.at,
      authorWords(entry.by, nameOf),
      whatWords(entry.what),
      subjectWords(entry.subject),
      field === null ? '' : fieldWords(field),
      named(before, nameOf) ?? '',
      named(after, nameOf) ?? '',
      String(entry.version),
      entry.changeId,
    ]);
  });
  return csvOf(historyTexts.columns, rows);
}

/** The same as JSON, with the words of the log. */
export function historyJson(entries: readonly HistoryEntry[], nameOf: NameOf): string {
  const changes = entries.map((entry) => ({
    at: entry.at,
    who: authorWords(entry.by, nameOf),
    what: entry.what,
    kind: entry.subject,
    version: entry.version,
    change: entry.changeId,
    differences: entry.differences.map(({ field, before, after }) => ({
      field,
      before: named(before, nameOf),
      after: named(after, nameOf),
    })),
  }));
  return `${JSON.stringify({ changes }, null, 2)}\n`;
}
