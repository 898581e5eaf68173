import type { IssueLink } from './actions';

/** What we believe of an issue because we have just read it. */
export interface JiraIssueFacts {
  readonly issueId: string;
  readonly issueKey: string;
  /** The status category is `done`; its name is translated and means nothing. */
  readonly done: boolean;
}

/** What the app cannot see says nothing about why; it is never done and never created again by itself. */
export const UNREACHABLE_NOTE =
  'Debrief cannot see this issue any more: it was deleted, or its project is hidden from the app. It counts as open until it can be read again.';

/** The link after a read; the same object when nothing changed, so that nothing is written. */
export function afterReading(link: IssueLink, facts: JiraIssueFacts | null): IssueLink {
  if (link.state !== 'linked' && link.state !== 'unreachable') return link;
  if (facts === null)
    return link.state === 'unreachable'
      ? link
      : { ...link, state: 'unreachable', issueDone: false, note: UNREACHABLE_NOTE };
  if (link.state === 'linked' && link.issueDone === facts.done && link.issueKey === facts.issueKey)
    return link;
  return {
    state: 'linked',
    issueId: facts.issueId,
    issueKey: facts.issueKey,
    issueDone: facts.done,
    note: link.state === 'unreachable' ? '' : link.note,
  };
}

/** A claim that no function can still be working on: the longest one lives 15 minutes. */
export const CLAIM_EXPIRES_MS = 16 * 60 * 1000;

/** When to look for the marker after a doubtful create, in seconds. Jira's index lags seconds to minutes. */
export const LOOK_UP_AFTER_SECONDS = [15, 120, 600] as const;

export type LookUpPlan =
  | {
      readonly kind: 'adopt';
      readonly issue: { issueId: string; issueKey: string; done: boolean };
      readonly doubles: readonly string[];
    }
  | { readonly kind: 'again'; readonly afterSeconds: number }
  /** Three empty answers, and the app is proven to see the project: nothing was created. */
  | { readonly kind: 'not-created' }
  | { readonly kind: 'ask' };

/**
 * What to do after a look for the marker. `candidates` are issues that carry it and pass `isOurs`, oldest id first;
 * `lookups` counts the empty answers including this one.
 */
export function planLookUp(
  candidates: readonly { issueId: string; issueKey: string; done: boolean }[],
  lookups: number,
  appMayBrowse: boolean,
): LookUpPlan {
  const [first, ...others] = candidates;
  if (first) return { kind: 'adopt', issue: first, doubles: others.map((issue) => issue.issueKey) };
  const afterSeconds = LOOK_UP_AFTER_SECONDS[lookups];
  if (afterSeconds !== undefined) return { kind: 'again', afterSeconds };
  return appMayBrowse ? { kind: 'not-created' } : { kind: 'ask' };
}

/** Clocks of two systems differ; a marker is ours when it was written after the claim, give or take this. */
const CLOCK_SKEW_MS = 5 * 60 * 1000;

/**
 * Anyone who may edit an issue can write our marker on it, so a marker alone proves nothing: the issue must also
 * stand in the project that was asked for, be made by the person who pressed the button, and not before that.
 */
export function isOurs(
  issue: { readonly projectId: string; readonly createdAt: string; readonly creator: string | null },
  claim: { readonly projectId: string; readonly at: string; readonly by: string | null },
): boolean {
  return (
    issue.projectId === claim.projectId &&
    claim.by !== null &&
    issue.creator === claim.by &&
    Date.parse(issue.createdAt) >= Date.parse(claim.at) - CLOCK_SKEW_MS
  );
}
