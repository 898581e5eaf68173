import type { NameBook } from './people';
import type { Token } from './tokens';
import {
  ADVERBS,
  BARE_GROUPS,
  DETERMINERS,
  GROUP_TAILS,
  GROUPS,
  isGrammar,
  isManner,
  OF_PERSONS,
  PREPOSITIONS,
  ROLES,
  SOFT_ROLES,
  SOFTWARE_ROLES,
  THINGS,
} from './word-classes';
import { isParticiple, isPast } from './inflection';

/** Kinds of people, as bits. */
export const KIND = {
  /** On the page, or mentioned with @. */
  named: 1,
  /** Capitalised like a name. */
  likely: 2,
  role: 4,
  /** "operator", "manager": people or software. */
  soft: 8,
  someone: 16,
  they: 32,
  group: 64,
  we: 128,
  you: 256,
  self: 512,
  nobody: 1024,
  everyone: 2048,
} as const;

export type Kind = keyof typeof KIND;

/** People in a sentence: tokens from..to, exclusive. */
export interface Phrase {
  readonly kind: number;
  readonly from: number;
  readonly to: number;
}

/** Counts, and what kind of people the pattern matched last spoke of. */
export interface Tally {
  steps: number;
  kind: number;
}

/** What is looked at, and how much looking it took. */
export interface Sentence {
  readonly tokens: readonly Token[];
  readonly names: NameBook;
  readonly tally: Tally;
}

const PRONOUNS: Readonly<Record<string, number>> = {
  i: KIND.self,
  me: KIND.self,
  we: KIND.we,
  us: KIND.we,
  you: KIND.you,
  he: KIND.they,
  she: KIND.they,
  they: KIND.they,
  him: KIND.they,
  her: KIND.they,
  them: KIND.they,
  someone: KIND.someone,
  somebody: KIND.someone,
  whoever: KIND.someone,
  nobody: KIND.nobody,
  none: KIND.nobody,
  everyone: KIND.everyone,
  everybody: KIND.everyone,
  anyone: KIND.everyone,
  anybody: KIND.everyone,
};
/** "One of the engineers", "a member of the team": some person of what follows. */
const PART = new Set(
  'one some member members part half several many two three few most all any each'.split(' '),
);
const PLAIN_PRONOUNS = KIND.we | KIND.they | KIND.you | KIND.self;
/** Software is never on any of these: "the operator on shift". */
const ON_DUTY = new Set(['duty', 'shift', 'call']);
const MOST_MODIFIERS = 5;

function isModifier(token: Token | undefined): boolean {
  if (token === undefined) return false;
  if (token.kind === 'thing') return true;
  if (token.kind !== 'word') return false;
  return token.word === "'s" || !isGrammar(token.word);
}

/** The people whose phrase ends with the token at `last`, or null: "the tired engineer", "one of the admins". */
export function personEndingAt(sentence: Sentence, last: number, depth = 0): Phrase | null {
  const { tokens, names, tally } = sentence;
  tally.steps += 1;
  const head = tokens[last];
  if (head?.kind !== 'word' || depth > 3) return null;
  const pronoun = PRONOUNS[head.word];
  if (pronoun !== undefined) return { kind: pronoun, from: last, to: last + 1 };
  if (head.word === 'one' && tokens[last - 1]?.word === 'no') {
    return { kind: KIND.nobody, from: last - 1, to: last + 1 };
  }
  const naming = names.naming(tokens, last);
  if (naming !== null) {
    let from = last;
    while (last - from < 3 && (tokens[from - 1]?.capital ?? false) && names.naming(tokens, from - 1) !== null)
      from -= 1;
    const kind = naming === 'known' || names.naming(tokens, from) === 'known' ? KIND.named : KIND.likely;
    return outer(sentence, { kind, from, to: last + 1 }, depth);
  }
  const from = startOfPhrase(sentence, last);
  let kind = kindOfHead(sentence, from, last);
  if (kind === 0 && PART.has(head.word)) return { kind: 0, from, to: last + 1 };
  // "The engineer on duty", "the author of the change".
  if (kind === 0)
    return PREPOSITIONS.has(tokens[from - 1]?.word ?? '')
      ? outer(sentence, { kind: 0, from, to: last + 1 }, depth)
      : null;
  const first = tokens[from]?.word ?? '';
  if (first === 'no' || first === 'neither') kind = KIND.nobody;
  return outer(sentence, { kind, from, to: last + 1 }, depth);
}

function startOfPhrase({ tokens, tally }: Sentence, last: number): number {
  let from = last;
  while (last - from < MOST_MODIFIERS) {
    const before = tokens[from - 1];
    tally.steps += 1;
    if (before === undefined) break;
    if (DETERMINERS.has(before.word)) return from - 1;
    if (!isModifier(before)) break;
    from -= 1;
  }
  return from;
}

