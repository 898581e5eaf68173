import type { ActionView } from '../contract/postmortem';
import type { Place } from '../contract/fields';
import { afterReading } from '../domain/jira-sync';
import { actionView } from './actions';
import { readChange } from './issue-changes';
import type { Caller, StoredAction, World } from './ports';

/** Jira reads at most so many issues at once. */
const BULK = 100;

/** First sweep of an installation, or one after a long pause: look back this far at most. */
const LONGEST_LOOK_BACK_MINUTES = 7 * 24 * 60;

/** An event, a page or a sweep says "look": read these issues again and write only what differs. */
export async function readIssues(world: World, issueIds: readonly string[]): Promise<void> {
  await reconcile(world, await world.issueLinks.byIssueIds(issueIds));
}

/** The viewer saw something else in Jira than we show. */
export async function refreshActions(
  world: World,
  caller: Caller,
  place: Place,
  actionIds: readonly string[],
): Promise<ActionView[]> {
  const { actions } = await world.actions.ofPage(place, actionIds, caller.accountId);
  const after = await reconcile(world, actions);
  return actions.map((action) => actionView(after.get(action.id) ?? action));
}

/** Reads all of them in Jira and settles those that differ; returns the changed ones. */
async function reconcile(world: World, actions: readonly StoredAction[]): Promise<Map<string, StoredAction>> {
  const linked = actions.filter((action) => action.issue.issueId !== null);
  const changed = new Map<string, StoredAction>();
  const same: string[] = [];
  for (let start = 0; start < linked.length; start += BULK) {
    const some = linked.slice(start, start + BULK);
    const facts = await world.issues.read(some.flatMap((action) => action.issue.issueId ?? []));
    for (const action of some) {
      const fact = facts.get(action.issue.issueId ?? '') ?? null;
      const issue = afterReading(action.issue, fact);
      if (issue === action.issue) {
        // Not being seen is an answer, too; otherwise the unreachable would hold the rotation for ever.
        same.push(action.id);
        continue;
      }
      const settlement = readChange({ world, by: null, pageLinked: null }, action, issue);
      if (await world.issueLinks.settle(action, settlement.update, settlement.change))
        changed.set(action.id, { ...action, issue });
    }
  }
  await world.issueLinks.log([...changed.keys()]);
  await world.issueLinks.verified(same, new Date(world.clock.now()).toISOString());
  return changed;
}

/**
 * The periodic reconciliation: what changed lately by search, and the longest unverified by rotation, because what
 * was deleted or hidden appears in no search. Its completion is what the release gate relies on.
 */
export async function sweep(world: World): Promise<void> {
  const startedAt = world.clock.now();
  const last = await world.upkeep.lastSweep();
  const sinceLast = last === null ? Infinity : (startedAt - Date.parse(last)) / 60_000 + 15;
  const minutes = Math.ceil(Math.min(Math.max(75, sinceLast), LONGEST_LOOK_BACK_MINUTES));
  const changed = await world.issues.changedSince(world.site.installationId(), minutes);
  const seen = new Set(changed);
  const actions = await world.issueLinks.forSweep(changed, BULK);
  const isChanged = (action: StoredAction) => seen.has(action.issue.issueId ?? '');
  await reconcile(world, [...actions.filter(isChanged), ...actions.filter((action) => !isChanged(action))]);
  await world.upkeep.sweepCompleted(new Date(startedAt).toISOString());
}
