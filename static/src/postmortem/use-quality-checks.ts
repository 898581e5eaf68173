import { useEffect, useState } from 'react';
import type { PostmortemView } from '../../../src/contract/postmortem';
import {
  checkedReport,
  type CheckResult,
  incidentFacts,
  type PersonNames,
  qualityChecks,
  whenRequired,
} from '../../../src/contract/quality-checks';
import { deadlineOf } from '../review/deadline-of';
import { whenIdle } from '../shared/use-idle';
import { checkedSections, templateOf } from './report-template';

/** Every check of the report, worked out again when it changes and the browser is idle. Null before the first time. */
export function useQualityChecks(
  report: PostmortemView,
  people: readonly PersonNames[],
): readonly CheckResult[] | null {
  const [results, setResults] = useState<readonly CheckResult[] | null>(null);
  useEffect(
    () => whenIdle(() => setResults(checksOf(report, people, new Date().toISOString()))),
    [report, people],
  );
  return results;
}

function checksOf(
  report: PostmortemView,
  people: readonly PersonNames[],
  now: string,
): readonly CheckResult[] {
  const dismissed = report.dismissedHints.flatMap(({ key, dismissed: is }) => (is ? [key] : []));
  const decision = whenRequired(incidentFacts(report.header.value, report.impact.value));
  const stakeholders = report.roles.flatMap(({ role, value }) =>
    role === 'stakeholders' ? value.people : [],
  );
  const review = { deadline: deadlineOf(report), heldAt: report.reviewMeeting.value.heldAt };
  const rest = { now, people, dismissed: new Set(dismissed), decision, stakeholders, review };
  return qualityChecks({
    ...checkedReport(report, templateOf(report), rest),
    sections: checkedSections(report),
  });
}
