import { type EntryTime, type Precision, spanOf } from './timeline-precision';

export const ENTRY_KINDS = [
  'trigger',
  'change',
  'symptom',
  'detection',
  'diagnosis',
  'escalation',
  'decision',
  'action',
  'mitigation',
  'resolution',
  'communication',
] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

export interface TimelineEntry {
  readonly id: string;
  /** UTC instant, or null when nobody knows when it happened. */
  readonly at: string | null;
  readonly precision: Precision;
  /** What was said of a time that is not exact: `14:??`, `~19:30`, `shortly after`. Empty otherwise. */
  readonly timeWords: string;
  readonly text: string;
  readonly kind: EntryKind;
  /** Where it was seen: Grafana, PagerDuty, a person's notes. Empty when not said. */
  readonly source: string;
  /** Where it can be looked up, http or https; empty without one. */
  readonly link: string;
  /** Where it stands as people arranged it; any finite number, smaller is earlier. */
  readonly position: number;
}

/**
 * Entries as they are read: those with a time by time, equal times by position. An entry without a time keeps
 * its place after the entry that stands before it, because that is all that is known of it.
 */
export function inReadingOrder<T extends Pick<TimelineEntry, 'at' | 'position' | 'id'>>(
  entries: readonly T[],
): T[] {
  const leading: T[] = [];
  const groups: { at: string; entries: T[] }[] = [];
  for (const entry of asArranged(entries)) {
    if (entry.at !== null) groups.push({ at: entry.at, entries: [entry] });
    else (groups.at(-1)?.entries ?? leading).push(entry);
  }
  groups.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return [...leading, ...groups.flatMap((group) => group.entries)];
}

/**
 * Ids of entries whose time is earlier than that of an entry arranged before them. One that is known to the hour or
 * the day is among them only if no moment in it would do.
 */
export function outOfOrder(
  entries: readonly (Pick<TimelineEntry, 'position' | 'id'> & EntryTime)[],
): Set<string> {
  const flagged = new Set<string>();
  let latest = -Infinity;
  for (const entry of asArranged(entries)) {
    const span = spanOf(entry);
    if (span === null) continue;
    if (span.to < latest) flagged.add(entry.id);
    else latest = Math.max(latest, span.from);
  }
  return flagged;
}

/** Entries as people arranged them, whatever their times. */
export function asArranged<T extends Pick<TimelineEntry, 'position' | 'id'>>(entries: readonly T[]): T[] {
  return [...entries].sort((a, b) => a.position - b.position || compare(a.id, b.id));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
