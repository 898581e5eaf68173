import { ANYBODY, ONE_PERSON, type Rule, SURE } from './rule';

/** Somebody does something wrong. Whether a name, a role, a group or "you" decides on the family. */
export const DEEDS: readonly Rule[] = [
  // What only people do, and nobody says kindly.
  {
    who: `${ANYBODY} we`,
    says: [
      'forget+|neglect+|botch+|bungle+|goof+|blunder+|fat-finger+|fatfinger+|rubber-stamp+|mishandle+|panicked !nothing',
      'screw+|mess+|fuck+|cock+|foul+ ~3 up',
      'slip+ up',
      'wave+ ~4 through',
      'drop+ the ball',
      'cut+ corners',
      'blow+ it',
      'sleep+ through|in',
      'fall+ asleep',
      'turn+ a blind eye',
      'make+ ~2 mistake|mistakes|error|errors|typo|typos|blunder|blunders',
      'goof+|fool+ around',
    ],
  },
  {
    who: ANYBODY,
    says: [
      'mistype+|misread+|misunderstand+|misjudge+|miscalculate+|overlook+|disregard+|procrastinate+|misinterpret+|rush+',
      'lie+ about|to',
      'sit+ on|idle',
      'do+|say+ nothing',
      'leave+ no !other',
      'take|takes|took ~1 blame',
      'deliberately|knowingly|intentionally|wilfully hid|ignored|misled|withheld|lied|concealed|sold|shipped|deployed|broke|disabled|deleted',
      'let+ ~1 down',
      'let+ ~5 expire|slip|lapse|crash|rot|linger',
      'leave+ ~5 open|unlocked|unprotected|unpatched|exposed|unattended|untested|unanswered',
      'leave+ the|a|an|his|her|their|it|debug ~4 on|off|enabled|disabled|running|open|out',
      'look+ the other way',
      'fail+ to ~1 DILIGENCE !out',
      'decide+|choose+ ~1 to ignore|skip|disregard',
      'pass+ the buck',
    ],
  },
  { who: 'we', says: ['fail+ to ~1 DILIGENCE'], unless: ['explained'] },
  // What systems do as well: here it must be people, or about something that people are meant to heed.
  {
    who: SURE,
    says: [
      'fail+ to !log|connect|reach|reproduce|join|login|find|contact|get',
      'ignore+ !it|them',
      'misconfigure+',
      'refuse+ to',
      'ruin+|wreck+|trash+',
      'slow|late|hesitant to react|respond|escalate|notice|act|answer|acknowledge|realise|realize',
      'violate+|circumvent+|bypassed|disobey+ ~2 process|policy|procedure|rules|protocol|review|reviews|checks|approval',
      'deviate+ from',
      'take+ ~1 too long',
      'responsible for ~3 HARM',
    ],
    unless: ['explained'],
  },
  {
    who: `${SURE} likely soft`,
    says: [
      'miss+ ~3 SIGNAL',
      'ignore+ ~3 SIGNAL',
      'skip+ ~3 CHECK',
      'bypassed ~2 CHECK',
      'dismiss+ ~3 SIGNAL',
    ],
    unless: ['explained'],
  },
  {
    who: `${SURE} likely`,
    says: [
      'break+ ~3 PRODUCTION !down|into',
      'take+|bring+ ~5 down|offline',
      'knock+ ~5 over|out|offline',
      'crash+ ~3 PRODUCTION',
      'cause+ ~4 HARM',
      'break+ ~2 promise|word',
      'is|was|am the one who|that ~1 ACCUSED',
      'trigger+ ~2 outage|incident|disaster|crash',
      'introduce+|create+|add+|ship+|push+|merge+|deploy+|commit+ ~2 FLAW !test|tests|report|issue|fix',
      'push+|merge+|deploy+|commit+|ship+|release+ ~2 BROKEN',
      'roll+ out ~2 BROKEN',
      'HANDS ~4 WRONG',
      'HANDS ~4 BY_ACCIDENT',
      'kill+ ~2 production|prod|primary|master|checkout|cluster',
      'react+|respond+|escalate+|act+|answer+ ~2 too late|slowly',
    ],
    unless: ['explained'],
  },
  {
    who: `${SURE} likely`,
    says: ['DAMAGED|remove+ ~3 PRECIOUS !migration|backup|snapshot'],
    unless: ['remedial', 'explained'],
  },
  {
    who: `${ANYBODY} we`,
    says: ['BY_ACCIDENT EN|ED', 'by mistake|accident ED', 'blindly|recklessly|carelessly|hastily EN|ED'],
  },
  {
    who: `${ONE_PERSON} group`,
    as: 'clause',
    says: [
      'without ~2 CARE',
      'straight|directly to|into|on main|master|prod|production|live',
      'by mistake|accident',
      'in error .',
      'during ~2 freeze',
      'for no ~1 reason',
    ],
    unless: ['explained'],
  },
  // What was left undone.
  {
    who: `${ONE_PERSON} soft nobody`,
    not: true,
    says: ['DILIGENCE !see|the?'],
    unless: ['explained', 'supposed'],
  },
  {
    who: 'group everyone',
    not: true,
    says: ['bother|care|think|tell|inform|ask|listen|follow|communicate|warn'],
    unless: ['explained', 'supposed'],
  },
  { who: `${ANYBODY} nobody`, not: true, says: ['even !when|if|though|after'], unless: ['supposed'] },
  {
    who: 'nobody',
    says: ['bother+|care+|think+|look+|check+|test+|read+|listen+|verify+'],
    unless: ['explained'],
  },
  {
    who: `${ANYBODY} we`,
    not: true,
    says: ['properly|thoroughly|adequately|sufficiently|carefully ~1 DILIGENCE', 'pay ~2 attention'],
    unless: ['explained', 'supposed'],
  },
  {
    who: 'someone',
    says: [
      'change+|edit+|switch+|turn+|disable+|delete+|remove+|push+|run+|alter+|modify+|touch+ !out|into|up|to|over',
    ],
    unless: ['remedial', 'explained'],
  },
  { who: SURE, says: ['lose|loses ~2 access|rights|privileges|permissions'], family: 'punitive' },
  { who: ANYBODY, not: true, says: ['paying|watching|listening|thinking'], unless: ['explained'] },
  { who: SURE, says: ['no idea|clue|business|excuse'] },
  // Habits.
  {
    who: 'named likely role group they you',
    says: [
      'never|rarely|seldom|hardly ~1 update*|test*|read*|listen*|communicate*|tell*|ask*|check*|document*|follow*|review*|respond*|answer*|care*|learn*|think*|announce*|warn*|inform*',
      'always|constantly|repeatedly|regularly|keeps|keep|kept break|breaks|breaking|ignore|ignores|ignoring|forget|forgets|forgetting|miss|misses|missing|block|blocks|blocking|causes|causing|cause|skip|skips|skipping|blame|blames|blaming|make|makes|making|delay|delays|delaying|complain|complains|complaining',
      'keeps|keep|kept pushing|deploying|merging|changing|calling|asking',
      'has|have|had a habit|history of ignoring|skipping|breaking|forgetting|missing|blaming|cutting|causing',
    ],
  },
  // Whoever it was.
  {
    family: 'role',
    says: [
      'whoever ~1 write+|configure+|design+|approve+|set+|deploy+|merge+|push+|change+|delete+|break+|do+|build+|make+|run+|forget+',
    ],
  },
  {
    says: [
      'because $named,likely,role,someone,self,they ~1 BY_HAND',
      'because $named,role,someone,self,they ~1 HANDS',
    ],
    family: 'role',
    unless: ['not-after-harm'],
  },
];
