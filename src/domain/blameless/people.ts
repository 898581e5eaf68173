import { PRODUCTS } from './products';
import type { Token } from './tokens';
import {
  BARE_GROUPS,
  DETERMINERS,
  GROUPS,
  isGrammar,
  isManner,
  ROLES,
  SOFT_ROLES,
  THINGS,
} from './word-classes';

/** Somebody on the page, by each name that a text may use: "Alice Smith", "asmith". */
export interface PersonNames {
  readonly names: readonly string[];
}

const ORDINARY: ReadonlySet<string> = new Set(
  [PRODUCTS, THINGS, ROLES, SOFT_ROLES, GROUPS, BARE_GROUPS, DETERMINERS].flatMap((words) => [...words]),
);

/** How surely a word names a person: on the page or mentioned; capitalised like a name; not at all. */
export type Naming = 'known' | 'likely' | null;

// Endings of nouns that stand for things where a sentence starts with them.
const ABSTRACT =
  /(?:tion|sion|ment|ness|ity|ing|ance|ence|ism|ware|ics|ship|hood|ology|graphy|able|ible|ful|less|ive|ous|ally|sis|ure|age|load|flow|down|time|point|back|out|set|base|work|side|log|pool|cy|ry|gy)s?$/;
const TITLES = new Set(['mr', 'mrs', 'ms', 'dr', 'prof']);
/** Before the name of something that is called like a person. */
const CHRISTENED = new Set(['hurricane', 'storm', 'typhoon', 'project', 'operation', 'codename']);
const MENTION_OF_MANY = new Set(['@here', '@channel', '@all', '@everyone', '@team', '@oncall', '@on-call']);

/** Who is who in one text. */
export interface NameBook {
  naming(tokens: readonly Token[], at: number): Naming;
}

/** Words that are no names wherever they stand in the text: one that is also written small, or with an article. */
export function thingsAmong(tokens: readonly Token[]): string[] {
  const things = new Set<string>();
  tokens.forEach((token, at) => {
    if (token.kind !== 'word') return;
    if (!token.capital) things.add(token.word);
    else if (followsArticle(tokens, at) || THINGS.has(wordAt(tokens, at + 1, token.end)))
      things.add(token.word);
  });
  return [...things];
}

/** @param things `thingsAmong` the words of the whole text */
export function nameBook(people: readonly PersonNames[], things: ReadonlySet<string>): NameBook {
  const known = new Set<string>();
  // Account names are written small in a sentence too.
  const handles = new Set<string>();
  for (const { names } of people) {
    for (const name of names) {
      for (const part of name.trim().toLowerCase().split(/\s+/)) {
        if (part.length > 1) known.add(part.replace(/^@/, ''));
      }
      if (/^@?\S{3,}$/.test(name) && name === name.toLowerCase()) handles.add(name.replace(/^@/, ''));
    }
  }

  return {
    naming(tokens, at) {
      const token = tokens[at];
      if (token?.kind !== 'word') return null;
      const { word } = token;
      if (word.startsWith('@'))
        return MENTION_OF_MANY.has(word) || /team|group|squad/.test(word) ? null : 'known';
      if (handles.has(word) && !isOrdinary(word)) return 'known';
      // Scripts without capitals have no other way to write a name.
      if (known.has(word) && (token.capital || word.toUpperCase() === word)) {
        return isOrdinary(word) ? 'likely' : 'known';
      }
      if (!token.capital) return null;
      const before = tokens[at - 1]?.word ?? '';
      if (CHRISTENED.has(before)) return null;
      if (TITLES.has(before) || (before === '.' && TITLES.has(tokens[at - 2]?.word ?? ''))) return 'known';
      if (isOrdinary(word) || things.has(word) || word.length < 3 || ABSTRACT.test(word)) return null;
      return 'likely';
    },
  };
}

function isOrdinary(word: string): boolean {
  return ORDINARY.has(word) || isGrammar(word) || isManner(word);
}

function followsArticle(all: readonly Token[], at: number): boolean {
  return ['the', 'a', 'an', 'our'].includes(all[at - 1]?.word ?? '');
}

/** The word right behind, unless a mark or a line stands between. */
function wordAt(all: readonly Token[], at: number, after: number): string {
  const token = all[at];
  return token?.kind === 'word' && !token.capital && token.start - after <= 1 ? token.word : '';
}
