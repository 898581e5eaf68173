import { PersonalDataUnavailable } from '../domain/failure';
import { LONGEST_DELAY_SECONDS } from './jira-asking';
import type { KnownAccount, PersonalDataJob, World } from './ports';

/** As many as one request takes. */
const AT_ONCE = 90;
/** Atlassian wants every account once in seven days; the week's run comes a little earlier or later. */
const NOT_AGAIN_MS = 6 * 24 * 3_600_000;
/** Whoever waits longer was missed by the week's run. */
const OVERDUE_MS = 8 * 24 * 3_600_000;
/** Never begin a request when the function may be cut off in the middle of it. */
const LEAVE_MS = 20_000;
/** The request is wrong: one of the accounts is none. */
const REFUSED = 400;
/** Tries in vain, a quarter of an hour apart in the end; the next day's overdue ones begin anew. */
const MOST_ATTEMPTS = 20;

const iso = (ms: number) => new Date(ms).toISOString();

/** Weekly: reports every account that is kept here. May come twice: nobody is reported again within six days. */
export async function startReport(world: World): Promise<void> {
  await world.queues.reportPersonalData({ startedAt: iso(world.clock.now()), attempts: 0 }, 0);
}

/** Hourly: goes on with a week's run that was lost, as long as somebody waits. */
export async function resumeReport(world: World): Promise<void> {
  if (await world.accounts.isOverdue(iso(world.clock.now() - OVERDUE_MS))) await startReport(world);
}

/**
 * Reports accounts, whoever waits longest first, and forgets those that were closed. What is left when time is short,
 * or when Atlassian does not answer, is queued; what was reported is kept at once, so a repeated run goes on there.
 */
export async function reportPersonalData(world: World, job: PersonalDataJob): Promise<void> {
  const before = iso(Date.parse(job.startedAt) - NOT_AGAIN_MS);
  for (;;) {
    if (world.deadline.remainingMs() < LEAVE_MS)
      return world.queues.reportPersonalData({ ...job, attempts: 0 }, 1);
    const accounts = await world.accounts.toReport(before, AT_ONCE);
    if (accounts.length === 0) return;
    try {
      await reportSome(world, accounts);
    } catch (error) {
      if (!(error instanceof PersonalDataUnavailable)) throw error;
      return later(world, job, error);
    }
  }
}

/** One account that Atlassian does not take must not keep the others waiting: it is passed over until next week. */
async function reportSome(world: World, accounts: readonly KnownAccount[]): Promise<void> {
  const updates = await world.personalData.report(accounts).catch((error: unknown) => {
    if (error instanceof PersonalDataUnavailable && error.status === REFUSED) return null;
    throw error;
  });
  if (updates === null && accounts.length > 1) {
    const half = Math.ceil(accounts.length / 2);
    await reportSome(world, accounts.slice(0, half));
    return reportSome(world, accounts.slice(half));
  }
  await world.accounts.reported(accounts, iso(world.clock.now()), updates ?? []);
  world.log.info('personal-data.reported', {
    accounts: accounts.length,
    closed: (updates ?? []).filter(({ status }) => status === 'closed').length,
    refused: updates === null,
  });
}

async function later(world: World, job: PersonalDataJob, error: PersonalDataUnavailable): Promise<void> {
  world.log.error('personal-data.later', error);
  if (job.attempts >= MOST_ATTEMPTS) return;
  const seconds = error.retryAfter ?? 60 * 2 ** job.attempts;
  await world.queues.reportPersonalData(
    { ...job, attempts: job.attempts + 1 },
    Math.min(LONGEST_DELAY_SECONDS, seconds),
  );
}
