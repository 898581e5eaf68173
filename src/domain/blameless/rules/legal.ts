import type { Rule } from './rule';

const PROMISE = {
  why: 'It is a promise that nobody can keep, and may be read as a warranty.',
  question: 'What was changed, and what does it make less likely? Say that.',
};
const SPECULATION = {
  why: 'It states a crime or a motive of others as a fact.',
  question: 'What is known, from which evidence? Leave out who, until it is established.',
};

/** Liability, promises, accusations of third parties. */
export const LEGAL: readonly Rule[] = [
  {
    family: 'legal',
    says: [
      'breach|breaches|violation|violations|infringement of ~4 LAW',
      'breach+|violate+|infringe+ ~4 LAW',
      'in breach of',
      'legal responsibility',
      'compensate ~1 all|every|everyone|everybody',
      'bad faith',
      'break+|breaking the law',
      'gross|grossly|criminal|criminally negligence|negligent',
      'negligence|negligent|negligently !clause|insurance|claim',
      'liable|liability !shift|insurance',
      'admit|accept|acknowledge|concede|admitted ~3 liability|guilt|fault|negligence',
      'illegal|illegally|unlawful|unlawfully !instruction|argument|character|state|access|address|memory|opcode',
      'failed|failure to protect ~2 customer|customers|user|users|personal|your|data',
    ],
    unless: ['negated', 'purpose', 'discussed'],
  },
  {
    family: 'legal',
    ...PROMISE,
    who: 'we self group',
    says: [
      'guarantee|promise|warrant|vow|pledge|swear ~1 that|no|this|it|you|customers|never|there|such|your|zero|full|complete|100',
    ],
  },
  { family: 'legal', who: 'we self', says: ['responsible for ~3 loss|losses|damage|damages|harm'] },
  {
    family: 'legal',
    ...PROMISE,
    says: [
      'will|can|shall|would never|not ever? happen|occur|recur|repeat ~2 again',
      'will|can|shall never|not ever? happen|occur|recur .',
      'never ever? happens|occurs again',
      '100 %|percent|per safe|secure|reliable|protected|guaranteed',
      'completely|totally|fully|absolutely|entirely|perfectly safe|secure|reliable|protected|unhackable|foolproof|bulletproof !to',
      'impossible ~6 again',
      'rest assured',
      'assure ~1 customers|you|users|everyone|clients|our that?',
      'guaranteed ~2 never|not',
      'never again',
    ],
    unless: ['purpose', 'negated'],
  },
  {
    family: 'legal',
    ...SPECULATION,
    says: [
      'attacker|attackers|hacker|hackers|intruder|intruders|criminals was|were|is|are ~1 obviously|likely|probably|clearly|surely|certainly|undoubtedly',
      'attack|breach|leak|intrusion was|is ~1 certainly|probably|likely|surely|obviously|clearly|undoubtedly',
      'state-sponsored|nation-state|state-backed',
      'foreign|hostile|enemy state|government|power|actor|intelligence|nation',
      'russian|chinese|korean|iranian|american|israeli|foreign hacker|hackers|attacker|attackers|government|group|spies|agents',
      'sabotage|sabotaged|sabotaging',
      'malicious|disgruntled|rogue|vengeful|corrupt insider|insiders|employee|employees|engineer|contractor|ex-employee|admin|developer',
      'insider ~1 must|leaked|stole|sold',
      'fraudulent|fraudulently|lawsuit|stole|criminally',
    ],
    unless: ['negated', 'purpose'],
  },
];
