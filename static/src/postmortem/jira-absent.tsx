import { useQuery } from '@tanstack/react-query';
import type { ActionView } from '../../../src/contract/postmortem';
import { ProductRefused } from '../host';
import { readProjects } from '../shared/jira-targets';
import { actionTexts } from '../texts/actions';
import { mayBecomeIssue } from './eligible';
import { useHere } from './here';
import { waitingForJira } from './issue-sync';
import type { FollowedIssues } from './use-followed-issues';

interface JiraAbsentProps {
  readonly actions: readonly ActionView[];
  readonly jira: FollowedIssues['jira'];
}

/**
 * Said once of all actions: Jira refuses this viewer. It does so in the same way whether they have no access or
 * nobody has connected it to Debrief. Nothing when a write that waits has told which, for that is said then.
 */
export function JiraAbsent({ actions, jira }: JiraAbsentProps) {
  const { mayEdit } = useHere();
  const hasIssues = actions.some(({ issue }) => issue.issueId !== null);
  const { error } = useQuery({
    queryKey: ['may-create-issues'],
    queryFn: () => readProjects('create', ''),
    // With issues on the page, looking at them says it already.
    enabled: mayEdit && !hasIssues && actions.some(mayBecomeIssue),
    staleTime: Infinity,
    retry: false,
  });
  if (waitingForJira(actions).length > 0) return null;
  if (jira === 'none') return <p className="small subtle">{actionTexts.jiraNone}</p>;
  if (hasIssues || !(error instanceof ProductRefused)) return null;
  return (
    <p className="small subtle" data-testid="jira-absent">
      {actionTexts.jiraAbsent}
    </p>
  );
}
