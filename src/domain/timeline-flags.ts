import type { IncidentTimes } from './postmortem';
import { asArranged, outOfOrder, type EntryKind, type TimelineEntry } from './timeline';
import { spanOf, type EntryTime } from './timeline-precision';

/** What is odd about an entry. It is shown, never corrected, and holds nothing back. */
export type EntryFlag =
  | { readonly kind: 'out-of-order' }
  /**
   * Outside the incident, by so many whole minutes. `isUsual`: such entries belong there (the change that led to it,
   * what was said and done afterwards), so a quiet mark is enough.
   */
  | {
      readonly kind: 'before-start' | 'after-resolution';
      readonly minutes: number;
      readonly isUsual: boolean;
    }
  /** Says what the entry `of` says, at the same time. */
  | { readonly kind: 'duplicate'; readonly of: string };

export type FlaggableEntry = Pick<TimelineEntry, 'id' | 'text' | 'kind' | 'source' | 'position'> & EntryTime;

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;

/** Tools note the same moment by their own clocks, and people round to five minutes: less is no sign of an error. */
const TOLERANCE_MS = 5 * MINUTE_MS;

/** What leads to an incident comes before it. Further back than a day, a wrong date is likelier. */
const USUAL_BEFORE: readonly EntryKind[] = ['change', 'trigger'];
/** What still is said, decided and done when all works again. */
const USUAL_AFTER: readonly EntryKind[] = ['communication', 'action', 'decision', 'diagnosis', 'change'];

/** One thing seen by two people who look at their watches. */
const SAME_TIME_MS = MINUTE_MS;

/** Flags by entry id; entries with nothing odd have no place in the map. */
export function timelineFlags(
  entries: readonly FlaggableEntry[],
  times: Pick<IncidentTimes, 'startedAt' | 'resolvedAt'>,
): ReadonlyMap<string, readonly EntryFlag[]> {
  const arranged = asArranged(entries);
  const late = outOfOrder(entries);
  const doubles = duplicates(arranged);
  const flags = arranged.map((entry): [string, EntryFlag[]] => {
    const of = doubles.get(entry.id);
    return [
      entry.id,
      [
        ...(late.has(entry.id) ? [{ kind: 'out-of-order' as const }] : []),
        ...outsideWindow(entry, times),
        ...(of === undefined ? [] : [{ kind: 'duplicate' as const, of }]),
      ],
    ];
  });
  return new Map(flags.filter(([, found]) => found.length > 0));
}

/** Incidents without a start or a resolution have no such end, and a resolution before the start makes no window. */
function outsideWindow(
  entry: FlaggableEntry,
  { startedAt, resolvedAt }: Pick<IncidentTimes, 'startedAt' | 'resolvedAt'>,
): EntryFlag[] {
  const span = spanOf(entry);
  if (span === null) return [];
  const start = startedAt === null ? -Infinity : Date.parse(startedAt);
  const end = resolvedAt === null ? Infinity : Date.parse(resolvedAt);
  if (end < start) return [];
  if (start - span.to > TOLERANCE_MS)
    return [outside('before-start', start - span.to, USUAL_BEFORE.includes(entry.kind))];
  if (span.from - end > TOLERANCE_MS)
    return [outside('after-resolution', span.from - end, USUAL_AFTER.includes(entry.kind))];
  return [];
}

const outside = (kind: 'before-start' | 'after-resolution', millis: number, isKind: boolean): EntryFlag => ({
  kind,
  minutes: Math.round(millis / MINUTE_MS),
  isUsual: isKind && millis <= DAY_MS,
});

/** Two tools that saw the same are two witnesses; the same words from one, or from nobody, are one entry twice. */
function duplicates(arranged: readonly FlaggableEntry[]): Map<string, string> {
  const seen = new Map<string, FlaggableEntry[]>();
  const found = new Map<string, string>();
  for (const entry of arranged) {
    const words = sameWords(entry.text);
    const others = seen.get(words) ?? [];
    const first = others.find(
      (other) => isSameTime(other, entry) && isSameSource(other.source, entry.source),
    );
    if (first === undefined) seen.set(words, [...others, entry]);
    else found.set(entry.id, first.id);
  }
  return found;
}

/** Signs that are no letters and digits tell nothing apart, unless there is nothing else. */
function sameWords(text: string): string {
  const all = text.normalize('NFKC').toLowerCase();
  const words = all.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  return words === '' ? all.trim() : words;
}

function isSameTime(a: EntryTime, b: EntryTime): boolean {
  const [one, other] = [spanOf(a), spanOf(b)];
  if (one === null || other === null) return one === other;
  return one.from <= other.to + SAME_TIME_MS && other.from <= one.to + SAME_TIME_MS;
}

function isSameSource(a: string, b: string): boolean {
  const [one, other] = [sameWords(a), sameWords(b)];
  return one === other || one === '' || other === '';
}
