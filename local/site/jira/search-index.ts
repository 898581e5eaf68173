import type { Model } from './model';
import type { IssueRecord } from './state';

/** Tells search about the present state of an issue; it gets to know after the site's index lag. */
export function indexIssue(model: Model, issueId: string): void {
  const now = model.now();
  const issue = model.state.issues[issueId];
  const entries = (model.state.index[issueId] ??= []);
  entries.push({ visibleAt: now + model.state.indexLag, issue: issue ? structuredClone(issue) : null });
  const current = entries.findLastIndex(({ visibleAt }) => visibleAt <= now);
  if (current > 0) entries.splice(0, current);
}

/** All issues as search sees them now. Deleted ones stay until the index has caught up. */
export function indexedIssues(model: Model): readonly IssueRecord[] {
  const now = model.now();
  return Object.values(model.state.index).flatMap((entries) => {
    const newest = entries.findLast(({ visibleAt }) => visibleAt <= now);
    return newest?.issue ? [newest.issue] : [];
  });
}
