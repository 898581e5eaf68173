import { hasOutcome, hasTrigger } from './wording-outcome';

/** A task of which nobody can tell when it is done, and a question that leads to one of which one can. */
export interface WordingHint {
  /** As they stand in the sentence. */
  readonly words: string;
  readonly question: string;
}

interface Family {
  readonly question: string;
  /** Where the task begins with these words, after "we should" and the like. */
  readonly opening?: RegExp;
  /** Anywhere in it. */
  readonly anywhere?: RegExp;
  /** A number beside it makes it no clearer: "be careful with all 12 hosts". */
  readonly firm?: true;
}

/** Who is to do it, or that it is to be done, says nothing of what is done. */
const PREAMBLE = new RegExp(
  `^(?:${[
    // Have the team investigate.
    '(?:have|get|ask|let) (?:the )?[\\w-]+(?: [\\w-]+)??(?: to)?(?=\\s+(?:investigat|look|review|check|improv|evaluat|consider|explor|analy|discuss|assess|research))',
    // The team should.
    '(?:we|i|you|they|people|everyone|everybody|someone|somebody|(?:the (?:[\\w-]+ )?)?(?:teams?|engineers?|developers?|devs|ops|sre|on-call))\\s+(?:should|must|needs? to|has to|have to|will|to|ought to)',
    'please|needs? to|should|must|to',
  ].join('|')})\\s+`,
  'i',
);

