import Lozenge from '@atlaskit/lozenge/lozenge';
import type { ActionFields } from '../../../src/contract/rules';
import { readableDate } from '../shared/instants';
import { SiteLink } from '../shared/site-link';
import { issueTexts, type Explanation } from '../texts/issues';
import { useHere } from './here';
import './issue-cell.css';
import type { SeenIssue } from './issues';

/** A state in a word, and what it means. */
export function Explained({ word, help }: Explanation) {
  return (
    <>
      <strong>{word}</strong>
      <p className="small subtle">{help}</p>
    </>
  );
}

export function IssueLink({ issueKey }: { readonly issueKey: string }) {
  const { siteUrl } = useHere();
  return (
    <span className="issue-key">
      <SiteLink href={`${siteUrl}/browse/${issueKey}`}>{issueKey}</SiteLink>
    </span>
  );
}

/** How the issue stands, as the viewer's own Jira says. */
export function SeenStatus({ seen }: { readonly seen: SeenIssue }) {
  const look = seen.done ? 'success' : seen.category === 'new' ? 'default' : 'inprogress';
  return (
    <span>
      <span className="unseen">{issueTexts.inJira}</span>
      <Lozenge appearance={look}>{seen.status}</Lozenge>
    </span>
  );
}

interface SeenFactsProps {
  readonly seen: SeenIssue;
  readonly fields: ActionFields;
}

/** What Jira says of people and dates where the row says something else, and its own word for the priority. */
export function SeenFacts({ seen, fields }: SeenFactsProps) {
  const { assignee, assigneeId, dueOn, priority } = seen;
  const facts = [
    assigneeId !== fields.owner &&
      (assignee === null ? issueTexts.notAssigned : issueTexts.assignedTo(assignee)),
    dueOn !== fields.dueOn && (dueOn === null ? issueTexts.noDueDate : issueTexts.due(readableDate(dueOn))),
    priority !== null && issueTexts.priority(priority),
  ].filter((fact) => fact !== false);
  return facts.length === 0 ? null : <span className="small subtle">{facts.join(', ')}</span>;
}
