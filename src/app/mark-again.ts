import { delayUntil, isPaused } from './jira-asking';
import { reconcile } from './jira-sync';
import type { World } from './ports';

/**
 * Writes our marker, as the app, on issues that carry none, and then reads them: from that read on a search finds what
 * changes, and no change before it is left out. Where Jira does not take the marker they stay without, and are read by
 * turns; nobody but a person tries again, so that an app without the permission does not ask every hour.
 */
export async function markAgain(world: World, actionIds: readonly string[]): Promise<void> {
  const pausedUntil = await world.jiraLimits.pausedUntil();
  if (pausedUntil !== null && isPaused(world, pausedUntil))
    return world.queues.sync({ kind: 'mark', actionIds }, delayUntil(world, pausedUntil));
  const actions = (await world.issueLinks.byIds(actionIds)).filter(({ issue }) => issue.state === 'linked');
  const facts = await world.issues.read(
    'app',
    actions.flatMap(({ issue }) => issue.issueId ?? []),
  );
  const installationId = world.site.installationId();
  let refused = 0;
  for (const { id: actionId, issue } of actions) {
    const fact = facts.get(issue.issueId ?? '');
    // Somebody wrote one meanwhile, or this very job before it was cut off.
    if (fact === undefined || fact.marker !== null) continue;
    if ((await world.issues.mark('app', fact.issueId, { installationId, actionId })) === 'refused')
      refused += 1;
  }
  world.log.info('issue.marked-again', { asked: actionIds.length, refused });
  await reconcile(world, actions);
}
