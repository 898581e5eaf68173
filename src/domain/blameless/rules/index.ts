import { BLAMING, GROUP } from './blaming';
import { CHARACTER } from './character';
import { COUNTERFACTUAL } from './counterfactual';
import { DEEDS } from './deeds';
import { HINDSIGHT } from './hindsight';
import { HUMAN_ERROR } from './human-error';
import { LEGAL } from './legal';
import { PASSIVE } from './passive';
import { PUNITIVE, SECOND_PERSON } from './punitive';
import { QUESTION } from './question';
import type { Rule } from './rule';

/** Where the words of two rules overlap, the first speaks. */
export const RULES: readonly Rule[] = [
  ...QUESTION,
  ...LEGAL,
  ...SECOND_PERSON,
  ...COUNTERFACTUAL,
  ...PASSIVE,
  ...BLAMING,
  ...HUMAN_ERROR,
  ...PUNITIVE,
  ...DEEDS,
  ...HINDSIGHT,
  ...CHARACTER,
  ...GROUP,
];
