import type { CheckName, CheckResult } from '../../../src/contract/quality-checks';

/** Texts of the quality checks beside a report. */
export const qualityTexts = {
  heading: 'Quality checks',
  loading: 'Quality checks are being worked out',
  passed: (passed: number, all: number) => `${String(passed)} of ${String(all)} pass`,
  counts: (fail: number, unknown: number) => `${String(fail)} to do, ${String(unknown)} cannot be told yet`,
  holdsBack: 'Holds back publishing',
  required: 'Required for publishing',
  guide: 'They guide. Only what is required for publishing holds it back.',
  list: 'Checks',
  more: (count: number) => `Show ${String(count)} more`,
};

export const stateNames: Record<CheckResult['state'], string> = {
  pass: 'Passes',
  fail: 'To do',
  unknown: 'Cannot be told yet',
};

export const checkNames: Record<CheckName, string> = {
  sections: 'Required parts are written',
  'template-text': 'No text of the template is left',
  'human-error': 'Causes say more than who erred',
  stakeholder: 'A stakeholder is involved',
  late: 'The review is in time',
  'prevent-action': 'An action prevents it',
  'needed-action': 'The action that rules ask for',
  'owner-and-date': 'Open actions have owner and date',
  'vague-wording': 'Actions say what will be different',
  blame: 'No words that blame',
};
