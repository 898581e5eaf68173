import type { FishboneCategory } from '../../../src/contract/fishbone';
import { shortened } from './postmortem';

/** Texts of the tools that find causes, and of what becomes of a finding. */
export const findingTexts = {
  tools: 'Find causes',
  chains: (count: number) => (count === 1 ? '1 chain' : `${String(count)} chains`),
  factors: (count: number) => (count === 1 ? '1 factor' : `${String(count)} factors`),
  toRoot: 'Make it a root cause',
  toContributing: 'Make it a contributing factor',
  moved: (name: string) => `${name} was moved to the other list`,
  changedMeanwhile: 'Somebody changed it a moment ago. Look at it again, then repeat this.',
  humanError: (words: string) => `“${words}” explains nothing on its own.`,
  hintIsNoBlock: 'This is a hint. You can save it as it is.',
  makeCause: 'Make it a root cause',
  makeFactor: 'Make it a contributing factor',
  makeAction: 'Make it an action',
  isRootCause: 'Is a root cause',
  isContributing: 'Is a contributing factor',
  isAction: 'Is an action',
  rewordAction: 'It still has the words of the finding. Reword it so that it says what will be done.',
  added: (what: string) => `${what}: added`,
  goTo: 'Go to it',
  undo: 'Undo',
  undone: 'It was taken back',
};

export const whyTexts = {
  heading: '5 Whys',
  intro:
    'Ask “why?” of what was seen, and again of each answer, until the answer is something you can change.',
  chain: '5 Whys chain',
  chainNamed: (problem: string) => `chain “${shortened(problem)}”`,
  problem: 'Problem',
  problemHint: 'What was seen, from the outside: “Checkout answered with errors for 20 minutes”.',
  problemMissing: 'No problem is named yet.',
  why: (number: number) => `Why ${String(number)}`,
  whyLabel: (number: number) => `Answer ${String(number)}: why is that?`,
  unanswered: 'Not answered yet.',
  addAnswer: 'Add an answer',
  insertAfter: (number: number) => `Insert an answer after ${String(number)}`,
  insert: 'Insert below',
  up: 'Up',
  down: 'Down',
  moveUp: (number: number) => `Move answer ${String(number)} up`,
  moveDown: (number: number) => `Move answer ${String(number)} down`,
  removeStep: (number: number) => `Remove answer ${String(number)}`,
  movedTo: (number: number) => `It is answer ${String(number)} now`,
  branch: 'Another answer',
  branchNamed: (number: number) => `Another answer to why ${String(number)}, as a chain of its own`,
  branched: 'A chain of its own begins with the same answers. Add the other answer there.',
  evidence: 'Evidence',
  evidenceUrl: (number: number) => `Evidence ${String(number)}: address`,
  evidenceTitle: (number: number) => `Evidence ${String(number)}: title`,
  addEvidence: 'Add evidence',
  addEvidenceTo: (number: number) => `Add evidence to answer ${String(number)}`,
  removeEvidence: (number: number) => `Remove evidence ${String(number)}`,
  end: 'Where this chain ends',
};

export const fishboneTexts = {
  heading: 'Fishbone',
  intro: 'Collect what had a part in it, by category. The picture and the list show the same.',
  picture: (factors: number) =>
    factors === 0
      ? 'Fishbone diagram without factors'
      : `Fishbone diagram with ${String(factors)} factors; the list holds the same`,
  list: 'Factors by category',
  newFactor: (category: string) => `factor to ${category}`,
  newFactorForm: 'factor',
  factorNamed: (text: string) => `factor “${shortened(text)}”`,
  factor: 'Factor',
  category: 'Category',
  none: 'None yet.',
  scroll: 'Fishbone diagram, scrolls sideways',
};

export const fishboneNames: Record<FishboneCategory, string> = {
  'people-and-skills': 'People and skills',
  process: 'Process',
  tools: 'Tools',
  environment: 'Environment',
  dependencies: 'Dependencies',
  measurement: 'Measurement',
};
