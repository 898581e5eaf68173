import type { ActionView } from '../../../src/contract/postmortem';

/** An action that is not in Jira and still to be done. */
export function mayBecomeIssue({ fields, issue }: ActionView): boolean {
  return issue.state === 'none' && fields.status !== 'done' && fields.status !== 'dropped';
}
