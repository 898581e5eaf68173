const LINE_END = '\r\n';

/** What a spreadsheet takes for a formula. A number with a sign is none, and stays a number. */
const FORMULA = /^[\s\u200B\uFEFF]*[=+\-@|\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;
const NUMBER = /^[+-]?\d{1,15}(?:\.\d{1,15})?$/;

/**
 * A table as CSV (RFC 4180), every line ended by CR LF. What a spreadsheet would run as a formula gets an apostrophe
 * in front of it, which a spreadsheet shows as text.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
export function csvOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, ...rows].map((row) => row.map(cell).join(',') + LINE_END).join('');
}

function cell(value: string): string {
  const safe = FORMULA.test(value) && !NUMBER.test(value) ? `'${value}` : value;
  return /[",\r\n;\t']|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
