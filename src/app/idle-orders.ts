import { createQueued } from './create-issues';
import { Progress, type Work } from './create-outcomes';
import { noIssueChange } from './issue-changes';
import { CLOSED_AFTER_MS, finishBatch } from './issue-orders';
import { delayUntil, isPaused, LONGEST_DELAY_SECONDS, waitAfter } from './jira-asking';
import type { StoredAction, World } from './ports';

/** As many as an order holds; how many of them one call creates is a matter of its time. */
const MOST = 200;
/** As long as the app may not go on with an order it tries again, but not for ever. */
const GIVE_UP_AFTER_MS = 60 * 60_000;

/** Whoever ordered has left: the app goes on in their name. */
export async function continueOrder(world: World, orderId: string): Promise<void> {
  const queued = await world.issueLinks.queued(orderId, MOST);
  const [first] = queued;
  const claim = first?.claim;
  if (!first || !claim) return;
  const again = (seconds: number) => world.queues.sync({ kind: 'order', orderId }, seconds);
  const paused = await world.jiraLimits.pausedUntil();
  if (paused !== null && isPaused(world, paused)) return again(delayUntil(world, paused));
  const idleMs = world.clock.now() - Date.parse(claim.at);
  if (idleMs < CLOSED_AFTER_MS) return again(Math.ceil((CLOSED_AFTER_MS - idleMs) / 1000));

  // One postmortem and one target at a time, whatever else stands under the same id.
  const alike = queued.filter(
    (action) =>
      action.postmortemId === first.postmortemId &&
      action.claim?.projectId === claim.projectId &&
      action.claim.issueTypeId === claim.issueTypeId,
  );
  const postmortem = await world.postmortems.byId(first.postmortemId);
  const page = postmortem && (await world.pages.readAsApp(postmortem.pageId));
  const target = { projectId: claim.projectId, issueTypeId: claim.issueTypeId };
  const rules = page && (await world.issues.createRules('app', target));
  if (!postmortem || !page || !rules) {
    // What cannot be read now may be read later; an hour is long enough for any maintenance.
    if (idleMs < GIVE_UP_AFTER_MS) return again(LONGEST_DELAY_SECONDS);
    await giveUp(world, alike);
    return again(1);
  }
  const personId = claim.by === null ? null : await world.people.idOf(claim.by);
  const progress = new Progress();
  const { extra } = claim;
  const { severity } = postmortem.header;
  const who = { as: 'app', personId, accountId: claim.by } as const;
  const work: Work = { ...who, orderId, target, rules, extra, severity, page };
  try {
    await createQueued(world, work, alike, progress);
    await again(1);
  } catch (error) {
    const wait = await waitAfter(world, error, 0);
    if (wait === null) throw error;
    await again(Math.min(LONGEST_DELAY_SECONDS, Math.max(1, Math.ceil(wait.ms / 1000))));
  } finally {
    await finishBatch(world, progress.settled, progress);
  }
}

const NOT_AS_APP =
  'The page was closed before the turn of this issue came, and Debrief itself may not create issues in that project. Create it again with the page open.';

async function giveUp(world: World, queued: readonly StoredAction[]): Promise<void> {
  const settled = await world.issueLinks.settleMany(
    queued.map((action) => ({
      action,
      ...noIssueChange({ world, by: null }, action, NOT_AS_APP, 'issue-refused'),
    })),
  );
  await world.issueLinks.log(settled);
}

/** Orders whose job was lost. */
export async function startIdleOrders(world: World): Promise<void> {
  const before = new Date(world.clock.now() - 10 * CLOSED_AFTER_MS).toISOString();
  for (const orderId of await world.issueLinks.idleOrders(before, 50))
    await world.queues.sync({ kind: 'order', orderId }, 0);
}
