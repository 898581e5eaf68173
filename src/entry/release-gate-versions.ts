import { InvocationError, InvocationErrorCode } from '@forge/events';
import * as v from 'valibot';
import { numericId } from '../contract/fields';
import { world } from '../wiring';

const id = v.pipe(v.union([v.string(), v.number()]), v.transform(String), numericId);
const event = v.object({ eventType: v.string(), version: v.object({ id, projectId: id }) });

const CHANGES: ReadonlyMap<string, 'released' | 'unreleased'> = new Map([
  ['avi:jira:released:version', 'released'],
  ['avi:jira:unreleased:version', 'unreleased'],
]);
const RETRY_SECONDS = 60;

/**
 * A version was released, taken back, renamed, or became something else. What it means is looked at in a queue, because
 * a trigger that fails is not heard again.
 * https://developer.atlassian.com/platform/forge/events-reference/jira/#project-version-events
 */
export async function gateVersionEvents(payload: unknown): Promise<unknown> {
  const { eventType, version } = v.parse(event, payload);
  const change = CHANGES.get(eventType) ?? 'other';
  try {
    await world.queues.sync(
      { kind: 'version', projectId: version.projectId, versionId: version.id, change },
      0,
    );
    return undefined;
  } catch (error) {
    world.log.error('release-gate.version-not-queued', error);
    return new InvocationError({
      retryAfter: RETRY_SECONDS,
      retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST,
    });
  }
}
