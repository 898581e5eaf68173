import { ANYBODY, type Rule } from './rule';

const SARCASM = {
  why: 'It is irony about people: they hear it, and say less next time.',
  question: 'What do you want to say in earnest: which check, text or signal was missing?',
};

/** What people are like, in place of what happened. */
export const CHARACTER: readonly Rule[] = [
  {
    family: 'character',
    says: [
      'careless|carelessly|reckless|recklessly|sloppily|incompetent|incompetently|irresponsible|irresponsibly|negligent|negligently|idiotic|clueless|unprofessional|unprofessionally|foolish|foolishly|thoughtless|thoughtlessly|amateurish|moronic|inept|inexcusable|unforgivable|undisciplined|overconfident',
      'sloppy !quorum|quorums|phrase|hints|match|matching|focus|clock|parser|mode',
      'incompetence|laziness|stupidity|recklessness|sloppiness|ineptitude|complacency|arrogance|hubris|unprofessionalism|idiocy',
      'stupid|dumb|silly|brainless|boneheaded|ridiculous mistake|mistakes|decision|decisions|idea|move|thing|choice|typo|error|call|change',
      'stupid|dumb|silly of $named,likely,role,group,they,you,someone',
      'rookie|beginner|amateur|newbie|schoolboy|basic|elementary|embarrassing mistake|mistakes|error|errors|blunder|move',
      'bad|terrible|horrible|poor|dreadful idea ~1 to',
      'poor|bad|questionable|terrible judgement|judgment|decision|decisions|attitude|discipline|workmanship|excuse|choices',
      'lazy|stupid|ignorant|arrogant|complacent|inattentive|clumsy|stubborn|dumb|unreliable|inexperienced|unqualified ~1 PERSON would|could|should|had|has|have|was|were|did|is|are|ED',
      'by|from|of ~1 lazy|stupid|ignorant|arrogant|complacent|inattentive|clumsy|stubborn|dumb ~1 PERSON',
      'too|so lazy|stubborn|proud|arrogant|stupid|complacent|ignorant ~1 to',
      'idiot|idiots|moron|morons|clowns|fools|imbecile|imbeciles|amateurs|cowboys|muppets',
      'asleep at|on the wheel|switch|job',
      'no|little|zero ~1 sense of ~1 ownership|responsibility|urgency|duty',
      'no|little|zero respect|regard for',
      'ashamed',
      'too junior|inexperienced|green ~1 for|to',
      'not a team player',
    ],
    unless: ['negated', 'purpose'],
  },
  {
    family: 'character',
    who: `${ANYBODY} we`,
    says: [
      'lazy|stupid|dumb|ignorant|arrogant|complacent|inattentive|stubborn|lax|naive|clumsy|drunk|unreliable|hopeless',
      'lack|lacks|lacked ~2 discipline|competence|professionalism|judgement|judgment|sense|skill|skills|diligence|maturity',
      'show+|display+|demonstrate+ ~2 poor|bad|no|questionable|terrible|little ~1 judgement|judgment|discipline|care|respect|interest',
    ],
    unless: ['negated'],
  },
  {
    family: 'character',
    ...SARCASM,
    says: [
      'apparently ~6 optional',
      'optional for some|certain|you|them',
      'apparently|surely|evidently ~1 $nobody,they,you,everyone,group',
      'apparently|surely some|certain people|of|engineers|developers|teams',
      'nice|great|good|brilliant|fantastic|wonderful|amazing|superb job|work|going|idea ~1 breaking|deleting|taking|killing|dropping|forgetting|ignoring|crashing|bringing|losing|wiping|skipping|missing|pushing|deploying',
      'nice|great|good|brilliant|fantastic|wonderful|stellar|superb|excellent job|work , everyone|everybody|team|guys|as',
      'who needs test|tests|testing|backups|reviews|staging|documentation|monitoring|alerts|sleep',
      'surprise , surprise',
      'what a surprise|joke|shocker|genius|mess|disgrace',
      'genius|geniuses|hero|heroes ~3 who|decided|thought',
      'rocket science',
      'slow clap',
      'overrated',
      'another day , another',
      'apparently ~6 too hard|difficult|much',
      'thanks for nothing',
      'some|certain people ~1 never|just|cannot|can|do|seem|think|prefer|clearly|still|should',
      'maybe|perhaps next time',
      'maybe|perhaps someone|somebody|people|they|you should|could|might|will',
      'would it kill',
      'must be nice',
      'call|calls|called themselves|himself|herself ~1 ROLE',
    ],
  },
];
