import type { ActionView } from '../contract/postmortem';
import type { Place } from '../contract/fields';
import { InvalidInput, NotAllowed, NotFound } from '../domain/failure';
import { CLAIM_EXPIRES_MS, LOOK_UP_AFTER_SECONDS, planLookUp } from '../domain/issue-look-up';
import { adopt, proven } from './adopt-issues';
import { actionView } from './actions';
import { CHECKING_NOTE } from './create-outcomes';
import { askingChange, noIssueChange } from './issue-changes';
import { delayUntil, isPaused } from './jira-asking';
import type { As, Caller, Claim, MarkedIssue, Settlement, StoredAction, World } from './ports';

const NOT_CREATED = 'Jira did not create this issue: we looked three times. Create it again.';
const ASK =
  'We looked three times and found no issue, but Debrief may not see that project, so it may exist. Look for it in Jira; if it is not there, say so and create it again.';

/** Clocks of two function containers differ by less. */
const EARLY_MS = 5_000;

/**
 * Jobs come twice, and upkeep starts looks of its own: an empty answer counts only when its time has come, or three
 * of them within seconds would outrun Jira's index.
 */
function isDue(world: World, claim: Claim): boolean {
  return claim.nextLookAt === null || world.clock.now() >= Date.parse(claim.nextLookAt) - EARLY_MS;
}

/** Looks for the issue of a parked action by its marker; adopts it, looks again later, or says what became of it. */
export async function lookUp(world: World, actionId: string): Promise<void> {
  const [action] = await world.issueLinks.byIds([actionId]);
  if (action?.issue.state !== 'checking' || action.claim === null) return;
  const { claim } = action;
  if (!isDue(world, claim)) return;
  const paused = await world.jiraLimits.pausedUntil();
  if (paused !== null && isPaused(world, paused))
    return world.queues.sync({ kind: 'look-up', actionId }, delayUntil(world, paused));
  const candidates = await findOurs(world, 'app', action, claim);
  const lookups = claim.lookups + 1;
  const last = candidates.length === 0 && lookups >= LOOK_UP_AFTER_SECONDS.length;
  const mayBrowse = last && (await seesProject(world, claim.projectId));
  const plan = planLookUp(candidates, lookups, mayBrowse);
  switch (plan.kind) {
    case 'adopt': {
      const issue = { ...plan.issue, projectId: claim.projectId };
      return adopt(world, action, issue, { as: 'app', doubles: plan.doubles, by: null });
    }
    case 'again': {
      const at = new Date(world.clock.now() + plan.afterSeconds * 1000).toISOString();
      await world.issueLinks.lookAgain(action.id, claim.id, lookups, at);
      return world.queues.sync({ kind: 'look-up', actionId }, plan.afterSeconds);
    }
    case 'not-created':
      return finish(
        world,
        action,
        noIssueChange({ world, by: null }, action, NOT_CREATED, 'issue-not-created'),
      );
    case 'ask':
      return finish(world, action, askingChange({ world, by: null }, action, ASK));
  }
}

/**
 * A person looked and says that there is no such issue. We look once more with their eyes, because they see what
 * the app does not, before the action may be created again.
 */
export async function confirmMissing(
  world: World,
  caller: Caller,
  place: Place,
  actionId: string,
): Promise<ActionView> {
  const { actions, personId } = await world.actions.ofPage(place, [actionId], caller.accountId);
  const [action] = actions;
  if (!action) throw new NotFound('That action is not on this page. Reload the page.');
  if (action.issue.state !== 'asking' || action.claim === null)
    throw new InvalidInput(
      'Nobody needs to look for this issue any more. Reload the page to see where it stands.',
    );
  const { projectId, issueTypeId } = action.claim;
  if ((await world.issues.createRules('user', { projectId, issueTypeId })) === null)
    throw new NotAllowed(
      'You cannot see that project in Jira, so you cannot tell whether the issue is there. Ask somebody who can.',
    );
  const by = personId ?? (await world.people.idOf(caller.accountId));
  const [found, ...doubles] = await findOurs(world, 'user', action, action.claim);
  if (found)
    await adopt(world, action, found, { as: 'user', doubles: doubles.map(({ issueKey }) => issueKey), by });
  else await finish(world, action, noIssueChange({ world, by }, action, '', 'issue-confirmed-missing'));
  const [after] = await world.issueLinks.byIds([actionId]);
  return actionView(after ?? action);
}

/** Claims whose function is gone become *checking*; due looks are started. */
export async function watchClaims(world: World): Promise<{ stillClaimed: boolean }> {
  const now = world.clock.now();
  const firstLook = new Date(now).toISOString();
  await world.issueLinks.expire(new Date(now - CLAIM_EXPIRES_MS).toISOString(), firstLook, CHECKING_NOTE);
  for (const actionId of await world.issueLinks.dueLookUps(firstLook, 50))
    await world.queues.sync({ kind: 'look-up', actionId }, 0);
  return { stillClaimed: await world.issueLinks.anyClaim() };
}

/** Issues that this claim created, oldest first, as far as whoever looks sees them. */
export async function findOurs(
  world: World,
  as: As,
  action: StoredAction,
  claim: Claim,
): Promise<readonly MarkedIssue[]> {
  const marker = { installationId: world.site.installationId(), actionId: action.id };
  return proven(world, claim, await world.issues.findMarked(as, marker));
}

async function finish(world: World, action: StoredAction, settlement: Settlement): Promise<void> {
  if (await world.issueLinks.settle(action, settlement)) await world.issueLinks.log([action.id]);
}

/**
 * Whether an empty search means anything: the app may browse the project, and no access rule empties its searches
 * while its permissions still read as usual.
 */
export async function seesProject(world: World, projectId: string): Promise<boolean> {
  const may = await world.issues.appMay(projectId, ['BROWSE_PROJECTS']);
  return may.size > 0 && (await world.issues.projectSight(projectId)) === 'visible';
}
