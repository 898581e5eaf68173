import type { FishboneCategory } from '../../../src/contract/fishbone';
import { shortened } from './postmortem';

/** Texts of the tools that find causes. */
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
  enterGoesOn: 'Enter goes on to the next answer, Shift+Enter begins a new line.',
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
