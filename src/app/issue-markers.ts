import type { ReadIssue, StoredAction, World } from './ports';
import { markJobs } from './sync-jobs';

const isOurs = (world: World, action: StoredAction, { marker }: ReadIssue): boolean =>
  marker?.installationId === world.site.installationId() && marker.actionId === action.id;

/**
 * Compares what the rows say of our marker with what was read: anybody who may edit an issue can take it away or write
 * another one. A row stops counting as marked before anything else of the read is kept, and is to count as marked only
 * after all of it is, so that sweeps are never believed about an issue that nobody has read since.
 * A marker that is missing is written again, once, by a job; one that names something else is somebody's and stays.
 * @param facts what was read, by issue id
 * @returns the same actions in their order as the read shows them, and the ids of those whose marker turned up
 */
export async function noticeMarkers(
  world: World,
  actions: readonly StoredAction[],
  facts: ReadonlyMap<string, ReadIssue>,
): Promise<{ readonly actions: readonly StoredAction[]; readonly found: readonly string[] }> {
  const found: string[] = [];
  const missed: string[] = [];
  const missing: string[] = [];
  const after = actions.map((action) => {
    const fact = facts.get(action.issue.issueId ?? '');
    if (fact === undefined) return action;
    const marked = isOurs(world, action, fact);
    if (marked === action.issue.marked) return action;
    (marked ? found : missed).push(action.id);
    if (!marked && fact.marker === null) missing.push(action.id);
    return { ...action, issue: { ...action.issue, marked } };
  });
  await world.issueLinks.unmarked(missed);
  await world.queues.syncAll(markJobs(missing), 1);
  return { actions: after, found };
}
