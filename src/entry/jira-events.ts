import * as v from 'valibot';
import { numericId } from '../contract/fields';
import { world } from '../wiring';

const event = v.object({ issue: v.object({ id: numericId }) });

/** An issue changed: an event only says "look", so nothing else of it is read. */
export async function jiraEvents(payload: unknown): Promise<void> {
  const { issue } = v.parse(event, payload);
  const ours = await world.issueLinks.byIssueIds([issue.id]);
  if (ours.length > 0) await world.queues.sync({ kind: 'read', issueIds: [issue.id] }, 0);
}
