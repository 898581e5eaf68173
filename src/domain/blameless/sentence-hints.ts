import { CONDITIONS } from './conditions';
import { type BlameFamily, type BlameHint, FAMILY_TEXTS, type Span } from './hints';
import { isParticiple } from './inflection';
import { KIND, type Phrase, type Sentence } from './noun-phrases';
import { kindsOf, matchAt, type Pattern, pattern } from './patterns';
import { RULES } from './rules';
import { LISTS } from './rules/lists';
import type { Rule } from './rules/rule';
import { ownerOf, type Subject, subjectOf, subjectOfClause } from './subjects';
import type { Token } from './tokens';
import { isManner, MODALS, PREPOSITIONS, words } from './word-classes';

interface Compiled {
  readonly rule: Rule;
  /** Earlier rules have the smaller number. */
  readonly rank: number;
  readonly kinds: number;
  readonly pattern: Pattern;
}

/** Rules by the words they can start with. */
const INDEX = new Map<string, Compiled[]>();
RULES.forEach((rule, rank) => {
  for (const source of rule.says) {
    const compiled = { rule, rank, kinds: kindsOf(rule.who ?? ''), pattern: pattern(source, LISTS) };
    for (const word of compiled.pattern.anchors) {
      const others = INDEX.get(word);
      if (others) others.push(compiled);
      else INDEX.set(word, [compiled]);
    }
  }
});

const BE = words('be am is are was were been being get got gets');

interface Hit {
  readonly from: number;
  readonly to: number;
  readonly family: BlameFamily;
  readonly rank: number;
  readonly rule: Rule;
}

/** Hints in one sentence of a text, in no order. */
export function hintsIn(text: string, sentence: Sentence): BlameHint[] {
  const hits: Hit[] = [];
  sentence.tokens.forEach((token, at) => {
    for (const compiled of INDEX.get(token.word) ?? []) {
      sentence.tally.steps += 1;
      const hit = hitOf(sentence, compiled, at);
      if (hit) hits.push(hit);
    }
  });
  if (hits.length === 0) return [];
  hits.sort((a, b) => a.rank - b.rank || a.from - b.from || b.to - a.to);
  const kept: Hit[] = [];
  for (const hit of hits) {
    const clashes = kept.some(
      (other) => other.family === hit.family || (hit.from < other.to && other.from < hit.to),
    );
    if (!clashes) kept.push(hit);
  }
  const first = sentence.tokens[0];
  const last = sentence.tokens.at(-1);
  if (first === undefined || last === undefined) return [];
  const span = { start: first.start, end: last.end };
  const normal = sentence.tokens
    .filter(({ kind }) => kind !== 'mark')
    .map(({ word }) => word)
    .join(' ');
  return kept.map((hit) => hintOf(text, sentence.tokens, hit, span, normal));
}

function hitOf(sentence: Sentence, { rule, rank, kinds, pattern: said }: Compiled, at: number): Hit | null {
  sentence.tally.kind = 0;
  const to = matchAt(sentence, said, at);
  if (to < 0) return null;
  let from = at;
  let { kind } = sentence.tally;
  if (kinds !== 0) {
    const person = whoStandsWith(sentence, rule, at);
    if (person === null || (person.kind & kinds) === 0) return null;
    from = Math.min(from, person.from);
    kind = person.kind;
  }
  const place = { sentence, from: at, to };
  if (rule.unless?.some((exception) => CONDITIONS[exception](place)) === true) return null;
  return { from, to, family: rule.family ?? familyOf(kind), rank, rule };
}

function whoStandsWith(sentence: Sentence, rule: Rule, at: number): Phrase | null {
  if (rule.as === 'owner') return ownerOf(sentence, at);
  if (rule.as === 'clause') {
    const person = subjectOfClause(sentence, at);
    return person === null || MODALS.has(sentence.tokens[person.to]?.word ?? '') ? null : person;
  }
  const subject = subjectOf(sentence, at);
  if (subject === null) return null;
  if (isPassive(sentence, subject, at)) return null;
  const negated = subject.negated || (rule.not === true && (subject.kind & KIND.nobody) !== 0);
  return negated === (rule.not === true) ? subject : null;
}

/** "The engineer was paged", "they are matched or ignored": done to people, not by them. */
function isPassive({ tokens }: Sentence, subject: Subject, at: number): boolean {
  const anchor = tokens[at]?.word ?? '';
  if (!isParticiple(anchor) && !isManner(anchor)) return false;
  if (subject.between.some((word) => BE.has(word))) return true;
  const next = tokens[at + 1];
  const hasObject = next?.kind === 'word' && !PREPOSITIONS.has(next.word);
  return BE.has(tokens[subject.to]?.word ?? '') && !hasObject;
}

function familyOf(kind: number): BlameFamily {
  if ((kind & (KIND.named | KIND.likely | KIND.self)) !== 0) return 'named-person';
  if ((kind & KIND.you) !== 0) return 'second-person';
  return (kind & (KIND.group | KIND.we | KIND.everyone)) !== 0 ? 'group' : 'role';
}

function hintOf(text: string, tokens: readonly Token[], hit: Hit, sentence: Span, normal: string): BlameHint {
  const start = tokens[hit.from]?.start ?? sentence.start;
  const end = tokens[hit.to - 1]?.end ?? sentence.end;
  const words = text.slice(start, end);
  const { why, question } = { ...FAMILY_TEXTS[hit.family], ...hit.rule };
  const normalWords = tokens
    .slice(hit.from, hit.to)
    .map(({ word }) => word)
    .join(' ');
  const key = `${hit.family}:${fingerprint(`${normalWords}|${normal}`)}`;
  return { family: hit.family, start, end, words, why, question, sentence, key };
}

/** 53 bits of a text (cyrb53), enough to tell the sentences of one page apart. */
function fingerprint(text: string): string {
  let low = 0xdeadbeef;
  let high = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    low = Math.imul(low ^ code, 2654435761);
    high = Math.imul(high ^ code, 1597334677);
  }
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  return (4294967296 * (2097151 & high) + (low >>> 0)).toString(36);
}
