import { DOUBLES_BEGIN, doublesIn, withDoubles } from '../domain/issue-doubles';
import { notedChange } from './issue-changes';
import { isPaused } from './jira-asking';
import { findOurs, seesProject } from './look-up';
import type { StoredAction, World } from './ports';

/** Never start another look when the function may be cut off in the middle of it. */
const LEAVE_MS = 30_000;
/** At most so many in an hour: doubles are rare. */
const MOST = 100;

/** What rows say about further issues of one action is looked at again: whoever closed or removed them is done. */
export async function reviewDoubles(world: World): Promise<void> {
  if (isPaused(world, await world.jiraLimits.pausedUntil())) return;
  for (const action of await world.issueLinks.noted(DOUBLES_BEGIN, MOST)) {
    if (world.deadline.remainingMs() < LEAVE_MS) return;
    await review(world, action);
  }
}

async function review(world: World, action: StoredAction): Promise<void> {
  const { issueId, note } = action.issue;
  const claim = action.givenUp;
  const found = claim === null ? [] : await findOurs(world, 'app', action, claim);
  const doubles = found
    .filter((issue) => issue.issueId !== issueId && !issue.done)
    .map((one) => one.issueKey);
  const isAnyGone = doublesIn(note).some((key) => !doubles.includes(key));
  // What cannot be seen is not gone.
  if (isAnyGone && claim !== null && !(await seesProject(world, claim.projectId))) return;
  const now = withDoubles(note, doubles);
  if (now === note) return;
  if (await world.issueLinks.settle(action, notedChange(world, action, now)))
    await world.issueLinks.log([action.id]);
}
