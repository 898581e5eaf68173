import {
  durationBetween,
  type Duration,
  incidentDuration,
  type IncidentTimes,
  timeToDetect,
} from './postmortem';
import type { EntryKind, TimelineEntry } from './timeline';
import { isMeasurable, type EntryTime } from './timeline-precision';

/** A moment of the incident, and whether somebody wrote it into the header or it was taken from the timeline. */
export interface Moment {
  /** UTC instant, or null when neither says it. */
  readonly at: string | null;
  readonly from: 'header' | 'timeline';
}

/** Times that a report derives. Each is known, unknown or invalid with the reason; none is ever negative. */
export interface DerivedTimes {
  readonly moments: { readonly [name in MomentName]: Moment };
  /** From the start to the detection. */
  readonly detect: Duration;
  /** From the detection to the first thing that somebody did about it. */
  readonly acknowledge: Duration;
  /** From the start until it no longer hurt: the last mitigation that was needed. */
  readonly mitigate: Duration;
  /** From the start to the resolution: how long the incident lasted. */
  readonly resolve: Duration;
}

export type MomentName = 'started' | 'detected' | 'acknowledged' | 'mitigated' | 'resolved';

/** The times of the header, with those that not every incident has. */
export interface DerivingTimes extends IncidentTimes {
  readonly acknowledgedAt?: string | null;
  readonly mitigatedAt?: string | null;
}

type DerivingEntry = Pick<TimelineEntry, 'kind'> & EntryTime;

/** Kinds that show that somebody had taken it up. A detection may be an alert that nobody has read. */
const TAKEN_UP: readonly EntryKind[] = ['diagnosis', 'escalation', 'decision', 'action', 'mitigation'];

/**
 * Derives the times of an incident. What the header says goes before what the timeline says, because a person decided
 * it. The start comes from the header alone: which of several triggers began it is for people to say. Entries that
 * are known to the hour or the day only are left out, for they would make minutes up.
 */
export function derivedTimes(times: DerivingTimes, entries: readonly DerivingEntry[]): DerivedTimes {
  const instants = (kinds: readonly EntryKind[]) =>
    entries
      .flatMap((entry) =>
        entry.at !== null && isMeasurable(entry) && kinds.includes(entry.kind) ? [entry.at] : [],
      )
      .sort((a, b) => Date.parse(a) - Date.parse(b));
  const isBefore = (at: string, other: string) => Date.parse(at) < Date.parse(other);

  const started = moment(times.startedAt, undefined);
  const detected = moment(times.detectedAt, instants(['detection'])[0]);
  const resolved = moment(times.resolvedAt, instants(['resolution']).at(-1));
  const { at: seen } = detected;
  const acknowledged = moment(
    times.acknowledgedAt,
    seen === null ? undefined : instants(TAKEN_UP).find((at) => !isBefore(at, seen)),
  );
  const mitigations = instants(['mitigation']);
  const mitigated = moment(
    times.mitigatedAt,
    // What is tidied up after the end mitigates nothing any more.
    mitigations.filter((at) => resolved.at === null || !isBefore(resolved.at, at)).at(-1) ?? mitigations[0],
  );
  const merged = { startedAt: started.at, detectedAt: detected.at, resolvedAt: resolved.at };
  return {
    moments: { started, detected, acknowledged, mitigated, resolved },
    detect: timeToDetect(merged),
    acknowledge: durationBetween(detected.at, acknowledged.at, ['detection', 'the first response']),
    mitigate: durationBetween(started.at, mitigated.at, ['start', 'mitigation']),
    resolve: incidentDuration(merged),
  };
}

/** From the resolution until the report was published. */
export function timeToPublish(resolvedAt: string | null, publishedAt: string | null): Duration {
  return durationBetween(resolvedAt, publishedAt, ['resolution', 'publication']);
}

/** What the timeline offers is empty (undefined) as often as not. */
function moment(said: string | null | undefined, offered: string | undefined): Moment {
  if (said !== null && said !== undefined) return { at: said, from: 'header' };
  return offered === undefined ? { at: null, from: 'header' } : { at: offered, from: 'timeline' };
}
