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

/** A waiver that outlives a fortnight is a policy. */
export const MOST_WAIVER_DAYS = 14;
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

/** Null when the end may be that, else a sentence for the person. */
export function whyNotUntil(endsAt: string, now: number): string | null {
  const end = Date.parse(endsAt);
  if (end <= now) return 'A waiver ends in the future. Choose a later time.';
  return end > now + MOST_WAIVER_DAYS * 86_400_000
    ? `A waiver ends within ${String(MOST_WAIVER_DAYS)} days. Choose an earlier time, or change the policy.`
    : null;
}
