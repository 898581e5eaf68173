import type { MomentName } from '../../../src/contract/timeline';
import type { EntryFlag } from '../../../src/contract/timeline-list';
import type { Precision } from '../../../src/contract/rules';

const several = (count: number, one: string, many: string) => `${String(count)} ${count === 1 ? one : many}`;

/** Texts of the timeline, its picture and the times that follow from it. */
export const timelineTexts = {
  loading: 'Loading the timeline',
  precision: 'How well it is known',
  hourHint: 'The minutes do not count.',
  timeWords: 'What was said of the time',
  timeWordsHint: 'For example: shortly after the deployment.',
  link: 'Link',
  linkHint: 'Where it can be looked up: https://…',
  said: (words: string) => `“${words}”`,
  dayUnknown: 'Day unknown',
  entriesOf: (day: string) => `Entries of ${day}`,
  sourceOpens: (source: string) => (source === '' ? 'Where it was seen' : source),
  allKinds: 'All kinds',
  show: 'Show',
  shown: (count: number, all: number) => `${String(count)} of ${String(all)} entries`,
  quickAdd: 'Type an entry',
  quickAddHint: (zone: string) =>
    `One line, such as: 10:05 alert triggered to on-call, PagerDuty. A time without a zone is read in ${zone}. Enter adds it.`,
  quickEmpty: 'Type what happened first.',
  quickAdded: (words: string) => `Added: ${words}`,
  quickWaiting: 'Entries that are not saved yet',
  quickWaits: (line: string) => `Not saved yet: ${line}`,
  quickKept: 'These were typed before and are not known to be saved. Retry; none is added twice.',
  takeBack: 'Correct it',
  quickNeedsDay: 'No day is known for this time. Begin with the day, such as 2026-03-29 10:05.',
  quickUnread: (words: string) =>
    `“${words}” is not a time that Debrief can read. Write it as 10:05 or 2026-03-29 10:05, or press Enter again to add the line without a time.`,
  add: 'Add',
  zoneYours: (zone: string) => `Times in your time zone, ${zone}.`,
  zoneIncidents: (zone: string) => `Times in the incident’s time zone, ${zone}.`,
  zoneUnknown: (zone: string) =>
    `Times in UTC: this browser does not know the incident’s time zone, ${zone}.`,
  toIncidents: 'Show the incident’s time zone',
  toYours: 'Show my time zone',
  incidentZone: 'Time zone of the incident',
  incidentZoneHint: 'Times are typed in it. Changing it moves no time.',
  fromTimeline: 'from the timeline',
  optionalTime: 'Empty: it is taken from the timeline.',
  acknowledge: 'Time to acknowledge',
  mitigate: 'Time to mitigate',
  resolve: 'Time to resolve',
  asTable: 'Show as table',
  asPicture: 'Show as picture',
  pictureName: (entries: number, kinds: number, phases: number) =>
    `Time axis: ${several(entries, 'entry', 'entries')} of ${several(kinds, 'kind', 'kinds')}, ${several(phases, 'phase', 'phases')}`,
  from: (first: string, last: string) => `, from ${first} to ${last}`,
  table: 'The time axis as a table',
  phase: (name: string, from: string, to: string, long: string) =>
    `${name}, from “${from}” to “${to}”: ${long}`,
  leftOut: (count: number) =>
    count === 1
      ? '1 entry without a time is not drawn.'
      : `${String(count)} entries without a time are not drawn.`,
  longGap: (words: string) => `${words} without entries`,
  phases: 'Phases',
  columnTime: 'Time',
  columnWhat: 'What',
  columnKind: 'Kind',
  phaseRow: 'Incident',
};

export const precisionNames: Record<Precision, string> = {
  exact: 'To the minute',
  about: 'About then',
  hour: 'The hour only',
  day: 'The day only',
  unknown: 'Not known',
};

export const momentNames: Record<MomentName, string> = {
  started: 'Started',
  detected: 'Detected',
  acknowledged: 'Acknowledged',
  mitigated: 'Mitigated',
  resolved: 'Resolved',
};

/** What stretches from one moment of the incident to the next. */
export const phaseNames: Partial<Record<MomentName, string>> = {
  started: 'Not noticed yet',
  detected: 'Noticed',
  acknowledged: 'Worked on',
  mitigated: 'No longer hurting',
};

/** A flag in words; a loud one asks for a look, a quiet one only says so. */
export function flagWords(flag: EntryFlag, duration: (minutes: number) => string): string {
  if (flag.kind === 'out-of-order') return 'Earlier than an entry arranged before it';
  if (flag.kind === 'duplicate') return 'Says the same as another entry';
  if (flag.kind === 'before-start') return `${duration(flag.minutes)} before the start`;
  return `${duration(flag.minutes)} after the resolution`;
}
