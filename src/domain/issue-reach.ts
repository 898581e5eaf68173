import type { IssueLink } from './actions';
import type { JiraIssueFacts } from './jira-sync';

/**
 * The link after a successful read; the same object when nothing changed, so that nothing is written.
 * @param projectIsLive its project was just seen not to be archived; an issue does not say that of itself
 */
export function afterReading(link: IssueLink, facts: JiraIssueFacts, projectIsLive = false): IssueLink {
  if (link.state !== 'linked' && link.state !== 'unreachable') return link;
  const stays = link.why === 'project-archived' && !projectIsLive;
  const why =
    facts.archived === 'issue'
      ? 'archived'
      : facts.archived === 'project' || stays
        ? 'project-archived'
        : null;
  const state = why === null ? 'linked' : 'unreachable';
  const unchanged =
    link.state === state &&
    link.why === why &&
    link.issueDone === (why === null && facts.done) &&
    link.issueKey === facts.issueKey;
  if (unchanged) return link;
  return {
    ...link,
    state,
    why,
    issueId: facts.issueId,
    issueKey: facts.issueKey,
    issueDone: why === null && facts.done,
    note: link.state === state ? link.note : '',
  };
}

/** The link of an issue that a read did not bring; the same object when that is known. */
export function whenUnreachable(link: IssueLink, why: NonNullable<IssueLink['why']>): IssueLink {
  if (link.state !== 'linked' && link.state !== 'unreachable') return link;
  if (link.state === 'unreachable' && link.why === why) return link;
  return { ...link, state: 'unreachable', why, issueDone: false, note: '' };
}
