import * as v from 'valibot';
import { delayUntil, isPaused } from '../app/jira-asking';
import { readJobs } from '../app/sync-jobs';
import { numericId } from '../contract/fields';
import { world } from '../wiring';

const move = v.object({ field: v.literal('project'), to: numericId });

const event = v.object({
  issue: v.object({ id: numericId }),
  changelog: v.optional(v.object({ items: v.array(v.unknown()) }), { items: [] }),
});

/** An issue changed: an event only says "look", and of one that was moved, where. */
export async function jiraEvents(payload: unknown): Promise<void> {
  const { issue, changelog } = v.parse(event, payload);
  const moved = changelog.items.find((item) => v.is(move, item));
  const { ours, pausedUntil } = await world.issueLinks.knows(issue.id);
  if (!ours) return;
  const delay = pausedUntil !== null && isPaused(world, pausedUntil) ? delayUntil(world, pausedUntil) : 0;
  const movedTo = moved === undefined ? {} : { movedTo: moved.to };
  await world.queues.sync({ kind: 'read', issueIds: [issue.id], ...movedTo }, delay);
}

const projectEvent = v.object({
  eventType: v.string(),
  project: v.object({ id: v.pipe(v.union([v.string(), v.number()]), v.transform(String), numericId) }),
});

/** A project went into the trash or the archive, or came back. Nothing else tells of all its issues at once. */
export async function jiraProjectEvents(payload: unknown): Promise<void> {
  const { eventType, project } = v.parse(projectEvent, payload);
  const gone = eventType === 'avi:jira:softdeleted:project' || eventType === 'avi:jira:deleted:project';
  await world.queues.sync({ kind: 'project', projectId: project.id, gone }, 0);
}

const policyEvent = v.object({
  data: v.object({
    container: v.optional(v.object({ product: v.string(), id: v.string() })),
    objects: v.optional(
      v.array(
        v.object({
          product: v.string(),
          type: v.string(),
          ids: v.array(numericId),
        }),
      ),
      [],
    ),
  }),
});

/**
 * An admin's app access rule hides objects from the app; the event says which, however many they are.
 * https://developer.atlassian.com/platform/forge/events-reference/data-security-policy-events/
 */
export async function appPolicyEvents(payload: unknown): Promise<void> {
  const { container, objects } = v.parse(policyEvent, payload).data;
  const issueIds = objects.flatMap(({ product, type, ids }) =>
    product === 'jira' && type === 'issue' ? ids : [],
  );
  await world.queues.syncAll(readJobs(issueIds), 0);
  if (container?.product === 'jira' && v.is(numericId, container.id))
    await world.queues.sync({ kind: 'project', projectId: container.id, gone: false }, 0);
}
