import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { ActionView } from '../../../src/contract/postmortem';
import { call } from '../backend';
import { ProductRefused } from '../host';
import { useHere } from './here';
import { readIssues, type SeenIssue } from './issues';
import { withActions } from './record';
import { useRecordChanged } from './use-open';

const LOOK_EVERY_MS = 10_000;
const NO_ACCESS = [401, 403, 404];
/** A difference that the app cannot confirm is reported again, each time after twice as long. */
const FIRST_REPEAT_MS = 20_000;
const LONGEST_REPEAT_MS = 10 * 60_000;
const PER_REFRESH = 100;

export interface FollowedIssues {
  readonly issues: ReadonlyMap<string, SeenIssue>;
  /** `none`: this viewer may not use Jira, so the page shows what we stored. `silent`: Jira did not answer. */
  readonly jira: 'asking' | 'seen' | 'none' | 'silent';
}

/** The issues of these actions as the viewer's own Jira shows them; tells the functions when they know worse. */
export function useFollowedIssues(actions: readonly ActionView[]): FollowedIssues {
  const issueIds = actions.flatMap(({ issue }) => (issue.issueId === null ? [] : [issue.issueId]));
  const { data, error } = useQuery({
    queryKey: ['issues', issueIds],
    queryFn: () => readIssues(issueIds),
    enabled: issueIds.length > 0,
    retry: false,
    refetchOnWindowFocus: true,
    placeholderData: (previous) => previous,
    refetchInterval: ({ state }) => (hasNoAccess(state.error) ? false : LOOK_EVERY_MS),
  });
  useReportedDifferences(actions, data);
  const issues = data ?? new Map<string, SeenIssue>();
  if (hasNoAccess(error)) return { issues: new Map(), jira: 'none' };
  if (error) return { issues, jira: 'silent' };
  return { issues, jira: data ? 'seen' : 'asking' };
}

function hasNoAccess(error: unknown): boolean {
  return error instanceof ProductRefused && NO_ACCESS.includes(error.status);
}

function useReportedDifferences(
  actions: readonly ActionView[],
  issues: ReadonlyMap<string, SeenIssue> | undefined,
): void {
  const { place } = useHere();
  const recordChanged = useRecordChanged();
  const everSeen = useRef(new Set<string>());
  const reported = useRef(new Map<string, { notBefore: number; wait: number }>());

  useEffect(() => {
    if (!issues) return;
    for (const issueId of issues.keys()) everSeen.current.add(issueId);
    const now = Date.now();
    const due: string[] = [];
    for (const action of actions) {
      if (!differs(action, issues, everSeen.current)) {
        reported.current.delete(action.id);
        continue;
      }
      const before = reported.current.get(action.id);
      if (before && now < before.notBefore) continue;
      const wait = before ? Math.min(before.wait * 2, LONGEST_REPEAT_MS) : FIRST_REPEAT_MS;
      reported.current.set(action.id, { notBefore: now + wait, wait });
      due.push(action.id);
    }
    if (due.length === 0) return;
    call('actions.refresh', { place, actionIds: due.slice(0, PER_REFRESH) }).then(
      (views) => recordChanged(withActions(views)),
      // The next look in ten seconds finds the difference again.
      () => undefined,
    );
  }, [actions, issues, place, recordChanged]);
}

/** Whether what the viewer sees contradicts what we stored. An issue this viewer never saw proves nothing. */
function differs(
  { issue }: ActionView,
  issues: ReadonlyMap<string, SeenIssue>,
  everSeen: ReadonlySet<string>,
): boolean {
  if (issue.issueId === null || (issue.state !== 'linked' && issue.state !== 'unreachable')) return false;
  const seen = issues.get(issue.issueId);
  if (!seen) return issue.state === 'linked' && everSeen.has(issue.issueId);
  return issue.state === 'unreachable' || seen.done !== issue.issueDone || seen.key !== issue.issueKey;
}
