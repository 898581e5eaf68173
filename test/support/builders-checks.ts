import type { CheckedAction, CheckedReport } from '../../src/domain/quality-checks-input';
import { type CheckName, type CheckResult } from '../../src/domain/quality-checks-result';
import { qualityChecks } from '../../src/domain/quality-checks';
import { type IncidentFacts, whenRequired } from '../../src/domain/when-required';

export const SEVERE: IncidentFacts = {
  severity: 'SEV1',
  duration: { kind: 'known', minutes: 90 },
  dataLost: false,
  security: false,
  onCallPaged: true,
  budget: {
    kind: 'known',
    percent: 33,
    fourWeekPercent: 33,
    used: 13,
    budget: 40,
    unit: 'minutes',
  },
};

export const ACTION: CheckedAction = {
  id: 'action-1',
  title: 'Reject a load balancer config without a health check in CI',
  owner: 'account-1',
  dueOn: '2026-04-10',
  priority: 'high',
  type: 'prevent',
  standing: 'open',
};

/** A complete report, without what was never recorded. */
export const UNRECORDED: CheckedReport = {
  sections: [
    {
      key: 'summary',
      title: 'Summary',
      text: 'The API answered slowly for 20 minutes.',
      required: true,
      template: ['What happened, to whom, for how long, and how it ended, in a few sentences.'],
    },
    { key: 'lucky', title: 'Where we were lucky', text: '', required: false, template: ['What went well?'] },
  ],
  requiredLists: ['timeline', 'causes'],
  listTemplate: ['Short event description'],
  timeline: [{ id: 'entry-1', text: 'Latency spike on API' }],
  causes: [
    { id: 'cause-1', kind: 'root', text: 'Misconfigured load balancer' },
    { id: 'cause-2', kind: 'contributing', text: 'Alerting threshold too high' },
  ],
  actions: [ACTION],
  people: [{ names: ['Anna Lindqvist'] }],
  dismissed: new Set(),
  resolvedAt: '2026-03-27T18:00:00.000Z',
  now: '2026-04-01T00:00:00.000Z',
};

/** A report that every check is content with. */
export const COMPLETE: CheckedReport = {
  ...UNRECORDED,
  stakeholders: ['account-2'],
  review: { deadline: null, heldAt: '2026-03-30T18:00:00.000Z' },
  decision: whenRequired(SEVERE),
};

/** What one check says of the complete report with these changes. */
export function outcomeOf(check: CheckName, change: Partial<CheckedReport>): CheckResult {
  const result = qualityChecks({ ...COMPLETE, ...change }).find((each) => each.check === check);
  if (!result) throw new Error(`no check ${check}`);
  return result;
}
