import type { Certainty, Measure, RequiredDecision } from '../../../src/contract/impact';

/** Texts of the impact in figures, beside the section's words. */
export const impactTexts = {
  heading: 'Impact in figures',
  none: 'No figures yet.',
  figures: 'Figures',
  measure: 'Measure',
  figure: 'In words',
  value: 'How many',
  valueHint: 'Empty: hit, and nobody knows how many.',
  minutes: 'Minutes',
  unit: 'Unit',
  unitHint: 'customers, webhooks, GB, EUR',
  certainty: 'How sure',
  words: 'What happened to them',
  numbered: (number: number, label: string) => `Figure ${String(number)}: ${label}`,
  addFigure: 'Add a figure',
  removeFigure: (number: number) => `Remove figure ${String(number)}`,
  notANumber: 'That is not a number. Write it with digits, such as 5000, 2.5 or 1.2k.',
  twoNumbers: (typed: string, whole: string, fraction: string) =>
    `“${typed}” can mean two numbers. Write ${whole} or ${fraction}.`,
  budget: 'Error budget',
  hasObjective: 'An objective (SLO) was promised',
  target: 'Target in %',
  window: 'Window in days',
  source: 'How much was bad',
  affected: 'Affected share of the service in %',
  affectedHint: '100 for a full outage. The duration comes from when it started and was resolved.',
  failed: 'Failed requests',
  inWindow: 'Requests in the whole window',
  objective: (target: string, days: string) => `Objective: ${target} % over ${days} days.`,
  noObjective:
    'No objective is recorded. Add the target and its window to see the used share of the error budget.',
  used: (share: string, target: string, days: string) =>
    `The incident used ${share}, at an objective of ${target} % over ${days} days.`,
  fourWeeks: (share: string) => `That is ${share} of a four-week budget.`,
  overLimit: 'Above 20\u00a0%: a postmortem is required, with at least one critical or high action.',
  underLimit: 'Not above 20\u00a0%: the error budget alone asks for no postmortem.',
  dataLost: 'Data was lost',
  security: 'Security was affected',
  onCallPaged: 'On-call was paged',
  required: 'Postmortem required',
  optional: 'Postmortem optional',
  notKnown: 'Not known yet whether a postmortem is required',
  also: (reasons: string) => `Also: ${reasons}`,
  missing: 'Not known yet:',
  needsAction: (priorities: string) => `It needs at least one ${priorities} action.`,
  actionThere: 'There is one.',
  actionMissing: 'There is none yet.',
};

export const measureNames: Record<Measure, string> = {
  users: 'Users',
  requests: 'Requests',
  money: 'Money',
  data: 'Data',
  duration: 'Duration',
};

export const certaintyNames: Record<Certainty, string> = {
  exact: 'Exactly',
  about: 'About',
  'at-least': 'At least',
  'at-most': 'At most',
};

export const sourceNames = {
  minutes: 'By minutes of the outage',
  requests: 'By failed requests',
} as const;

export const factNames = { yes: 'Yes', no: 'No', unknown: 'Not known' } as const;

export const decisionNames: Record<RequiredDecision['kind'], string> = {
  required: impactTexts.required,
  optional: impactTexts.optional,
  unknown: impactTexts.notKnown,
};
