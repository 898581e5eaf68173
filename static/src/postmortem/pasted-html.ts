/** What was copied from a page or a spreadsheet, as text: its tables with tabs between their cells. */
export interface PastedHtml {
  readonly text: string;
  /** Accounts of the people who were mentioned in it, by the words for them. */
  readonly accounts: ReadonlyMap<string, string>;
}

const MOST_SPANNED = 50;

/** Null when there is no table in it: then the plain text of the clipboard says as much. */
export function readHtml(html: string): PastedHtml | null {
  const page = new DOMParser().parseFromString(html, 'text/html');
  // A table in a cell is a part of that cell.
  const tables = [...page.querySelectorAll('table')].filter(
    (table) => !table.parentElement?.closest('table'),
  );
  const texts = tables.map(tableText).filter((text) => text !== '');
  if (texts.length === 0) return null;
  const mentions = [...page.querySelectorAll<HTMLElement>('[data-account-id]')];
  const accounts = mentions.map(
    (mention) => [wordsOf(mention).replace(/^@/, ''), mention.dataset['accountId'] ?? ''] as const,
  );
  return { text: texts.join('\n\n'), accounts: new Map(accounts.filter(([, id]) => id !== '')) };
}

function tableText(table: HTMLTableElement): string {
  const rows = cellsOf(table).filter((cells) => cells.some((cell) => cell !== ''));
  // One column is a list, and reads as lines.
  return rows.map((cells) => cells.map(quoted).join('\t')).join('\n');
}

/** A cell over several rows stands in each of them: an owner of three tasks owns each. */
function cellsOf(table: HTMLTableElement): string[][] {
  const rows: string[][] = [];
  const taken: (string | undefined)[][] = [];
  [...table.rows].forEach((row, index) => {
    const cells = (taken[index] ??= []);
    let column = 0;
    for (const cell of row.cells) {
      while (cells[column] !== undefined) column += 1;
      const words = wordsOf(cell);
      const down = Math.min(Math.max(cell.rowSpan, 1), MOST_SPANNED);
      for (let below = 0; below < down; below += 1) {
        const line = (taken[index + below] ??= []);
        line[column] = words;
        for (let beside = 1; beside < Math.min(cell.colSpan, MOST_SPANNED); beside += 1)
          line[column + beside] = '';
      }
      column += 1;
    }
    rows.push(Array.from(cells, (words) => words ?? ''));
  });
  return rows;
}

/** The words of a cell on one line; a date that the page marks as one, as that date. */
function wordsOf(element: HTMLElement): string {
  const copy = element.cloneNode(true);
  if (!(copy instanceof HTMLElement)) return '';
  for (const time of copy.querySelectorAll('time[datetime]')) {
    const date = /^\d{4}-\d{2}-\d{2}/.exec(time.getAttribute('datetime') ?? '')?.[0];
    if (date !== undefined) time.textContent = date;
  }
  for (const part of copy.querySelectorAll('br, p, li, div')) part.before(' ');
  return copy.textContent.replace(/\s+/g, ' ').trim();
}

/** A quote at its beginning would be read as the quote around a spreadsheet's cell. */
const quoted = (words: string) => (words.startsWith('"') ? `"${words.replaceAll('"', '""')}"` : words);
