/** Stand for what was masked: something technical, something quoted. Of Unicode's private use area. */
export const THING = '\uE000';
export const QUOTE = '\uE001';

/** One word, number or mark of a text. Offsets are those of the text. */
export interface Token {
  /** Lower case, and spelled out: "n't" is "not". */
  readonly word: string;
  readonly start: number;
  readonly end: number;
  readonly kind: 'word' | 'number' | 'mark' | 'thing' | 'quote';
  /** Starts with one capital and goes on in small letters: "Bob", not "AWS" or "GitHub". */
  readonly capital: boolean;
}

// Plain words come first, being most of them. Dots, slashes and underscores inside keep versions, files, hosts and paths in one piece.
const PIECE =
  /[A-Za-z]+(?=[ ,\n])|\uE000+|\uE001+|@?[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_]|[-./:@+&](?=[\p{L}\p{N}_]))*|['’](?:[sdmtSDMT]|ve|ll|re|VE|LL|RE)(?![\p{L}\p{N}])|[^\s]/gu;
const CAPITALISED = /^(?:[A-Z][a-z]+|\p{Lu}[\p{Ll}\p{M}]+(?:-\p{Lu}[\p{Ll}\p{M}]+)?)$/u;
const SMALL = /^[a-z]+$/;
const LETTERS_ONLY = /^@?\p{L}[\p{L}\p{M}-]*$/u;

const SPELLED_OUT: Readonly<Record<string, string>> = { ve: 'have', ll: 'will', re: 'are', m: 'am' };
const BEFORE_NOT: Readonly<Record<string, string>> = { ca: 'can', wo: 'will', sha: 'shall' };

/** The pieces of a part of a masked text. */
export function tokensOf(masked: string, from: number, to: number): Token[] {
  const tokens: Token[] = [];
  const add = (word: string, start: number, end: number, kind: Token['kind'], capital = false): void => {
    tokens.push({ word, start, end, kind, capital });
  };
  PIECE.lastIndex = from;
  for (let found = PIECE.exec(masked); found !== null && found.index < to; found = PIECE.exec(masked)) {
    const [text] = found;
    const start = found.index;
    const end = start + text.length;
    const first = text.charAt(0);
    if (first === THING || first === QUOTE) add('', start, end, first === THING ? 'thing' : 'quote');
    else if (SMALL.test(text) && text !== 'cannot') add(text, start, end, 'word');
    else if ((first === "'" || first === '’') && text.length > 1) {
      const suffix = text.slice(1).toLowerCase();
      // "n't": the word before has taken its n along.
      const before = tokens.at(-1);
      if (suffix === 't' && before !== undefined && before.end === start && before.word.endsWith('n')) {
        tokens.pop();
        const stem = before.word.slice(0, -1);
        const whole = before.word === 'can';
        add(
          whole ? 'can' : (BEFORE_NOT[stem] ?? stem),
          before.start,
          whole ? before.end : before.end - 1,
          'word',
          before.capital,
        );
        add('not', whole ? start : before.end - 1, end, 'word');
      } else add(SPELLED_OUT[suffix] ?? `'${suffix}`, start, end, 'word');
    } else if (first >= '0' && first <= '9') add(text.toLowerCase(), start, end, 'number');
    else if (text === 'cannot') {
      add('can', start, start + 3, 'word');
      add('not', start + 3, end, 'word');
    } else if (LETTERS_ONLY.test(text)) add(text.toLowerCase(), start, end, 'word', CAPITALISED.test(text));
    else if (text.length > 1 || /[\p{L}_]/u.test(text))
      add(text.toLowerCase(), start, end, isName(text) ? 'word' : 'thing');
    else add(text, start, end, 'mark');
  }
  return tokens;
}

/** "@t.vogel" is somebody, "@forge/api" is not. */
function isName(text: string): boolean {
  return /^@[\p{L}][\p{L}\p{N}._-]*$/u.test(text) || /^\p{L}[\p{L}\p{N}-]*$/u.test(text);
}
