import Lozenge from '@atlaskit/lozenge/lozenge';
import type { ActionFields, Priority } from '../../../src/contract/rules';
import { readableDate } from '../shared/instants';
import { issueAddress } from '../shared/site-addresses';
import { SiteLink } from '../shared/site-link';
import { issueTexts } from '../texts/issues';
import { useHere } from './here';
import './issue-cell.css';
import type { SeenIssue } from './issues';

export function IssueLink({ issueKey }: { readonly issueKey: string }) {
  const { siteUrl } = useHere();
  return (
    <span className="issue-key">
      <SiteLink href={issueAddress(siteUrl, issueKey)}>{issueKey}</SiteLink>
    </span>
  );
}

interface StatusLozengeProps {
  readonly seen: SeenIssue | undefined;
  /** As Debrief last read it, for those whose own Jira shows nothing. */
  readonly isDone: boolean;
}

/** How the issue stands, as the viewer's own Jira says, or as Debrief knows. */
export function StatusLozenge({ seen, isDone }: StatusLozengeProps) {
  const done = seen?.done ?? isDone;
  const look = done ? 'success' : seen?.category === 'indeterminate' ? 'inprogress' : 'default';
  return (
    <span>
      <span className="unseen">{issueTexts.inJira}</span>
      <Lozenge appearance={look}>{seen?.status ?? (done ? issueTexts.done : issueTexts.open)}</Lozenge>
    </span>
  );
}

/** Where Jira says something else of people, dates and priority than the row; empty where it does not. */
export function differingFacts(seen: SeenIssue, fields: ActionFields): readonly string[] {
  const { assignee, assigneeId, dueOn, priority } = seen;
  const facts = [
    assigneeId !== fields.owner &&
      (assignee === null ? issueTexts.notAssigned : issueTexts.assignedTo(assignee)),
    dueOn !== fields.dueOn && (dueOn === null ? issueTexts.noDueDate : issueTexts.due(readableDate(dueOn))),
    priority !== null && isOther(priority, fields.priority) && issueTexts.priority(priority),
  ];
  return facts.filter((fact) => fact !== false);
}

/** Jira's own names for priorities, and ours for each. A project's own names say nothing that could be compared. */
const JIRA_PRIORITIES: ReadonlyMap<string, Priority> = new Map([
  ['Highest', 'critical'],
  ['High', 'high'],
  ['Medium', 'medium'],
  ['Low', 'low'],
  ['Lowest', 'low'],
]);

function isOther(theirs: string, ours: Priority): boolean {
  return (JIRA_PRIORITIES.get(theirs) ?? ours) !== ours;
}