/** A kind, or 0 where no person is meant. */
function kindOfHead({ tokens }: Sentence, from: number, last: number): number {
  const word = tokens[last]?.word ?? '';
  const before = last > from ? (tokens[last - 1]?.word ?? '') : '';
  if (ROLES.has(word)) return KIND.role;
  if (SOFT_ROLES.has(word) || SOFTWARE_ROLES.has(word)) {
    const modifiers = tokens.slice(from, last).filter((token) => !DETERMINERS.has(token.word));
    if (modifiers.length === 0) return SOFT_ROLES.has(word) ? KIND.soft : 0;
    return modifiers.every((token) => OF_PERSONS.has(token.word)) ? KIND.role : 0;
  }
  if (/^members?$/.test(word) && /^(?:team|staff|crew|squad)$/.test(before)) return KIND.role;
  if (GROUPS.has(word)) return KIND.group;
  if (BARE_GROUPS.has(word) && (last === from || DETERMINERS.has(before))) return KIND.group;
  if (GROUP_TAILS.has(word))
    return word === 'people' && last === from ? KIND.everyone : before === '' ? 0 : KIND.group;
  return 0;
}

/** Where a preposition stands before, what matters is the noun before that: "the script of the team" is a script. */
function outer(sentence: Sentence, inner: Phrase, depth: number): Phrase | null {
  const { tokens } = sentence;
  const before = tokens[inner.from - 1];
  if (before?.kind !== 'word' || !PREPOSITIONS.has(before.word)) return inner;
  let at = inner.from - 2;
  const link = tokens[at]?.word ?? '';
  if (link !== '' && (link === 'responsible' || link.endsWith('ing') || isParticiple(link))) at -= 1;
  if (at < 0) return null;
  const noun = personEndingAt(sentence, at, depth + 1);
  if (noun === null) return null;
  // "We looked for what ..." is a clause, not a phrase.
  if ((noun.kind & PLAIN_PRONOUNS) !== 0) return null;
  if (noun.kind === KIND.soft && ON_DUTY.has(tokens[inner.to - 1]?.word ?? '')) {
    return { kind: KIND.role, from: noun.from, to: inner.to };
  }
  if (noun.kind !== 0) return { ...noun, to: inner.to };
  return { kind: inner.kind === KIND.group ? KIND.role : inner.kind, from: noun.from, to: inner.to };
}

/** The people whose phrase starts at `first`, or null: "an engineer on duty", "Bob Miller", "the ops team". */
export function personStartingAt(sentence: Sentence, first: number, asked = false): Phrase | null {
  const { tokens, names, tally } = sentence;
  for (let at = first; at <= first + MOST_MODIFIERS; at += 1) {
    tally.steps += 1;
    const token = tokens[at];
    if (token?.kind !== 'word') return null;
    const pronoun = at === first ? PRONOUNS[token.word] : undefined;
    if (pronoun !== undefined) {
      // "Her change" is a change.
      if (token.word === 'her' && isNoun(tokens[at + 1])) continue;
      return { kind: pronoun, from: first, to: at + 1 };
    }
    if (at === first && PART.has(token.word) && tokens[at + 1]?.word === 'of') {
      const inner = personStartingAt(sentence, at + 2);
      if (inner === null) return null;
      return { kind: inner.kind === KIND.group ? KIND.role : inner.kind, from: first, to: inner.to };
    }
    const naming = names.naming(tokens, at);
    if (naming !== null && at - first < 3) {
      let to = at + 1;
      while (to - at < 3 && (tokens[to]?.capital ?? false) && names.naming(tokens, to) !== null) to += 1;
      if (naming === 'likely' && isCompound(tokens, to, asked)) return null;
      const known = naming === 'known' || names.naming(tokens, to - 1) === 'known';
      return { kind: known ? KIND.named : KIND.likely, from: first, to };
    }
    if (token.word === 'no' && tokens[at + 1]?.word === 'one') {
      return { kind: KIND.nobody, from: first, to: at + 2 };
    }
    if (DETERMINERS.has(token.word)) continue;
    if (!isModifier(token) && token.word !== 'on-call') return null;
    const kind = kindOfHead(sentence, first, at);
    if (kind !== 0 && !isCompound(tokens, at + 1, asked)) {
      return { kind: tokens[first]?.word === 'no' ? KIND.nobody : kind, from: first, to: at + 1 };
    }
  }
  return null;
}

/** A word behind a noun that makes one compound of both: "the developer portal". */
function isNoun(token: Token | undefined): boolean {
  if (token?.kind !== 'word') return token?.kind === 'thing';
  const { word } = token;
  if (
    isGrammar(word) ||
    DETERMINERS.has(word) ||
    ADVERBS.has(word) ||
    isManner(word) ||
    word === 'responsible'
  )
    return false;
  return !word.endsWith('ing') && word !== "'s";
}

/** Whether the word at `at` makes a thing of the person before: "the developer portal". In a question a verb may follow. */
function isCompound(tokens: readonly Token[], at: number, asked: boolean): boolean {
  const word = tokens[at]?.word ?? '';
  if (!isNoun(tokens[at]) || isPast(word)) return false;
  return !asked || (THINGS.has(word) && isNoun(tokens[at + 1]));
}
