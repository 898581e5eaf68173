import { lazy, Suspense, useMemo, useState } from 'react';
import type { Versioned } from '../../../src/contract/postmortem';
import {
  ENTRY_KINDS,
  inReadingOrder,
  type EntryKind,
  type Header,
  type TimelineEntry,
} from '../../../src/contract/rules';
import { dayOf } from '../../../src/contract/timeline';
import { timelineFlags } from '../../../src/contract/timeline-list';
import { Choice } from '../shared/controls';
import { readableDay } from '../shared/instants';
import { useGrowing } from '../shared/use-growing';
import { entryKindNames, postmortemTexts } from '../texts/postmortem';
import { timelineTexts } from '../texts/timeline';
import { useHere } from './here';
import { useShownZone, ZoneLine } from './shown-zone';
import { TimelineAdd } from './timeline-add';
import { TimelineEntryRow } from './timeline-entry-row';
import './timeline.css';

const TimelinePicture = lazy(async () => ({ default: (await import('./timeline-picture')).TimelinePicture }));

/** So many entries are seen at a glance, and nobody looks for one kind among them. */
const FILTERED_FROM = 12;

/** More entries than this are laid out as they come into view. */
const LAID_OUT_AT_ONCE = 100;

interface TimelineListProps {
  readonly header: Header;
  readonly entries: readonly Versioned<TimelineEntry>[];
}

/** Entries under the days of the zone in which they are shown, with what is odd about them. */
export function TimelineList({ header, entries }: TimelineListProps) {
  const { mayEdit } = useHere();
  const { zone, incidentZone } = useShownZone();
  const [kind, setKind] = useState<EntryKind | 'all'>('all');
  const { versions, flags, ordered } = useMemo(() => {
    const values = entries.map(({ value }) => value);
    return {
      versions: new Map(entries.map((entry) => [entry.value.id, entry.version])),
      flags: timelineFlags(values, header),
      ordered: inReadingOrder(values),
    };
  }, [entries, header]);
  const chosen = useMemo(
    () => (kind === 'all' ? ordered : ordered.filter((entry) => entry.kind === kind)),
    [kind, ordered],
  );
  const count = useGrowing(chosen.length);
  const shown = useMemo(() => chosen.slice(0, count), [chosen, count]);
  const days = useMemo(
    () => byDay(shown, (entry) => dayOf(entry, zone, incidentZone)),
    [shown, zone, incidentZone],
  );
  const kinds = ENTRY_KINDS.filter((one) => ordered.some((entry) => entry.kind === one));
  return (
    <>
      {ordered.length === 0 && <p className="subtle">{postmortemTexts.noEntries}</p>}
      {ordered.length > 0 && (
        <>
          <Suspense fallback={null}>
            <TimelinePicture header={header} entries={ordered} />
          </Suspense>
          <ZoneLine />
        </>
      )}
      {ordered.length >= FILTERED_FROM && (
        <div className="row timeline-filter" role="group" aria-label={timelineTexts.show}>
          <Choice<EntryKind | 'all'>
            label={postmortemTexts.kind}
            value={kind}
            options={[
              { value: 'all', label: timelineTexts.allKinds },
              ...kinds.map((one) => ({ value: one, label: entryKindNames[one] })),
            ]}
            onChange={setKind}
          />
          {kind !== 'all' && (
            <span role="status" className="small subtle">
              {timelineTexts.shown(chosen.length, ordered.length)}
            </span>
          )}
        </div>
      )}
      {days.map(({ day, entries: ofDay }) => (
        <div
          key={ofDay[0]?.id}
          className={ordered.length > LAID_OUT_AT_ONCE ? 'timeline-day timeline-long' : 'timeline-day'}
        >
          <h3 className="timeline-date">{day === null ? timelineTexts.dayUnknown : readableDay(day)}</h3>
          <ol className="plain-list" aria-label={timelineTexts.entriesOf(day ?? timelineTexts.dayUnknown)}>
            {ofDay.map((entry) => (
              <TimelineEntryRow
                key={entry.id}
                version={versions.get(entry.id) ?? 0}
                entry={entry}
                all={ordered}
                flags={flags.get(entry.id) ?? NO_FLAGS}
              />
            ))}
          </ol>
        </div>
      ))}
      {mayEdit && <TimelineAdd header={header} all={ordered} />}
    </>
  );
}

const NO_FLAGS: readonly never[] = [];

/** Neighbours of one day together. An entry of no day stays with the one before it, as it is read. */
function byDay(
  ordered: readonly TimelineEntry[],
  dayIn: (entry: TimelineEntry) => string | null,
): { day: string | null; entries: TimelineEntry[] }[] {
  const days: { day: string | null; entries: TimelineEntry[] }[] = [];
  for (const entry of ordered) {
    const last = days.at(-1);
    const day = dayIn(entry) ?? last?.day ?? null;
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}
