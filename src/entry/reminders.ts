import { InvocationError, InvocationErrorCode } from '@forge/events';
import * as v from 'valibot';
import { sendReminders, startReminders } from '../app/reminders';
import { Preparing } from '../domain/failure';
import { instant } from '../contract/fields';
import { world } from '../wiring';

const job = v.object({
  body: v.object({ startedAt: instant, after: v.string(), attempts: v.number() }),
});

const PREPARING_SECONDS = 60;

export async function dailyReminders(): Promise<void> {
  await startReminders(world);
}

/** A job may come twice: what it sends is claimed. */
export async function remindersConsumer(payload: unknown): Promise<unknown> {
  try {
    await sendReminders(world, v.parse(job, payload).body);
    return undefined;
  } catch (error) {
    if (!(error instanceof Preparing)) throw error;
    return new InvocationError({
      retryAfter: PREPARING_SECONDS,
      retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST,
    });
  }
}
