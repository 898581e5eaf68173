import { isPast } from './inflection';
import { KIND, personEndingAt, type Phrase, type Sentence } from './noun-phrases';
import { ADVERBS, AUXILIARIES, isGrammar, isManner, PREPOSITIONS } from './word-classes';

/** Who does what the verb says. */
export interface Subject extends Phrase {
  readonly negated: boolean;
  /** The words between subject and verb: auxiliaries, adverbs. */
  readonly between: readonly string[];
}

const BY_CHANCE = new Set(['mistake', 'accident', 'error', 'hand', 'haste', 'chance']);
const LOOK_BACK = 18;

/** The people who are the subject of the verb at `verb`, or null where it is a system or cannot be told. */
export function subjectOf(sentence: Sentence, verb: number): Subject | null {
  const { tokens, tally } = sentence;
  const between: string[] = [];
  let negated = false;
  let at = verb - 1;
  for (; at >= 0 && verb - at < 9; at -= 1) {
    tally.steps += 1;
    const { word = '', kind } = tokens[at] ?? {};
    // Will and May are names as well.
    if (tokens[at]?.capital === true && sentence.names.naming(tokens, at) !== null) break;
    if (BY_CHANCE.has(word) && PREPOSITIONS.has(tokens[at - 1]?.word ?? '')) at -= 1;
    else if (word === 'not' || word === 'never') negated = true;
    else if (kind === 'number' && ['at', 'in'].includes(tokens[at - 1]?.word ?? '')) at -= 1;
    else if (!AUXILIARIES.has(word) && !ADVERBS.has(word) && !isManner(word)) break;
    between.unshift(word);
  }
  const before = tokens[at];
  if (before === undefined) return null;
  let person: Phrase | null;
  if (before.word === 'who' || before.word === 'that' || before.word === 'which') {
    person = personEndingAt(sentence, tokens[at - 1]?.word === ',' ? at - 2 : at - 1);
  } else if (before.word === ',' || before.word === ')') {
    person = personBeforeAside(sentence, at);
    if (person === null && before.word === ',') person = subjectOfClause(sentence, at);
  } else if (before.word === 'and' || before.word === 'but' || before.word === 'or') {
    person = subjectOfClause(sentence, at);
  } else person = personEndingAt(sentence, at) ?? personBeforeRelative(sentence, at);
  return person === null || person.kind === 0 ? null : { ...person, negated, between };
}

/** "The engineer who made the change did not test it": what stands before the verb is the object of a clause inside. */
function personBeforeRelative(sentence: Sentence, end: number): Phrase | null {
  const { tokens, tally } = sentence;
  for (let at = end - 1; at > Math.max(0, end - 8); at -= 1) {
    tally.steps += 1;
    const token = tokens[at];
    if (token?.word === 'who') return personEndingAt(sentence, at - 1);
    if (token?.kind === 'mark' || token === undefined || AUXILIARIES.has(token.word)) return null;
  }
  return null;
}

/** "The engineer, who was tired, ran ...", "Bob (on call) ran ...". */
function personBeforeAside(sentence: Sentence, end: number): Phrase | null {
  const { tokens, tally } = sentence;
  const opening = tokens[end]?.word === ')' ? '(' : ',';
  for (let at = end - 1; at > Math.max(0, end - LOOK_BACK); at -= 1) {
    tally.steps += 1;
    if (tokens[at]?.word === opening) return personEndingAt(sentence, at - 1);
  }
  return null;
}

/** "The engineer saw the alarm and ignored it": who the clause started with. */
export function subjectOfClause(sentence: Sentence, end: number): Phrase | null {
  const { tokens, tally } = sentence;
  for (let at = end - 1; at >= Math.max(0, end - LOOK_BACK); at -= 1) {
    tally.steps += 1;
    const person = personEndingAt(sentence, at);
    if (person === null || person.kind === 0) continue;
    const next = tokens[person.to]?.word ?? '';
    const acts = isPast(next) || AUXILIARIES.has(next) || ADVERBS.has(next) || isManner(next);
    if (acts && person.to <= at + 1) return person;
  }
  return null;
}

/** Whose the thing at `noun` is: "Bob's third mistake", "their fault"; or null. */
export function ownerOf(sentence: Sentence, noun: number): Phrase | null {
  const { tokens, tally } = sentence;
  for (let at = noun - 1; at >= Math.max(0, noun - 4); at -= 1) {
    tally.steps += 1;
    const token = tokens[at];
    const own = POSSESSIVES[token?.word ?? ''];
    if (own !== undefined) return { kind: own, from: at, to: at + 1 };
    // "The engineers' mistake" has only an apostrophe.
    const plural = token?.kind === 'mark' && /['’]/.test(token.word) && tokens[at - 1]?.end === token.start;
    if (token?.word === "'s" || plural) return personEndingAt(sentence, at - 1);
    if (token?.kind !== 'word' || isGrammar(token.word)) return null;
  }
  return null;
}

const POSSESSIVES: Readonly<Record<string, number>> = {
  my: KIND.self,
  your: KIND.you,
  his: KIND.they,
  her: KIND.they,
  their: KIND.they,
};