/** The first family that fits speaks. */
const FAMILIES: readonly Family[] = [
  {
    question: 'What would catch it even if nobody is careful? A check, a guard, a default, a confirmation.',
    anywhere:
      /\b(?:be|being|stay|remain)\s+(?:more\s+|extra\s+|very\s+)?(?:careful|cautious|vigilant|attentive|mindful|diligent|aware|alert|proactive|thorough)\b|\b(?:pay|paying)\s+(?:more\s+|close\s+|better\s+)?attention\b|\b(?:take|with)\s+(?:more\s+|extra\s+|greater\s+)care\b|\bdouble[- ]check(?:ing)?\b|\b(?:do not|don['’]?t)\s+forget\b|\bremember to\b|\bkeep in mind\b|\bmore\s+(?:careful(?:ly)?|thoroughly|diligently|vigilant(?:ly)?)\b/i,
    opening:
      /^(?:avoid|refrain from|follow (?:the|our|all) (?:runbooks?|process(?:es)?|procedures?|rules|guidelines|checklists?))\b/i,
    firm: true,
  },
  {
    question:
      'What will people be able to do afterwards, and how will you see that they can? Or what makes it unnecessary to know?',
    opening:
      /^(?:re-?train|train(?! (?:the |an? )?(?:[\w-]+ )?(?:model|classifier|network))|educate|teach|coach|remind|encourage|motivate|inform|communicate|share (?:the )?(?:learnings?|lessons|knowledge)|sensiti[sz]e|(?:provide |give |do |organi[sz]e |hold )?(?:more |better )?trainings?\b)\b/i,
    anywhere: /\b(?:raise|raising|increase|create|build)\s+(?:more\s+)?awareness\b/i,
  },
  {
    question: 'Which signal, at which value, tells whom?',
    opening:
      /^(?:watch|keep (?:an eye|a close eye|watching|monitoring|track)|continue (?:to )?(?:watch|monitor|observ)\w*)\b/i,
    anywhere: /\bmonitor\w*\b.*\b(?:closely|carefully|better|more|going forward)\b|\bkeep an eye\b/i,
  },
  {
    question: 'What will be written down or be different once you know? Name it, and where it can be read.',
    opening:
      /^(?:(?:further |more |deeper )?investigat(?:e|ion)|look (?:in ?to|at|for|closer|again)|(?:gain|get|build|develop) (?:an? )?(?:better |deeper |clearer )?(?:understanding|insight|picture)|(?:do|perform|conduct|carry out|run|make) (?:an? )?(?:\w+ )?(?:analysis|investigation|assessment|review|evaluation)|(?:have|take) a (?:closer |deeper |second )?look|dig (?:in ?to|deeper)|explore|research|analy[sz]e|study|examine|find out|figure out|understand|determine|check (?:if|whether|why|how)|learn (?:why|how|more|from|lessons)|verify (?:that )?(?:everything|all is|it all))\b/i,
  },
  {
    question: 'Which decision is open, who takes it, and by when?',
    opening:
      /^(?:consider|reconsider|rethink|clarify|prioriti[sz]e|(?:set up|schedule|hold|have|plan|organi[sz]e) (?:an? )?(?:[\w-]+ )?(?:meeting|call|discussion|session|workshop)|re-?evaluate|evaluate|assess|think (?:about|of|through)|discuss|(?:further |more )?discussions?|talk (?:about|through)|brainstorm|revisit|review|reflect on)\b/i,
  },
  {
    question: 'What do you need from them, and how will you know that you have it?',
    opening:
      /^(?:follow(?:ing)?[ -]?up|reach out|sync(?: up)?|work|align|liaise|collaborate|coordinate|engage|talk|speak|check in)\s+(?:with|to)\b|^ask\s+.*\b(?:for (?:more |further )?(?:information|details|help|support|feedback|advice|input)|about)\b/i,
  },
  {
    question:
      'By which change? Name what will be there that is not there today, or the number that will be different.',
    opening:
      /^(?:improve|enhance|optimi[sz]e|strengthen|streamline|harden|refine|rework|moderni[sz]e|tighten(?: up)?|get better|spend more time|simplify things|better|(?:some |a few )?more|proper|improved|enhanced|increased|additional|(?:increase|raise|boost|extend)\s+(?:the\s+|our\s+)?(?:test\s+|unit\s+)?(?:coverage|reliability|resilience|stability|visibility|observability|robustness|quality|efficiency|testing|monitoring)|(?:reduce|minimi[sz]e|lower|limit)\s+(?:the\s+|our\s+|any\s+)?(?:risks?|noise|likelihood|chances?|probability|toil|complexity|impact|errors|mistakes|manual (?:work|steps|effort))|keep\b.*\b(?:up[- ]to[- ]date|clean|current|in (?:good )?shape)$)\b/i,
    anywhere:
      /\bmake\b.*\b(?:more\s+(?:\w*robust|resilient|reliable|stable|efficient|visible|scalable|maintainable|secure|fault[- ]tolerant|user[- ]friendly)|better|easier)\b|\bmake\b.*\b(?:safer|faster|simpler|cleaner|clearer|stronger|smarter|smoother)$|\b(?:better|more often|more frequently|more regularly|more proactively)$|^(?:add|provide|have|use|create|build|write|introduce|implement|set up)\s+(?:better|proper|improved|more)\b(?!.*: ?\w+ \w+)/i,
  },
  {
    question: 'Which change makes it so, and which check would show that it holds?',
    opening:
      /^(?:(?:ensure|make sure|guarantee)\s+(?:proper|adequate|better|sufficient|good|appropriate)\b|(?:ensure|make sure|guarantee)\b.*\b(?:again|properly|correctly|as expected|reliably|in (?:the )?future|works?|is (?:ok|fine|good|correct|healthy))$|(?:prevent|stop)\s+(?:this|it|that|these|such|similar|recurrence|re-?occurrence|this kind)\b|(?:fix|resolve|solve|handle|tackle|sort out|mitigate)\s+(?:the\s+|this\s+|these\s+|all\s+|any\s+|remaining\s+)?(?:issues?|problems?|bugs?|(?:root )?causes?|errors|incident|outage|it|things)$|(?:deal with|work on|address|take care of|handle)\b(?!.*\bby \w+ing\b)|enforce|enforcing)\b/i,
    anywhere:
      /\bbest practices?\b|\bfor (?:similar|other|potential|possible|further) (?:issues|problems|bugs|cases|errors)\b/i,
  },
  {
    question: 'In which cases exactly? Name them, so that somebody else can tell when all are done.',
    anywhere:
      /\b(?:where|when|as|if|wherever|whenever)\s+(?:appropriate|applicable|needed|necessary|possible|required|feasible|time permits)\b|\betc\b|\band so on\b|^(?:try|attempt|aim|strive)\s+to\b/i,
  },
];

/**
 * A hint for words that say no outcome ("investigate", "improve", "be careful"), or null. Quiet where the sentence
 * says how one will see that it is done; better one hint too few than one too many.
 */
export function vagueWording(task: string): WordingHint | null {
  const sentence = task
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.!]+$/, '');
  const rest = sentence.replace(PREAMBLE, '');
  for (const { opening, anywhere, question, firm } of FAMILIES) {
    const found = opening?.exec(rest) ?? anywhere?.exec(rest);
    if (!found) continue;
    if (hasTrigger(sentence) || (firm !== true && hasOutcome(sentence))) return null;
    return { words: found[0], question };
  }
  return null;
}
