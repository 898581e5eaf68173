import { isParticiple, isPast } from './inflection';
import { KIND, personStartingAt, type Kind, type Sentence } from './noun-phrases';
import { NEGATIONS, words } from './word-classes';

/** One piece of a pattern. */
type Piece =
  | { readonly is: 'word'; readonly fits: (word: string) => boolean; readonly optional: boolean }
  | { readonly is: 'not'; readonly fits: (word: string) => boolean }
  | { readonly is: 'gap'; readonly most: number }
  | { readonly is: 'person'; readonly kinds: number; readonly asked: boolean }
  | { readonly is: 'end' };

export interface Pattern {
  /** The words it can start with. */
  readonly anchors: ReadonlySet<string>;
  readonly pieces: readonly Piece[];
}

/** Lists of words that patterns call by a name in capitals. */
export type Lists = Readonly<Record<string, ReadonlySet<string>>>;

/**
 * A pattern of words, pieces parted by spaces: `a|b` one of them, `x+` past forms, `x*` all forms, `LIST` the words of
 * a list, `EN` a participle, `ED` a past form, `ING`, `~3` up to three words between, `$role,named` people of these
 * kinds (`$$` in a question, where a verb follows them), `.` the end of the clause, `!x` not x next, `x?` may be missing. It starts with words, so that it is only
 * tried where one of them stands.
 */
export function pattern(source: string, lists: Lists): Pattern {
  const pieces = source.split(' ').map((piece) => pieceOf(piece, lists));
  const first = source.split(' ')[0] ?? '';
  const anchors = setOf(first, lists);
  if (anchors.size === 0) throw new Error(`The pattern "${source}" must start with words.`);
  return { anchors, pieces };
}

/** The bits of kinds named as "role,named". */
export function kindsOf(list: string): number {
  return list.split(/[\s,]+/).reduce((bits, kind) => bits | (isKind(kind) ? KIND[kind] : 0), 0);
}

function isKind(text: string): text is Kind {
  return Object.hasOwn(KIND, text);
}

function setOf(piece: string, lists: Lists): ReadonlySet<string> {
  const all = piece.split('|').flatMap((word) => [...(lists[word] ?? words(word))]);
  return new Set(all.filter((word) => !/^(?:EN|ED|ING|~\d)$/.test(word)));
}

function fitting(piece: string, lists: Lists): (word: string) => boolean {
  const set = setOf(piece, lists);
  const parts = piece.split('|');
  const [en, ed, ing] = ['EN', 'ED', 'ING'].map((name) => parts.includes(name));
  if (!en && !ed && !ing) return (word) => set.has(word);
  return (word) =>
    set.has(word) ||
    (en === true && isParticiple(word)) ||
    (ed === true && isPast(word)) ||
    (ing === true && word.length > 4 && word.endsWith('ing'));
}

function pieceOf(piece: string, lists: Lists): Piece {
  if (piece === '.') return { is: 'end' };
  if (piece.startsWith('~')) return { is: 'gap', most: Number(piece.slice(1)) };
  if (piece.startsWith('$')) {
    const asked = piece.startsWith('$$');
    return { is: 'person', kinds: kindsOf(piece.slice(asked ? 2 : 1)), asked };
  }
  if (piece.startsWith('!')) return { is: 'not', fits: fitting(piece.slice(1), lists) };
  const optional = piece.endsWith('?');
  return { is: 'word', fits: fitting(optional ? piece.slice(0, -1) : piece, lists), optional };
}

/** Marks that no gap reaches across; nor does one reach across a "not". */
const STRONG = new Set(['.', ';', ':', '!', '?', '(', ')', '|', '–', '—', '-']);

/** Where the pattern, begun at `at`, ends (exclusive); or -1. */
export function matchAt(sentence: Sentence, { pieces }: Pattern, at: number): number {
  return matchFrom(sentence, pieces, 0, at);
}

function matchFrom(sentence: Sentence, pieces: readonly Piece[], n: number, at: number): number {
  const { tokens, tally } = sentence;
  tally.steps += 1;
  const piece = pieces[n];
  if (piece === undefined) return at;
  const token = tokens[at];
  switch (piece.is) {
    case 'end':
      return token === undefined || (token.kind === 'mark' && token.word !== "'")
        ? matchFrom(sentence, pieces, n + 1, at)
        : -1;
    case 'not':
      return token !== undefined && piece.fits(token.word) ? -1 : matchFrom(sentence, pieces, n + 1, at);
    case 'person': {
      const person = personStartingAt(sentence, at, piece.asked);
      if (person === null || (person.kind & piece.kinds) === 0) return -1;
      const end = matchFrom(sentence, pieces, n + 1, person.to);
      if (end >= 0) tally.kind = person.kind;
      return end;
    }
    case 'gap':
      for (let skipped = 0; skipped <= piece.most; skipped += 1) {
        const end = matchFrom(sentence, pieces, n + 1, at + skipped);
        if (end >= 0) return end;
        const next = tokens[at + skipped];
        if (next === undefined || STRONG.has(next.word) || NEGATIONS.has(next.word)) return -1;
      }
      return -1;
    default: {
      if (token !== undefined && piece.fits(token.word)) {
        const end = matchFrom(sentence, pieces, n + 1, at + 1);
        if (end >= 0) return end;
      }
      return piece.optional ? matchFrom(sentence, pieces, n + 1, at) : -1;
    }
  }
}
