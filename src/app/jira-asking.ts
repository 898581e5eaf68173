import type { Delay } from '../domain/actions';
import { JiraLimited, JiraNotConnected, JiraUnavailable } from '../domain/failure';
import { type Wait, waitAfterFailure, waitAfterLimit, waitForAdmin } from '../domain/jira-waiting';
import type { World } from './ports';

const HOUR_MS = 3_600_000;
/** The longest delay that a queue takes. */
export const LONGEST_DELAY_SECONDS = 900;

/** Whether nothing may be asked of Jira at this moment. `until` is a UTC instant or null. */
export function isPaused(world: Pick<World, 'clock'>, until: string | null): boolean {
  return until !== null && Date.parse(until) > world.clock.now();
}

/** Seconds until a UTC instant, as far as a queue can delay; the rest is waited for by asking again. */
export function delayUntil(world: Pick<World, 'clock'>, at: string): number {
  const seconds = Math.ceil((Date.parse(at) - world.clock.now()) / 1000);
  return Math.min(LONGEST_DELAY_SECONDS, Math.max(1, seconds));
}

/**
 * How long to wait after Jira did not do what was asked; null for failures that waiting does not mend. A used-up
 * quota stops the whole site before this returns, so that no other function asks on.
 * @param attempts how often the same work failed before
 */
export async function waitAfter(world: World, error: unknown, attempts: number): Promise<Wait | null> {
  const wait = waitFor(world, error, attempts);
  if (wait?.scope === 'site')
    await world.jiraLimits.pause(new Date(world.clock.now() + wait.ms).toISOString());
  return wait;
}

function waitFor(world: World, error: unknown, attempts: number): Wait | null {
  if (error instanceof JiraLimited)
    return waitAfterLimit(error.limit, attempts, world.jitter(), HOUR_MS - (world.clock.now() % HOUR_MS));
  if (error instanceof JiraNotConnected) return waitForAdmin('not-connected', attempts);
  if (error instanceof JiraUnavailable) return waitAfterFailure(attempts, world.jitter());
  return null;
}

/** When work that has to wait is tried again, as the row keeps it. */
export function nextAttempt(
  world: Pick<World, 'clock'>,
  wait: Wait,
  attempts: number,
): { at: string; delay: Delay; attempts: number } {
  return {
    at: new Date(world.clock.now() + wait.ms).toISOString(),
    delay: wait.delay,
    attempts: attempts + 1,
  };
}

/** @throws JiraLimited while nothing may be asked, with what the person should know */
export function refuseWhilePaused(world: Pick<World, 'clock'>, until: string | null): void {
  if (until !== null && isPaused(world, until))
    throw new JiraLimited({ reason: 'quota', waitMs: Date.parse(until) - world.clock.now() });
}
