import type { Span } from './hints';
import { QUOTE, THING } from './tokens';

/** Further apart, two quotation marks do not belong together. */
const LONGEST_QUOTE = 600;
/** Single ones are apostrophes more often than not. */
const LONGEST_SINGLE_QUOTE = 80;

const CLOSING: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '”',
  '„': '“”',
  '«': '»',
  '‘': '’',
  "'": "'",
};
const ADDRESS =
  /(?:https?|ftp|mailto):[^\s<>"“”|]*[^\s<>"“”|.,;:!?)\]'’*_]|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{0,200}\w/g;
const LINK_TARGET = /\]\([^()\n]{0,300}(?:\([^()\n]{0,100}\)[^()\n]{0,100})?\)|\]\[[^\]\n]{0,80}\]/g;
const TAG = /<\/?[a-z][^<>\n]{0,300}>|<!--[^\n]{0,400}?-->/gi;

export interface Masked {
  /** Of the same length as the text. */
  readonly text: string;
  /** What stood between quotation marks, without them. */
  readonly quotes: readonly Span[];
}

/** Blanks out code, addresses, markup and what others said, within the blocks given. */
export function mask(text: string, blocks: readonly Span[]): Masked {
  const parts: string[] = [];
  const quotes: Span[] = [];
  let at = 0;
  for (const { start, end } of blocks) {
    parts.push(text.slice(at, start), maskBlock(text.slice(start, end), start, quotes));
    at = end;
  }
  parts.push(text.slice(at));
  return { text: parts.join(''), quotes };
}

function maskBlock(block: string, offset: number, quotes: Span[]): string {
  let masked = block;
  if (masked.includes('`')) masked = maskCode(masked);
  if (masked.includes('<')) masked = masked.replace(TAG, (tag) => ' '.repeat(tag.length));
  if (masked.includes('](') || masked.includes('][')) {
    masked = masked.replace(LINK_TARGET, (target) => ' '.repeat(target.length));
  }
  if (/[:@]/.test(masked)) masked = masked.replace(ADDRESS, (address) => THING.repeat(address.length));
  if (/["'“„«‘]/.test(masked)) masked = maskQuotes(masked, offset, quotes);
  if (!/[*~_]/.test(masked)) return masked;
  return masked.replace(/[*~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, ' ');
}

/** Runs of backticks close with the next run of the same length, as in Markdown. */
function maskCode(block: string): string {
  const runs = [...block.matchAll(/`+/g)].map(({ 0: run, index }) => ({ index, length: run.length }));
  const next = new Map<number, number>();
  const closing = new Array<number | undefined>(runs.length);
  for (let n = runs.length - 1; n >= 0; n -= 1) {
    const length = runs[n]?.length ?? 0;
    closing[n] = next.get(length);
    next.set(length, n);
  }
  const parts: string[] = [];
  let at = 0;
  for (let n = 0; n < runs.length;) {
    const run = runs[n];
    const partner = closing[n];
    const last = partner === undefined ? undefined : runs[partner];
    if (run === undefined || partner === undefined || last === undefined) {
      n += 1;
      continue;
    }
    const end = last.index + last.length;
    parts.push(block.slice(at, run.index), THING.repeat(end - run.index));
    at = end;
    n = partner + 1;
  }
  parts.push(block.slice(at));
  return parts.join('');
}

function maskQuotes(block: string, offset: number, quotes: Span[]): string {
  const parts: string[] = [];
  // Where each closing mark was last looked for: nothing is searched twice.
  const known = new Map<string, number>();
  let at = 0;
  for (let i = 0; i < block.length; i += 1) {
    const closing = CLOSING[block.charAt(i)];
    if (closing === undefined || /[\p{L}\p{N}]/u.test(block.charAt(i - 1))) continue;
    const end =
      closing === "'" || closing === '’'
        ? closingSingle(block, i, closing)
        : closingAt(block, i, closing, known);
    if (end < 0) continue;
    quotes.push({ start: offset + i + 1, end: offset + end });
    parts.push(block.slice(at, i), QUOTE.repeat(end + 1 - i));
    at = end + 1;
    i = end;
  }
  parts.push(block.slice(at));
  return parts.join('');
}

function closingAt(block: string, open: number, closing: string, known: Map<string, number>): number {
  let end = known.get(closing) ?? 0;
  if (end <= open) {
    end = open + 1;
    while (end < block.length && !closing.includes(block.charAt(end))) end += 1;
    known.set(closing, end);
  }
  return end < block.length && end - open <= LONGEST_QUOTE ? end : -1;
}

/** "Don't" and "the hosts' disks" close nothing. */
function closingSingle(block: string, open: number, closing: string): number {
  const last = Math.min(block.length, open + LONGEST_SINGLE_QUOTE);
  for (let i = open + 1; i < last; i += 1) {
    if (block.charAt(i) !== closing) continue;
    if (!/[\p{L}\p{N}]/u.test(block.charAt(i + 1)) && !/\s/.test(block.charAt(i - 1))) return i;
  }
  return -1;
}
