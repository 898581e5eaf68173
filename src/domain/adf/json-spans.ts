/**
 * Where a value stands in a JSON text: what is written there can be replaced without touching one byte of the rest,
 * which parsing and printing again does not promise (numbers, escapes, keys twice).
 */
export interface Span {
  readonly start: number;
  /** Behind its last character. */
  readonly end: number;
  /** Of an object, by key; the last one of a name counts. */
  readonly members: ReadonlyMap<string, Span>;
  /** Of an array. */
  readonly items: readonly Span[];
}

const NONE: Pick<Span, 'members' | 'items'> = { members: new Map(), items: [] };
const PLAIN = /[^\s,\]}]+/y;
const SPACE = /\s*/y;

/** @throws SyntaxError where the text is no JSON */
export function jsonSpans(text: string): Span {
  JSON.parse(text);
  return valueAt(text, skip(text, 0));
}

function valueAt(text: string, start: number): Span {
  switch (text[start]) {
    case '{':
      return objectAt(text, start);
    case '[':
      return arrayAt(text, start);
    case '"':
      return { start, end: endOfString(text, start), ...NONE };
    default:
      return { start, end: match(PLAIN, text, start), ...NONE };
  }
}

function objectAt(text: string, start: number): Span {
  const members = new Map<string, Span>();
  let at = skip(text, start + 1);
  while (text[at] !== '}') {
    const keyEnd = endOfString(text, at);
    const value = valueAt(text, skip(text, skip(text, keyEnd) + 1));
    members.set(JSON.parse(text.slice(at, keyEnd)) as string, value);
    at = afterComma(text, value.end);
  }
  return { start, end: at + 1, members, items: [] };
}

function arrayAt(text: string, start: number): Span {
  const items: Span[] = [];
  let at = skip(text, start + 1);
  while (text[at] !== ']') {
    const item = valueAt(text, at);
    items.push(item);
    at = afterComma(text, item.end);
  }
  return { start, end: at + 1, members: NONE.members, items };
}

function afterComma(text: string, end: number): number {
  const at = skip(text, end);
  return text[at] === ',' ? skip(text, at + 1) : at;
}

/** Step by step: a pattern over a string of megabytes would use up the stack. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

const skip = (text: string, from: number) => match(SPACE, text, from);

function match(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}

/** The string that stands there; undefined where it is something else. */
export function stringAt(text: string, span: Span | undefined): string | undefined {
  if (span === undefined || text[span.start] !== '"') return undefined;
  return JSON.parse(text.slice(span.start, span.end)) as string;
}
