import type { Duration, Header } from '../postmortem';
import { inReadingOrder, type TimelineEntry } from '../timeline';
import { derivedTimes, type Moment, type MomentName } from '../timeline-derived';
import { momentWords } from '../timeline-words';
import { inZone } from '../timeline-zones';
import { type AdfNode, inline, link, table } from './builders';

const MOMENT_NAMES: readonly (readonly [MomentName, string])[] = [
  ['started', 'Started'],
  ['detected', 'Detected'],
  ['acknowledged', 'Acknowledged'],
  ['mitigated', 'Mitigated'],
  ['resolved', 'Resolved'],
];
const OPTIONAL: readonly MomentName[] = ['acknowledged', 'mitigated'];

/** When it was, and how long each step took: names and words. Times are those of the incident's zone and say so. */
export function timeFacts(
  header: Header,
  entries: readonly TimelineEntry[],
): (readonly [name: string, words: string])[] {
  const { moments, ...durations } = derivedTimes(header, entries);
  return [
    ...MOMENT_NAMES.filter(([key]) => !OPTIONAL.includes(key) || moments[key].at !== null).map(
      ([key, name]) => [name, momentFact(moments[key], header.zone)] as const,
    ),
    ['Time to detect', durationWords(durations.detect)],
    ['Time to acknowledge', durationWords(durations.acknowledge)],
    ['Time to mitigate', durationWords(durations.mitigate)],
    ['Time to resolve', durationWords(durations.resolve)],
  ];
}

function momentFact({ at, from }: Moment, zone: string): string {
  if (at === null) return 'unknown';
  return from === 'timeline' ? `${inZone(at, zone)}, from the timeline` : inZone(at, zone);
}

function durationWords(value: Duration): string {
  if (value.kind !== 'known') return `${value.kind}: ${value.reason}`;
  const [hours, minutes] = [Math.floor(value.minutes / 60), value.minutes % 60];
  return hours === 0 ? `${String(minutes)} min` : `${String(hours)} h ${String(minutes)} min`;
}

/** The entries as a table in reading order; nothing when there are none. The head names the zone of the times. */
export function timelineTable(entries: readonly TimelineEntry[], zone: string): AdfNode[] {
  if (entries.length === 0) return [];
  const rows = inReadingOrder(entries).map((entry) => [
    inline(timeWords(entry, zone)),
    inline(entry.text),
    inline(entry.kind),
    sourceOf(entry),
  ]);
  return [table([zone === 'UTC' ? 'Time' : `Time (${zone})`, 'What happened', 'Kind', 'Source'], rows)];
}

/** What was said of a time stands beside it where it is more than the time. */
function timeWords(entry: TimelineEntry, zone: string): string {
  const words = momentWords(entry, zone);
  return /\p{L}{3}/u.test(entry.timeWords) ? `${words} (“${entry.timeWords}”)` : words;
}

function sourceOf({ source, link: address }: TimelineEntry): AdfNode[] {
  const words = source.trim() === '' && address !== '' ? 'link' : source;
  return inline(words, address === '' ? [] : [link(address)]);
}
