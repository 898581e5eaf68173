import type { Rule } from './rule';

const PEOPLE = '$named,likely,role,soft,group,they,everyone,someone';

/** The remedy is a better person, or one person less. */
export const PUNITIVE: readonly Rule[] = [
  {
    family: 'punitive',
    says: [
      'be|being|stay|remain more|extra|very|really|much|a|lot|bit|little? ~3 careful|vigilant|attentive|cautious|diligent|mindful|thorough|disciplined|conscientious !about',
      'more|extra careful|vigilant|attentive|cautious|diligent|disciplined|conscientious|carefully|vigilance|diligently',
      'pay|pays|paying ~3 attention',
      'take|exercise|use|show ~1 more|greater|extra|better|due|proper|the ~1 care|caution|vigilance|diligence',
      'exercise ~1 caution|care',
      'try harder',
      'think twice|before',
      `remind|instruct|urge|admonish|warn|tell|lecture ${PEOPLE} to|that|of|not|about`,
      `retrain|re-train|retraining|re-educate|coach|discipline|reprimand|punish|demote|sanction|suspend|penalise|penalize|fire|sack|dismiss ${PEOPLE}`,
      `send|enrol|enroll|put|sign ${PEOPLE} ~6 training|course|courses|coaching|refresher`,
      'refresher|remedial|mandatory|compulsory ~2 retraining|training|trainings|course|courses|coaching',
      `training|retraining|coaching for ${PEOPLE} who|involved|responsible|on`,
      'disciplinary|disciplined|reprimanded|reprimand|demoted|demotion|punished|punishment|punitive',
      'written|formal|verbal|official|final|stern warning|reprimand',
      'performance review|reviews|appraisal',
      'performance improvement plan',
      'hold|holding|held ~5 accountable|responsible',
      `consequences for ${PEOPLE}`,
      `revoke|remove|withdraw|suspend|restrict|disable|cut|limit|take ${PEOPLE} 's ~3 access|rights|permissions|privileges|permission|account|role`,
      'revoke|remove|withdraw|suspend|restrict|cut|limit his|her|their ~3 access|rights|permissions|privileges|permission|role',
      `access|rights|permissions|privileges of|from|for $named,likely,role,they ~1 who|until|.`,
      'take|remove|ban|exclude|suspend|keep|pull|kick $named,likely,role,they off|from',
      `have|has|having|had a ~1 serious|stern|firm|little|word|talk|chat ~1 talk|word|conversation|chat|with ~1 ${PEOPLE}`,
      'have|has|having a word with',
      'name and shame',
      'zero tolerance',
      'make|making|repeat|repeating the|this|that|such same? mistake|mistakes again',
      'avoid|stop making ~2 mistakes|errors',
    ],
    unless: ['negated'],
  },
  {
    family: 'punitive',
    who: 'named likely role soft group they everyone you someone',
    says: [
      'should|must|need|needs|have|has|ought just|simply|really|always? to? ~1 follow ~3 process|processes|procedure|procedures|rules|runbook|runbooks|policy|guidelines|instructions|checklist',
      'should|must|need|needs|have|has|ought just|simply|really|always? to? ~1 read ~4 documentation|docs|runbook|alerts|pages|messages|manual|instructions',
      'should|must|need|needs|have|has|ought just|simply|really|always? to? ~1 remember|learn|respect|double-check|stop|improve|communicate',
      'need|needs|require|requires|receive|receives|attend|undergo ~3 training|retraining|coaching',
      'be|been|was|were|being fired|sacked|disciplined|punished|retrained|reprimanded|demoted|sanctioned|suspended',
      'no longer ~1 allowed|permitted|trusted',
    ],
    unless: ['negated', 'explained'],
  },
  {
    family: 'punitive',
    says: ['double-check ~1 your|their|everything|all|the|every|his|her|before'],
    unless: ['negated', 'not-first'],
  },
];

/** Advice to a reader. */
export const SECOND_PERSON: readonly Rule[] = [
  {
    family: 'second-person',
    says: [
      'next time ,? please|maybe|just|do|you? not? read|check|test|ask|look|think|try|use|follow|tell|double-check|make|wait|verify|be|remember|run|call|talk|pay|consult|review|please|stop|should|must|need',
    ],
  },
  {
    family: 'second-person',
    says: [
      'please|read|check|test|ask|look|think|follow|tell|wait|verify|remember|run|call|talk|consult ~10 next time',
    ],
    unless: ['not-first'],
  },
  {
    family: 'second-person',
    says: [
      'you people|guys|lot',
      'you can not just|simply',
      'you do not ~1 deploy|touch|push|change|edit|merge',
    ],
  },
];
