/** What kind of blame the words carry. */
export type BlameFamily =
  | 'named-person'
  | 'role'
  | 'counterfactual'
  | 'human-error'
  | 'character'
  | 'group'
  | 'second-person'
  | 'passive'
  | 'hindsight'
  | 'punitive'
  | 'question'
  | 'legal';

/** Part of a text: offsets of UTF-16 units, the end is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Words that blame, and a way out. Never more than a hint. */
export interface BlameHint extends Span {
  readonly family: BlameFamily;
  /** As they stand in the text. */
  readonly words: string;
  readonly why: string;
  /** A question to answer instead, or a rewrite. */
  readonly question: string;
  /** Where the sentence is. */
  readonly sentence: Span;
  /** The same for the same words in the same sentence, wherever it moves and however it is marked up. */
  readonly key: string;
}

/** What is said about each family where a rule says nothing of its own. */
export const FAMILY_TEXTS: Readonly<
  Record<BlameFamily, { readonly why: string; readonly question: string }>
> = {
  'named-person': {
    why: 'It makes one person the cause. Others learn to keep quiet, and the conditions stay.',
    question: 'What made this action look right at the time? Name what the tool or the process allowed.',
  },
  role: {
    why: 'A role without a name still points at one person.',
    question:
      'What made this action look right at the time? Which check was missing that would have caught it?',
  },
  counterfactual: {
    why: 'It describes what did not happen, and explains nothing of what did.',
    question: 'What did people see and know at that moment, and what made their choice sensible?',
  },
  'human-error': {
    why: 'A slip is where the questions start, not the answer: the next person will slip too.',
    question: 'What made the slip possible, and what let it through to production?',
  },
  character: {
    why: 'It judges people instead of describing what happened.',
    question: 'What happened, in words that a camera could have recorded? Which pressure or tool led there?',
  },
  group: {
    why: 'It holds a team responsible as if it were a person, and splits them from us.',
    question: 'What did that team know and see at the time, and what between the teams was missing?',
  },
  'second-person': {
    why: 'It speaks to a reader as the one responsible.',
    question: 'What would the tool or the process have to do so that nobody needs this advice?',
  },
  passive: {
    why: 'In the passive too, the sentence ends at a person.',
    question: 'Leave out who; say which condition made it possible. What did the system let through?',
  },
  hindsight: {
    why: 'It looks plain now because we know how it ended. Then it did not.',
    question: 'Which signals were there at that moment, and what did they look like among all others?',
  },
  punitive: {
    why: 'It asks people to be better. The same conditions will catch the next one.',
    question: 'What would catch it even if nobody is careful: a check, a guard, a default, a confirmation?',
  },
  question: {
    why: 'It asks for a name or a justification, and gets defence instead of facts.',
    question:
      'Ask how and what instead: how did it look from where they sat, and what made it hard to notice?',
  },
  legal: {
    why: 'It admits liability, promises too much or accuses a third party: publish it only after legal review.',
    question: 'Can you say only what is known and measured, and leave duties and promises to the lawyers?',
  },
};
