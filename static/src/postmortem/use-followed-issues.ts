import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ActionView } from '../../../src/contract/postmortem';
import { call } from '../backend';
import { ProductRefused } from '../host';
import { useHere } from './here';
import { readIssues, type SeenIssue } from './issues';
import { withActions } from './record';
import { SeenDifferences, type Report } from './seen-differences';
import { useRecordChanged } from './use-open';

/** First part of the key under which the viewer's own look at the issues is held. */
export const FOLLOWED = 'issues';
const LOOK_EVERY_MS = 10_000;
/** Whom Jira refuses may be let in a moment later; whoever has no access at all asks for nothing. */
const REFUSED_LOOK_EVERY_MS = 30_000;
/** What the functions leave to a job of theirs, because Jira must be asked more for it, is done after so long. */
const JOB_TAKES_MS = 3_000;
const NO_ACCESS = [401, 403, 404];

export interface FollowedIssues {
  readonly issues: ReadonlyMap<string, SeenIssue>;
  /** `none`: this viewer may not use Jira, so the page shows what we stored. `silent`: Jira did not answer. */
  readonly jira: 'asking' | 'seen' | 'none' | 'silent';
}

/** The issues of these actions as the viewer's own Jira shows them; tells the functions when they know worse. */
export function useFollowedIssues(actions: readonly ActionView[]): FollowedIssues {
  const issueIds = actions.flatMap(({ issue }) => (issue.issueId === null ? [] : [issue.issueId]));
  const { data, error } = useQuery({
    queryKey: [FOLLOWED, issueIds],
    queryFn: () => readIssues(issueIds),
    enabled: issueIds.length > 0,
    retry: false,
    refetchOnWindowFocus: true,
    placeholderData: (previous) => previous,
    refetchInterval: ({ state }) => (hasNoAccess(state.error) ? REFUSED_LOOK_EVERY_MS : LOOK_EVERY_MS),
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
  const [differences] = useState(() => new SeenDifferences());
  const readAgain = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(readAgain.current), []);

  useEffect(() => {
    if (!issues) return;
    const report = differences.look(actions, issues, Date.now());
    if (report.size === 0) return;
    call('actions.refresh', { place, actionIds: [...report.keys()] }).then(
      (views) => {
        differences.compared(report);
        if (isLeftToJob(report, actions, views)) {
          clearTimeout(readAgain.current);
          readAgain.current = setTimeout(() => void recordChanged((record) => record), JOB_TAKES_MS);
        }
        return recordChanged(withActions(views));
      },
      // The next look in ten seconds finds the difference again.
      () => undefined,
    );
  }, [actions, issues, place, recordChanged, differences]);
}

/** Whether an edit that was reported changed nothing yet. */
function isLeftToJob(report: Report, before: readonly ActionView[], after: readonly ActionView[]): boolean {
  const versions = new Map(before.map(({ id, version }) => [id, version]));
  return after.some(({ id, version }) => (report.get(id) ?? '') !== '' && versions.get(id) === version);
}
