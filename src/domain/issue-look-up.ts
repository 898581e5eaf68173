/** A claim that no function can still be working on: the longest one lives 15 minutes. */
export const CLAIM_EXPIRES_MS = 16 * 60 * 1000;

/** When to look for the marker after a doubtful create, in seconds. Jira's index lags seconds to minutes. */
export const LOOK_UP_AFTER_SECONDS = [15, 120, 600] as const;

interface Candidate {
  readonly issueId: string;
  readonly issueKey: string;
  readonly done: boolean;
}

export type LookUpPlan =
  | { readonly kind: 'adopt'; readonly issue: Candidate; readonly doubles: readonly string[] }
  | { readonly kind: 'again'; readonly afterSeconds: number }
  /** Three empty answers, and the app is proven to see the project: nothing was created. */
  | { readonly kind: 'not-created' }
  | { readonly kind: 'ask' };

/**
 * What to do after a look for the marker. `candidates` are issues that carry it and pass `isOurs`, oldest id first;
 * `lookups` counts the empty answers including this one.
 */
export function planLookUp(
  candidates: readonly Candidate[],
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
 * have been created by whom the claim names, and not before it. The project is compared where the issue is looked
 * for right after the create; later it may have been moved.
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

/** Of several issues with one marker: the recorded one, else the lowest id. Ids are decimal numbers. */
export function oldestFirst(a: { readonly issueId: string }, b: { readonly issueId: string }): number {
  const difference = BigInt(a.issueId) - BigInt(b.issueId);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
