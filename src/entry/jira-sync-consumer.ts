import { InvocationError, InvocationErrorCode } from '@forge/events';
import * as v from 'valibot';
import { continueOrder } from '../app/idle-orders';
import { LONGEST_DELAY_SECONDS, waitAfter } from '../app/jira-asking';
import { lookAtProject } from '../app/jira-projects';
import { readIssues } from '../app/jira-sync';
import { writeToJira } from '../app/jira-writes';
import { lookUp, watchClaims } from '../app/look-up';
import { markAgain } from '../app/mark-again';
import { completePageLinks } from '../app/page-links';
import type { SyncJob } from '../app/ports';
import { lookAtVersion } from '../app/release-gate-versions';
import { numericId, uuid } from '../contract/fields';
import { Preparing } from '../domain/failure';
import { world } from '../wiring';

const job = v.object({
  retryContext: v.optional(v.object({ retryCount: v.optional(v.number(), 0) })),
  body: v.variant('kind', [
    v.object({
      kind: v.literal('read'),
      issueIds: v.pipe(v.array(numericId), v.maxLength(100)),
      movedTo: v.optional(numericId),
    }),
    v.object({
      kind: v.literal('write'),
      actionId: uuid,
      dueAt: v.optional(v.pipe(v.string(), v.isoTimestamp())),
    }),
    v.object({ kind: v.literal('project'), projectId: numericId, gone: v.boolean() }),
    v.object({ kind: v.literal('look-up'), actionId: uuid }),
    v.object({ kind: v.literal('claims') }),
    v.object({ kind: v.literal('order'), orderId: uuid }),
    v.object({ kind: v.literal('mark'), actionIds: v.pipe(v.array(uuid), v.maxLength(100)) }),
    v.object({ kind: v.literal('page-links') }),
    v.object({
      kind: v.literal('version'),
      projectId: numericId,
      versionId: numericId,
      change: v.picklist(['released', 'unreleased', 'other']),
    }),
  ]),
});

/** Jobs may come twice and in any order: each reads the truth anew. */
export async function jiraSyncConsumer(payload: unknown): Promise<unknown> {
  const { body, retryContext } = v.parse(job, payload);
  try {
    await run(body);
    return undefined;
  } catch (error) {
    // Expected and passing: the platform is asked to come back instead of counting a failure.
    const seconds = await retrySeconds(error, retryContext?.retryCount ?? 0);
    if (seconds === null) throw error;
    world.log.error('jira-sync.retry', error, { job: body.kind, seconds });
    return new InvocationError({
      retryAfter: seconds,
      retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST,
    });
  }
}

const PREPARING_SECONDS = 60;

async function retrySeconds(error: unknown, attempts: number): Promise<number | null> {
  if (error instanceof Preparing) return PREPARING_SECONDS;
  const wait = await waitAfter(world, error, attempts);
  return wait === null ? null : Math.min(LONGEST_DELAY_SECONDS, Math.max(1, Math.ceil(wait.ms / 1000)));
}

async function run(work: SyncJob): Promise<void> {
  switch (work.kind) {
    case 'read':
      return readIssues(world, work.issueIds, work.movedTo);
    case 'write':
      return writeToJira(world, work.actionId, work.dueAt);
    case 'project':
      return lookAtProject(world, work.projectId, work.gone);
    case 'look-up':
      return lookUp(world, work.actionId);
    case 'order':
      return continueOrder(world, work.orderId);
    case 'mark':
      return markAgain(world, work.actionIds);
    case 'version':
      return lookAtVersion(world, work);
    case 'page-links':
      if (await completePageLinks(world)) await world.queues.sync({ kind: 'page-links' }, 1);
      return;
    case 'claims': {
      const { stillClaimed } = await watchClaims(world);
      if (stillClaimed) await world.queues.sync({ kind: 'claims' }, 90);
    }
  }
}
