import type { Rule } from './rule';

/** The agent stands behind "by". */
export const PASSIVE: readonly Rule[] = [
  {
    family: 'passive',
    says: [
      'miss+|ignore+|overlook+|forget+|neglect+|disregard+|misread+|mistype+|botch+|bungle+|dismiss+|misunderstand+|misjudge+|rubber-stamp+|mishandle+|screwed|messed|fat-fingered ~4 by $named,likely,role,soft,someone,they,group,you,everyone,self',
      'break+|cause+|misconfigure+|skip+|crash+ ~2 by $named,likely,role,someone,they,group,you,self',
      'BY_ACCIDENT EN ~4 by $named,likely,role,soft,someone,they,group,you,self',
      'PUT_IN|DAMAGED|removed BY_ACCIDENT ~1 by $named,likely,role,soft,someone,they,group,you,self',
      'DAMAGED|removed by mistake|accident by $named,likely,role,soft,someone,they,group,you,self',
      'WRONG|BROKEN ~5 PUT_IN ~1 by $named,likely,role,soft,someone,they,group,you,self',
      'FLAW ~5 PUT_IN|caused ~1 by $named,likely,role,soft,someone,they,group,you,self',
      'made ~1 by mistake',
      'outage|outages|incident|downtime|crash|failure|problem ~2 triggered|started by $named,likely,role,someone,they,group,you,self',
      'PUT_IN ~1 by $named,likely,role,soft,someone,they,group,you,self ~2 without',
      'without ~2 CARE ~1 by $named,likely,role,soft,someone,they,group,you,self',
      'not|never ~2 EN ~1 by $named,likely,role,someone,they,group',
    ],
    unless: ['explained', 'negated', 'purpose'],
  },
  {
    family: 'passive',
    says: [
      'leak+|expose+ ~2 by $named,likely,role,someone,they,you,self',
      'disabled|changed|switched|turned|edited|altered ~2 by $someone',
      'DAMAGED|removed ~3 by $named,likely,role,someone,they,you,self',
    ],
    unless: ['remedial', 'explained', 'negated', 'purpose'],
  },
];
