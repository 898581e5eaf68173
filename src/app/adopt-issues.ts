import { doublesIn, withDoubles } from '../domain/issue-doubles';
import { isOurs } from '../domain/issue-look-up';
import { linkedChange, notedChange } from './issue-changes';
import type { As, Claim, MarkedIssue, ReadIssue, StoredAction, World } from './ports';

/** Which of these issues the claim proves to be its own, and not just marked by somebody. */
export async function proven<T extends MarkedIssue | ReadIssue>(
  world: World,
  claim: Claim,
  issues: readonly T[],
): Promise<readonly T[]> {
  if (issues.length === 0) return [];
  const by = claim.as === 'app' ? await world.issues.appAccount() : claim.by;
  return issues.filter((issue) => isOurs(issue, { projectId: claim.projectId, at: claim.at, by }));
}

/** Gives an action the issue that was created for it. It counts as open until it is read, which comes next. */
export async function adopt(
  world: World,
  action: StoredAction,
  issue: { readonly issueId: string; readonly issueKey: string; readonly projectId: string },
  how: { readonly as: As; readonly doubles: readonly string[]; readonly by: string | null },
): Promise<void> {
  const settlement = linkedChange({ world, by: how.by }, action, issue, {
    what: 'issue-adopted',
    note: withDoubles('', how.doubles),
    marked: true,
    refused: {},
    pageLink: 'none',
  });
  if (!(await world.issueLinks.settle(action, settlement))) return;
  await world.issueLinks.log([action.id]);
  world.log.info('issue.adopted', { actionId: action.id, as: how.as, doubles: how.doubles.length });
  await world.queues.sync({ kind: 'read', issueIds: [issue.issueId] }, 0);
  await world.queues.sync({ kind: 'page-links' }, 1);
}

/**
 * Issues with our marker that no action is known to have: one that turned up after we had given up looking is
 * adopted, a second one of the same action is reported. Anything else is somebody's copy and left alone.
 */
export async function adoptStrangers(world: World, issues: readonly ReadIssue[]): Promise<void> {
  const ours = issues.filter((issue) => issue.marker?.installationId === world.site.installationId());
  if (ours.length === 0) return;
  const actions = await world.issueLinks.byIds([
    ...new Set(ours.flatMap(({ marker }) => marker?.actionId ?? [])),
  ]);
  for (const action of actions) {
    if (action.removed) continue;
    const marked = ours.filter(({ marker }) => marker?.actionId === action.id);
    if (action.issue.issueId !== null) await reportDoubles(world, action, marked);
    else if (action.issue.state !== 'queued' && action.issue.state !== 'creating')
      await adoptLate(world, action, marked);
  }
}

async function adoptLate(world: World, action: StoredAction, marked: readonly ReadIssue[]): Promise<void> {
  const claim = action.claim ?? action.givenUp;
  // Marked done meanwhile: from then on a person has said so, and an issue would ask for it again.
  if (claim === null || action.fields.status === 'done') return;
  const [issue, ...doubles] = await proven(world, claim, marked);
  if (!issue) return;
  await adopt(world, action, issue, {
    as: 'app',
    doubles: doubles.map(({ issueKey }) => issueKey),
    by: null,
  });
}

async function reportDoubles(
  world: World,
  action: StoredAction,
  marked: readonly ReadIssue[],
): Promise<void> {
  // Anybody can write a marker, and copies of issues carry it: only what the same claim created is a double.
  const found = marked.filter(({ issueId }) => issueId !== action.issue.issueId);
  const others = action.givenUp === null ? [] : await proven(world, action.givenUp, found);
  const known = doublesIn(action.issue.note);
  const keys = others.flatMap(({ issueKey, done }) => (done || known.includes(issueKey) ? [] : [issueKey]));
  if (keys.length === 0) return;
  const note = withDoubles(action.issue.note, [...known, ...keys]);
  if (await world.issueLinks.settle(action, notedChange(world, action, note)))
    await world.issueLinks.log([action.id]);
}
