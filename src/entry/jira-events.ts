import * as v from 'valibot';
import { delayUntil, isPaused } from '../app/jira-asking';
import { accessBlocked } from '../app/jira-sync';
import { numericId } from '../contract/fields';
import { world } from '../wiring';

const event = v.object({ issue: v.object({ id: numericId }) });

/** An issue changed: an event only says "look", so nothing else of it is read. */
export async function jiraEvents(payload: unknown): Promise<void> {
  const { issue } = v.parse(event, payload);
  const { ours, pausedUntil } = await world.issueLinks.knows(issue.id);
  if (!ours) return;
  const delay = pausedUntil !== null && isPaused(world, pausedUntil) ? delayUntil(world, pausedUntil) : 0;
  await world.queues.sync({ kind: 'read', issueIds: [issue.id] }, delay);
}

/** Ids as Atlassian writes them into any of its events. https://developer.atlassian.com/platform/atlassian-resource-identifier-spec-reference/ */
const OF_JIRA = /ari:cloud:jira:[\w-]*:(issue|project)\/(\d{1,19})/g;
/** As much of one event as is looked at. */
const MOST = 500;

/**
 * An admin's app access rule hides objects from the app. The event's own shape is not documented to the letter, but
 * whatever it names, it names by ARI.
 */
export async function appPolicyEvents(payload: unknown): Promise<void> {
  const named = [...JSON.stringify(payload).matchAll(OF_JIRA)].slice(0, MOST);
  const idsOf = (kind: string) => [
    ...new Set(named.flatMap(([, of, id]) => (of === kind && id ? [id] : []))),
  ];
  await accessBlocked(world, { issueIds: idsOf('issue'), projectIds: idsOf('project') });
}
