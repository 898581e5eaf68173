import type { Span } from './hints';

const FENCE = /^(?:[ \t]|>)*(`{3,}|~{3,})/;
const LIST_MARK = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?/;
const HEADING = /^[ \t]{0,3}#{1,6}[ \t]+/;
/** Under a heading, between sections, under the head of a table: nothing but marks. */
const RULE = /^[ \t=|:*_-]+$/;
const DEFINITION = /^[ \t]{0,3}\[[^\]\n]{1,80}\]:/;
const INDENTED = /^(?: {4}|\t)/;
/** A line of a transcript or timeline starts a block of its own. */
const STAMPED = /^[ \t]*[[(]?(?:\d{4}-\d\d-\d\d|\d{1,2}:\d\d)/;

const LOG_LINES: readonly RegExp[] = [
  // A level in capitals near the start.
  /^[^\p{Ll}\n]{0,40}\b(?:ERROR|WARN(?:ING)?|INFO|DEBUG|FATAL|TRACE|CRIT(?:ICAL)?|NOTICE|PANIC|SEVERE)\b(?::|\]|[ \t]+(?:\d|\[|[a-z\d_.]+[:.=]|Retry))/u,
  // [E 2017-09-29 00:46:54 name:113]
  /^[ \t]*\[[A-Z]? ?\d{4}-\d\d-\d\d[ T][^\]\n]{4,60}\]/,
  // Sep 29 08:59:01 host process[123]:
  /^[ \t]*[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \S+ [\w./-]+(?:\[\d+\])?:/,
  /^[ \t]*(?:at [\w$.]+\(|Traceback \(|Caused by: |File ")/,
  /^[ \t]*(?:\$|>>>|[\w.-]+@[\w.-]+[:~][^ \n]{0,60}[#$]) /,
  /^[ \t]*[{[]"/,
  /^[ \t]*(?:[\w.]{1,30}=\S{1,60}[ \t]+){2}/,
];

/** Parts of a Markdown text in which people speak: headings, paragraphs, list items, cells. No code, quotes or logs. */
export function proseOf(text: string): Span[] {
  const blocks: Span[] = [];
  let open: { start: number; end: number } | undefined;
  let fence = '';
  let inComment = false;
  let inQuote = false;
  let inList = false;
  let afterBlank = true;

  const close = (): void => {
    if (open) blocks.push(open);
    open = undefined;
  };
  for (let start = 0; start <= text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(start, end).replace(/\r$/, '');
    const at = start;
    start = end + 1;

    if (inComment) {
      inComment = !line.includes('-->');
      continue;
    }
    const mark = FENCE.exec(line)?.[1] ?? '';
    if (fence !== '') {
      if (mark.startsWith(fence)) fence = '';
      continue;
    }
    if (mark !== '') {
      close();
      fence = mark;
      continue;
    }
    if (line.trim() === '') {
      close();
      afterBlank = true;
      inQuote = false;
      continue;
    }
    const isCode: boolean =
      INDENTED.test(line) && afterBlank && (!inList || /^(?: {8}|\t\t)/.test(line)) && !LIST_MARK.test(line);
    const wasBlank = afterBlank;
    afterBlank = isCode;
    if (isCode) continue;
    if (/^[ \t]{0,3}>/.test(line)) inQuote = true;
    if (/^[ \t]*<!--/.test(line) && !line.includes('-->')) inComment = true;
    const skipped = inQuote || inComment || DEFINITION.test(line) || RULE.test(line);
    if (skipped || LOG_LINES.some((log) => log.test(line))) {
      close();
      continue;
    }
    if (/^[ \t]*\|/.test(line) || / \| /.test(line)) {
      close();
      blocks.push(...cellsOf(line, at));
      continue;
    }
    const item = LIST_MARK.exec(line) ?? HEADING.exec(line);
    if (item) {
      close();
      if (!line.trimStart().startsWith('#')) inList = true;
    } else if (wasBlank && !/^[ \t]/.test(line)) inList = false;
    if (open === undefined || STAMPED.test(line)) {
      close();
      open = { start: at + (item?.[0].length ?? 0), end: at + line.length };
    } else open.end = at + line.length;
    // A heading, and a line that Markdown breaks, end there.
    if (HEADING.test(line) || /(?: {2}|\\)$/.test(line)) close();
  }
  close();
  return blocks;
}

/** A pipe behind a backslash or in code does not part cells; the second is rare enough to part them anyway. */
function cellsOf(line: string, at: number): Span[] {
  const cells: Span[] = [];
  let start = 0;
  for (let i = 0; i <= line.length; i += 1) {
    if (i < line.length && (line.charAt(i) !== '|' || line.charAt(i - 1) === '\\')) continue;
    if (line.slice(start, i).trim() !== '') cells.push({ start: at + start, end: at + i });
    start = i + 1;
  }
  return cells;
}
