import { ANYBODY, type Rule, SURE } from './rule';

/** Say or imply by their mark only: the product's own texts never call anybody so. */
const GUILTY_ONE = /culprit/.source;

/** Fault is given to somebody, as a thing one can have. */
export const BLAMING: readonly Rule[] = [
  {
    who: ANYBODY,
    as: 'owner',
    says: [
      'FAULT',
      'failure|failing|refusal|inability to',
      'lack of',
      'poor|bad|wrong|reckless|stupid decision|judgement|judgment|choice|call',
    ],
    unless: ['negated', 'purpose', 'discussed'],
  },
  {
    who: SURE,
    as: 'owner',
    says: ['error|errors|misconfiguration|failing'],
    unless: ['negated', 'purpose', 'discussed'],
  },
  {
    who: 'named likely role they self you',
    as: 'owner',
    says: [
      'CHANGE break+|crash+|cause+|kill+|ruin+|trigger+|bring+|take+|knock+',
      'wrong|bad|faulty|untested|broken|buggy|careless|hasty ~1 CHANGE',
    ],
  },
  { who: 'named likely role they you', as: 'owner', says: ['job|duty|responsibility to'] },
  {
    who: 'likely',
    as: 'owner',
    says: [
      'error|errors !message|messages|code|codes|rate|rates|log|logs|budget|handling|page|response|count',
    ],
    unless: ['negated', 'purpose', 'discussed'],
  },
  { family: 'named-person', says: ['my bad|fault|mistake|error', 'mea culpa'], unless: ['negated'] },
  { who: `${SURE} likely`, says: ['to blame', 'at blame|fault'], unless: ['negated'] },
  {
    says: [
      'blame|blames|blamed|blaming $named,likely,role,group,they,you,self',
      'blame ~2 lies|lay|rests|is|falls|goes with|on|to $named,likely,role,group,they,you',
      'fault|faults|mistake|mistakes|carelessness|negligence of $named,likely,role,group,they,you,someone',
      'fault|mistake|error|responsibility|problem lies|lay|rests ~1 with $named,likely,role,group,they,you',
      "this|that|it|one|outage|incident|failure|delay|all is|was|be|lies|'s squarely|entirely|all|solely|purely? on $named,likely,role,group,they,you,self .",
      'was|came|comes|is down to $named,likely,role,they,you .',
      'because|due of|to $named,role,they,you .',
      'because of $likely .',
      'cause|reason|problem ~2 was|is $named,likely,role,someone,they ING',
      'fine|well|good|worked|working until $named,likely,role,group,they,someone',
      'know|course it was $named,likely,role .',
      'failure of $group,role,named,they',
      `${GUILTY_ONE}|reason|cause|problem ~4 was|is $named,likely,role,group,they,you .`,
      'result of $named,likely,role,someone ING|who',
      'point+|pointing ~1 finger|fingers at $named,likely,role,group,they',
      'thrown|threw|throw ~4 under the bus',
    ],
    unless: ['negated', 'purpose', 'discussed'],
  },
];

/** Them and us. */
export const GROUP: readonly Rule[] = [
  {
    family: 'group',
    says: [
      'not our|my side|fault|problem|team|mistake|job',
      'ask the|our vendor|provider|supplier|network|other .',
      'always|again the same team|people|group|person|squad|department',
      'over the wall',
      'us versus|vs|against them',
      'as usual|always ,? $group,role,named,they',
      'typical of? $group,role,named',
    ],
  },
];
