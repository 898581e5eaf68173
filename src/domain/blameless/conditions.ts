import { personStartingAt, type Sentence } from './noun-phrases';
import type { Exception } from './rules/rule';
import { DETERMINERS, isGrammar, words } from './word-classes';

/** Where the words of a rule stand: tokens from..to, exclusive. */
export interface Place {
  readonly sentence: Sentence;
  readonly from: number;
  readonly to: number;
}

const BECAUSE = words('because since as due given so whose');
const REMEDIAL = words(
  `stuck stale old unused temporary temp faulty corrupted corrupt failed failing test testing staging unhealthy orphaned
   orphan obsolete duplicate duplicated expired broken bad dead hung outdated legacy retired rogue invalid spare extra
   free restore recover recovery mitigate rebuild rebuilt restored recreate recreated redundant stopped empty`,
);
const PURPOSE = words(
  `reduce reduces reduced reducing prevent prevents preventing prevented avoid avoids avoiding risk risks against protect
   protects protecting guard guards tolerate tolerates tolerant eliminate eliminates minimise minimises minimize
   minimizes catch catches detect detects survive survives robust resilient prone possible potential chance likelihood
   possibility room opportunity ruled beyond ensure ensures ensuring sure so hide hides hiding accuse accusing
   expect expects assume assumes if unless whenever blaming stop stops limit limits mitigate mitigates`,
);
const DISCUSSED = words(
  `symptom symptoms label labels term terms phrase wording category concept notion myth calling instead rather beyond
   excuse replaced bias fallacy explanation theory`,
);
const DISCUSSED_AFTER = words(
  `is are rate rates message messages log logs page pages code codes report reports response responses handling
   prevention analysis rarely never explains hides`,
);
const NEGATION = words('not no never nobody none nor neither without cannot hardly nothing less blameless');
/** Adjectives that look like participles: "we should have automated tests" speaks of what one has. */
const ADJECTIVES = words(
  `automated limited dedicated shared detailed documented defined increased improved reserved encrypted replicated unified
   combined elevated restricted required related updated redundant integrated isolated centralised centralized
   standardised standardized designated controlled signed staged read set managed trusted scheduled cut put`,
);
const MEANS = words('by with through via using if had in at when before');
const HARMED = words(
  `outage outages incident incidents failed failure failures down crashed broke broken happened occurred error errors lost
   corrupted unavailable unreachable downtime started began problem`,
);
const SUPPOSING = words('if unless whenever could can may might would cannot able');

function wordsBetween({ tokens }: Sentence, from: number, to: number): string[] {
  return tokens.slice(Math.max(0, from), Math.max(0, to)).map(({ word }) => word);
}

/** Backwards from a place, to where the clause starts. */
function clauseBefore({ sentence, from }: Place, most: number): string[] {
  const before = wordsBetween(sentence, from - most, from);
  const cut = Math.max(before.lastIndexOf(';'), before.lastIndexOf(':'), before.lastIndexOf('but'));
  return before.slice(cut + 1);
}

/** Each says whether the rule is to stay silent at a place. */
export const CONDITIONS: Readonly<Record<Exception, (place: Place) => boolean>> = {
  /** The reason follows: "did not see the page because it was routed elsewhere". */
  explained: ({ sentence, to }) => {
    const after = wordsBetween(sentence, to, to + 30);
    return after.some(
      (word, at) => BECAUSE.has(word) && (word !== 'as' || after[at - 1] === ',' || after[at + 1] === 'the'),
    );
  },
  /** What was deleted had to go. */
  remedial: ({ sentence, from, to }) =>
    wordsBetween(sentence, from - 8, to + 8).some((word) => REMEDIAL.has(word)),
  /** Something is done against it, or it is only supposed. */
  purpose: (place) => clauseBefore(place, 9).some((word) => PURPOSE.has(word)),
  /** It is spoken about, not used. */
  discussed: ({ sentence, to }) =>
    DISCUSSED_AFTER.has(sentence.tokens[to]?.word ?? '') ||
    sentence.tokens.some(({ word }) => DISCUSSED.has(word)),
  /** "Should have been caught by the linter": a control, not a person. */
  'by-system': ({ sentence, to }) => {
    for (let at = to; at < to + 4; at += 1) {
      const word = sentence.tokens[at]?.word ?? '';
      if (word === 'automatically') return true;
      if (!MEANS.has(word)) continue;
      const next = sentence.tokens[at + 1]?.word ?? '';
      if (word === 'before' || word === 'when') return false;
      if (word === 'in') return /^(?:ci|staging|canary|production)$/.test(next);
      return personStartingAt(sentence, at + 1) === null && next !== 'us' && !next.endsWith('ing');
    }
    return false;
  },
  /** "Should have limited access": something one has. */
  possession: ({ sentence, to }) => {
    const last = sentence.tokens[to - 1]?.word ?? '';
    const next = sentence.tokens[to];
    return (
      ADJECTIVES.has(last) && next?.kind === 'word' && !isGrammar(next.word) && !DETERMINERS.has(next.word)
    );
  },
  negated: (place) => clauseBefore(place, 4).some((word) => NEGATION.has(word)),
  supposed: ({ sentence, from }) =>
    wordsBetween(sentence, from - 6, from).some((word) => SUPPOSING.has(word)),
  'not-asked': ({ sentence }) =>
    sentence.tokens.at(-1)?.word !== '?' && !/[?]/.test(sentence.tokens.at(-2)?.word ?? ''),
  /** Only at the start, or behind a "please", does it tell somebody what to do. */
  'not-first': ({ sentence, from }) =>
    !wordsBetween(sentence, 0, from).every((word) => /^(?:please|always|and|,|-|must|should|to)$/.test(word)),
  /** No harm is told before it: the sentence finds no cause. */
  'not-after-harm': ({ sentence, from }) => !wordsBetween(sentence, 0, from).some((word) => HARMED.has(word)),
};
