import { InvocationError, InvocationErrorCode } from '@forge/events';
import * as v from 'valibot';
import { readIssues } from '../app/jira-sync';
import { lookUp, watchClaims } from '../app/look-up';
import { completePageLinks } from '../app/page-links';
import type { SyncJob } from '../app/ports';
import { numericId, uuid } from '../contract/fields';
import { JiraUnavailable, Preparing } from '../domain/failure';
import { world } from '../wiring';

const job = v.object({
  body: v.variant('kind', [
    v.object({ kind: v.literal('read'), issueIds: v.pipe(v.array(numericId), v.maxLength(100)) }),
    v.object({ kind: v.literal('look-up'), actionId: uuid }),
    v.object({ kind: v.literal('claims') }),
  ]),
});

const RETRY_SECONDS = 60;

/** Jobs may come twice and in any order: each reads the truth anew. */
export async function jiraSyncConsumer(payload: unknown): Promise<unknown> {
  try {
    await run(v.parse(job, payload).body);
    return undefined;
  } catch (error) {
    // Expected and passing: the platform is asked to come back instead of counting a failure.
    if (!(error instanceof JiraUnavailable) && !(error instanceof Preparing)) throw error;
    world.log.error('jira-sync.retry', error);
    return new InvocationError({
      retryAfter: RETRY_SECONDS,
      retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST,
    });
  }
}

async function run(work: SyncJob): Promise<void> {
  switch (work.kind) {
    case 'read':
      return readIssues(world, work.issueIds);
    case 'look-up':
      await lookUp(world, work.actionId);
      return completePageLinks(world);
    case 'claims': {
      const { stillClaimed } = await watchClaims(world);
      if (stillClaimed) await world.queues.sync({ kind: 'claims' }, 90);
    }
  }
}
