/** Permission to release in spite of the verdict: by whom, why, until when. */
export interface Waiver {
  readonly id: string;
  readonly serviceId: string;
  readonly reason: string;
  /** UTC instants. */
  readonly givenAt: string;
  readonly endsAt: string;
  /** When somebody ended it before its time. */
  readonly endedAt: string | null;
  /** The one release that it is for; null: all. */
  readonly release: string | null;
  /** Ids of the actions, and of the incidents still quiet, that held the release when it was given. */
  readonly covers: readonly string[];
  /** Whether what comes up later is covered as well. */
  readonly coversNew: boolean;
}

/** More than that is no exception to be looked through one by one. */
export const MOST_COVERED = 2_000;

/** Whether a waiver holds at an instant for a release; null: nobody named one. */
export function isWaived(waiver: Waiver, now: string, release: string | null): boolean {
  const ends = waiver.endedAt === null && waiver.endsAt > now;
  return ends && (waiver.release === null || waiver.release === release);
}

/** Whether it covers this action, or this incident. */
export const coversIt = ({ covers, coversNew }: Waiver, id: string): boolean =>
  coversNew || covers.includes(id);

/**
 * Null when the end may be that, else a sentence for the person.
 * @param mostDays as the policy of the service says
 * @param now milliseconds since the epoch
 */
export function whyNotUntil(endsAt: string, mostDays: number, now: number): string | null {
  const end = Date.parse(endsAt);
  if (end <= now) return 'A waiver ends in the future. Choose a later time.';
  if (end <= now + mostDays * 86_400_000) return null;
  const days = mostDays === 1 ? 'a day' : `${String(mostDays)} days`;
  return `A waiver of this service ends within ${days}. Choose an earlier time.`;
}
