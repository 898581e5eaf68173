import type { Rule } from './rule';

const PEOPLE = '$$named,likely,role,group,they,you,someone,nobody,everyone';

/** Who was it, and how could they. */
export const QUESTION: readonly Rule[] = [
  {
    family: 'question',
    says: [
      'who ~2 ACCUSED !not',
      'do|does|did $$you,they,group ever|even',
      'what did $$everyone,you,they,we,someone expect|think',
      'how is it possible that $$nobody,they,you,group,named,role',
      "who is|was|were|'s ~2 blame|fault|behind|supposed",
      "who is|was|were|'s ~2 responsible !for",
      "who is|'s ~1 responsible for ~3 HARM|that|error|mistake",
      'who was|were ~1 responsible for',
      'how did|could|can $$nobody',
      'whose mistake|fault|idea|change|commit|bright|brilliant|decision|code',
      `why did|does|was|is|were|do|has|had|have|would not? ${PEOPLE}`,
      'why did not? $$soft ~1 DILIGENCE',
      `how could|can|did|do ${PEOPLE} ~3 miss|let|forget|ignore|overlook|not|break|fail|allow|be|manage|think|possibly`,
      `how come ~1 ${PEOPLE}`,
      'what was|were|is|are $named,likely,role,soft,group,they,you thinking|doing|smoking',
      'did|has|does|do|have not? anyone|anybody|nobody|someone|no ~2 even|bother|check|test|look|read|think|notice|tested|checked|looked|bothered|read',
    ],
    unless: ['not-asked'],
  },
  {
    family: 'question',
    says: [
      'find|figure|work|establish|determine|know|ask|identify|investigate|clarify|learn out? ~1 who ~1 ACCUSED',
      'find|figure|establish|determine|identify out? ~1 who is|was|were ~1 responsible|blame|fault|to',
      'find|identify|name the person|people|engineer|individual|developer|one|party responsible|who|at',
      'why nobody|no ~1 ED',
      'what the hell|heck|fuck',
      'what on earth',
    ],
    unless: ['negated'],
  },
];
