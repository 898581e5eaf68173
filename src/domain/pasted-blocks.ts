import { narrowed } from './pasted-table';

/** Pasted text as blocks of cells; what the cells mean is decided elsewhere. */
export interface PastedBlock {
  /** `lines`: a cell ends at a dash, and a task may hold dashes of its own. */
  readonly kind: 'table' | 'lines';
  readonly rows: readonly (readonly string[])[];
}

const DASH = /\s+[-–—]\s+/;
const RULE = /^:?-+:?$/;
/** A box that is ticked stays: it says something. */
const BULLET = /^\s*(?:[-*•◦▪]|\d{1,3}[.)])\s+(?:(?:\[ ?\]|☐)\s*)?|^\s*(?:\[ ?\]|☐)\s*/;

/** Tables (cells between tabs or pipes) and lines, in the order of the text. An empty line ends a block. */
export function blocksOf(text: string): PastedBlock[] {
  const blocks: { kind: PastedBlock['kind']; by: string; rows: string[][] }[] = [];
  let by = '';
  for (const line of unquoted(text.replace(/\r\n?|[\u2028\u2029\u000b]/g, '\n')).split('\n')) {
    const kind = kindOf(line);
    if (kind === '') {
      by = '';
      continue;
    }
    if (kind !== by) blocks.push({ kind: kind === 'line' ? 'lines' : 'table', by: kind, rows: [] });
    by = kind;
    blocks.at(-1)?.rows.push(...rowsOf(line, kind));
  }
  return blocks.filter(({ rows }) => rows.length > 0);
}

function kindOf(line: string): '' | 'tab' | 'pipe' | 'line' {
  if (line.trim() === '') return '';
  if (line.includes('\t')) return 'tab';
  return /^\s*\|/.test(line) || line.split(/(?<!\\)\|/).length > 2 ? 'pipe' : 'line';
}

function rowsOf(line: string, kind: 'tab' | 'pipe' | 'line'): string[][] {
  if (kind === 'tab') return [narrowed(line.split('\t'), ' ').map(plain)];
  if (kind === 'line') return inOneLine(line).map((part) => cellsOfLine(part));
  // Jira's own markup writes heads as ||Owner||Task||.
  const cells = narrowed(
    line
      .trim()
      .replace(/^\|\|.*$/, (head) => head.replaceAll('||', '|'))
      .replace(/^\||(?<!\\)\|$/g, '')
      .split(/(?<!\\)\|/),
    ' ',
  ).map((cell) => plain(cell.replaceAll('\\|', '|')));
  return cells.every((cell) => RULE.test(cell)) ? [] : [cells];
}

/** Spreadsheets put cells with line breaks between quotes, and double the quotes in them. */
function unquoted(text: string): string {
  return text.replace(
    /(^|[\t\n])"((?:[^"]|"")*)"(?=([\t\n]|$))/g,
    (whole, before: string, cell: string, after: string) =>
      before === '\t' || after === '\t'
        ? `${before}${cell.replaceAll('""', '"').replace(/[\t\n]+/g, ' ')}`
        : whole,
  );
}

/** Several actions in one line, between semicolons: only when each of them reads like one. */
function inOneLine(given: string): string[] {
  const line = given.replace(/\s+/g, ' ');
  const parts = line.split(/;(?:\s+|$)/).filter((part) => part.trim() !== '');
  const each = parts.every((part) => part.split(DASH).length >= 3);
  return parts.length > 1 && each ? parts : [line.replace(/;\s*$/, '')];
}

function cellsOfLine(line: string): string[] {
  return narrowed(plain(line.replace(BULLET, '')).split(DASH), ' ');
}

/** Without the marks of Markdown and without control characters, on one line. Bounds keep the time in proportion. */
function plain(cell: string): string {
  return cell
    .replace(/<br\s*\/?>/gi, ' ')
    .replace(/\[([^\]]{0,300})\]\((\S{1,1000}?)\)/g, '$1 ($2)')
    .replace(/(\*\*|__)(?=\S)(.{1,300}?)(?<=\S)\1/g, '$2')
    .replace(/[\p{Cc}\u200b\ufeff]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
