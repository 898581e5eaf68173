import Lozenge from '@atlaskit/lozenge/lozenge';
import { readableDate } from '../shared/instants';
import { SiteLink } from '../shared/site-link';
import { issueTexts, type Explanation } from '../texts/issues';
import { useHere } from './here';
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
  return <SiteLink href={`${siteUrl}/browse/${issueKey}`}>{issueKey}</SiteLink>;
}

/** What the viewer's own Jira says of the issue. */
export function SeenFacts({ seen }: { readonly seen: SeenIssue }) {
  const facts = [
    seen.assignee && issueTexts.assignedTo(seen.assignee),
    seen.dueOn && issueTexts.due(readableDate(seen.dueOn)),
    seen.priority,
  ].filter(Boolean);
  const look = seen.done ? 'success' : seen.category === 'new' ? 'default' : 'inprogress';
  return (
    <>
      <span>
        <span className="unseen">{issueTexts.inJira}</span>
        <Lozenge appearance={look}>{seen.status}</Lozenge>
      </span>
      {facts.length > 0 && <span className="small subtle">{facts.join(', ')}</span>}
    </>
  );
}
