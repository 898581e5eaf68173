import { narrowed } from './pasted-table';

/**
 * Records of a CSV text (RFC 4180): cells between quotes may hold separators, line breaks and doubled quotes. A quote
 * that is never closed is a sign like any other, so that it cannot swallow the rest of the text.
 * @param separator one character
 */
export function readCsv(text: string, separator: string): string[][] {
  const records: string[][] = [];
  let cells: string[] = [];
  let at = 0;
  const lastQuote = text.lastIndexOf('"');
  const plainEnd = new RegExp(`[${separator}\\n]`, 'g');
  while (at <= text.length) {
    const quoted = text[at] === '"' && at < lastQuote ? readQuoted(text, at, separator) : null;
    plainEnd.lastIndex = at;
    const end = quoted?.end ?? plainEnd.exec(text)?.index ?? text.length;
    cells.push(quoted?.cell ?? text.slice(at, end));
    at = end + 1;
    if (text[end] === separator) continue;
    records.push(narrowed(cells, separator));
    cells = [];
  }
  return records
    .map((record) => record.map((cell) => cell.replace(/\s+/g, ' ').trim()))
    .filter((record) => record.some((cell) => cell !== ''));
}

/** No cell is longer; a quote that is open for longer was never meant as one. */
const LONGEST_CELL = 40_000;

function readQuoted(text: string, start: number, separator: string): { cell: string; end: number } | null {
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0 || quote - start > LONGEST_CELL) return null;
    const next = text[quote + 1];
    if (next === '"') at = quote + 2;
    else if (next === undefined || next === '\n' || next === separator)
      return { cell: text.slice(start + 1, quote).replaceAll('""', '"'), end: quote + 1 };
    else return null;
  }
}
