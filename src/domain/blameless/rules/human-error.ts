import type { Rule } from './rule';

/** The explanation ends at a slip. */
export const HUMAN_ERROR: readonly Rule[] = [
  {
    family: 'human-error',
    says: [
      'human|operator|administrator|admin|pilot|engineer|developer|personnel|staff|people|programmer|manual|personal error|mistake|failure|oversight|slip|negligence|lapse !is|are',
      'human|operator|administrator|pilot errors|mistakes|failings !is|are',
      'user error|mistake',
      'human factor .',
      'lapse|lapses|slip of|in ~1 attention|judgement|judgment|concentration|focus|memory|vigilance',
      'error|errors|mistake of|in judgement|judgment',
      'between ~2 chair|keyboard and',
      'moment|momentary of? ~2 inattention|distraction|carelessness|lapse|confusion|weakness',
      'lack of ~1 attention|care|diligence|discipline|vigilance|focus|concentration|professionalism|foresight|rigour|rigor|competence|judgement|judgment|carefulness|common',
      'ignorance of',
      'carelessness|inattention|inattentiveness|forgetfulness',
      'pebkac|pebcak|id10t',
      'layer 8|eight problem|issue|error|fault|failure',
      'fat finger|fingers|fingered|fingering',
      'fat-finger|fat-fingered|fat-fingering|fatfinger',
      'finger trouble',
      'brain fart',
      'oversight|mistake|slip|neglect|blunder|lapse|error ~1 on ~1 part|side|behalf',
      'oversight|mistake|error|slip|typo|blunder|lapse ~1 by|from|of $named,likely,role,soft,someone,they,group,you',
      'due|because|caused|result to|of|by ~2 oversight|carelessness|mistake',
      'mistakes were made',
    ],
    unless: ['negated', 'purpose', 'discussed'],
  },
];
