import { badRequest, notModelled } from '../refusal';

/** One word as written: its characters, and whether it may go on. */
interface Term {
  readonly text: string;
  readonly open: boolean;
}

const OPERATOR = /[-+&|!(){}[\]^~?:/"*]/;

/**
 * What `~` asks of a text: each of the words, in any order, without regard to case. `*` ends a word that may go on;
 * a backslash takes the next character as it is. The other operators of the text search are left out.
 * https://confluence.atlassian.com/jirasoftwareserver/search-syntax-for-text-fields-939938747.html
 */
export function textQuery(query: string): (text: string) => boolean {
  const terms = termsIn(query);
  if (terms.length === 0) throw badRequest(`The text query '${query}' for the field is not valid.`);
  return (text) => {
    const held = wordsIn(text);
    return terms.every((term) =>
      // A word with a wildcard is not taken apart, so it must begin one that the index holds.
      term.open
        ? held.some((word) => word.startsWith(term.text.toLowerCase()))
        : wordsIn(term.text).every((wanted) => held.includes(wanted)),
    );
  };
}

function termsIn(query: string): readonly Term[] {
  const terms: Term[] = [];
  let text = '';
  const end = (open: boolean) => {
    if (text !== '') terms.push({ text, open });
    text = '';
  };
  for (let at = 0; at < query.length; at += 1) {
    const character = query.charAt(at);
    const next = query.charAt(at + 1);
    if (character === '\\') {
      if (next === '') throw badRequest(`The text query '${query}' ends in the middle.`);
      text += next;
      at += 1;
    } else if (/\s/.test(character)) end(false);
    else if (character === '*' && text === '')
      throw badRequest("The '*' and '?' are not allowed as first character in wildcard query.");
    else if (character === '*' && (next === '' || /\s/.test(next))) end(true);
    else if (OPERATOR.test(character)) throw notModelled(`text search operator ${character}`);
    else text += character;
  }
  end(false);
  if (terms.some((term) => ['AND', 'OR', 'NOT'].includes(term.text)))
    throw notModelled('text search operators');
  return terms;
}

const wordsIn = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
