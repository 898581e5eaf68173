import type { Token } from './tokens';

/** After these a dot ends no sentence. */
const ABBREVIATIONS = new Set(
  'e.g i.e eg ie vs approx dr mr ms mrs prof st no nos fig ca cf resp incl excl min max a.m p.m inc ltd corp co jr sr dept est ver vol jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun'.split(
    ' ',
  ),
);

/** No sentence is longer, so that the work per word has a bound. */
const LONGEST = 160;

/** The sentences among the tokens of one block. */
export function sentencesOf(tokens: readonly Token[]): (readonly Token[])[] {
  const sentences: (readonly Token[])[] = [];
  let from = 0;
  const cut = (to: number): void => {
    const sentence = tokens.slice(from, to);
    if (sentence.some(({ kind }) => kind === 'word')) sentences.push(sentence);
    from = to;
  };
  tokens.forEach((token, at) => {
    if (at < from) return;
    if (endsSentence(tokens, at)) {
      let to = at + 1;
      while (closes(tokens[to], token)) to += 1;
      cut(to);
    } else if (at - from >= LONGEST) cut(at + 1);
  });
  cut(tokens.length);
  return sentences;
}

/** "?!", "...", and brackets that close right behind the dot. */
function closes(token: Token | undefined, mark: Token): boolean {
  return token?.kind === 'mark' && /[.!?)\]"”’'*_]/.test(token.word) && token.start - mark.end < 3;
}

function endsSentence(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== 'mark') return false;
  if (token.word === '!' || token.word === '?' || token.word === '…') return true;
  if (token.word !== '.') return false;
  const next = tokens[at + 1];
  if (next !== undefined && next.start === token.end && !/[).\]”’"']/.test(next.word)) return false;
  const before = tokens[at - 1];
  if (before === undefined || before.end !== token.start) return true;
  if (next === undefined) return true;
  if (ABBREVIATIONS.has(before.word)) return false;
  // An initial: "J. Kowalski"; "node A. Then" is rarer.
  if (before.word.length === 1 && /\p{L}/u.test(before.word) && next.capital) return false;
  return true;
}
