import { badRequest } from '../refusal';

export type Token =
  | { readonly kind: 'word'; readonly text: string; readonly quoted: boolean; readonly at: number }
  | { readonly kind: 'sign'; readonly text: string; readonly at: number };

const SIGNS = [
  '!=',
  '!~',
  '>=',
  '<=',
  '=',
  '~',
  '>',
  '<',
  '(',
  ')',
  '[',
  ']',
  ',',
  '!',
  '&&',
  '||',
  '&',
  '|',
];
// Everything a bare word may hold; the rest of Jira's reserved characters must stand in quotes.
const BARE = /[\p{L}\p{N}_.\-:]/u;

export const jqlError = (message: string): Error => badRequest(`Error in the JQL Query: ${message}`);

/** Cuts a JQL text into words and signs; a 400 on anything that is neither. */
export function tokenize(jql: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < jql.length) {
    const character = jql.charAt(at);
    if (/\s/.test(character)) at += 1;
    else if (character === '"' || character === "'") {
      const [text, end] = quoted(jql, at);
      tokens.push({ kind: 'word', text, quoted: true, at });
      at = end;
    } else if (BARE.test(character)) {
      let end = at;
      while (end < jql.length && BARE.test(jql.charAt(end))) end += 1;
      tokens.push({ kind: 'word', text: jql.slice(at, end), quoted: false, at });
      at = end;
    } else {
      const sign = SIGNS.find((candidate) => jql.startsWith(candidate, at));
      if (sign === undefined) {
        throw jqlError(`The character '${character}' is a reserved JQL character. Put the text in quotes.`);
      }
      tokens.push({ kind: 'sign', text: sign, at });
      at += sign.length;
    }
  }
  return tokens;
}

function quoted(jql: string, start: number): [text: string, end: number] {
  const quote = jql.charAt(start);
  let text = '';
  for (let at = start + 1; at < jql.length; at += 1) {
    const character = jql.charAt(at);
    if (character === quote) return [text, at + 1];
    if (character === '\\') {
      at += 1;
      text += jql.charAt(at);
    } else text += character;
  }
  throw jqlError(`The quoted string '${jql.slice(start + 1)}' has not been completed.`);
}
