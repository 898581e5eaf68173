import type { TimelineEntry } from '../../../src/contract/rules';
import { clockWords, dayOf, type DerivedTimes } from '../../../src/contract/timeline';
import type { TimelinePicture } from '../../../src/contract/timeline-picture';
import { inWords, readable, readableDate } from '../shared/instants';
import { entryKindNames } from '../texts/postmortem';
import { momentNames, phaseNames, timelineTexts } from '../texts/timeline';
import { useShownZone } from './shown-zone';

interface TimelineTableProps {
  readonly phases: TimelinePicture['phases'];
  readonly moments: DerivedTimes['moments'];
  /** In reading order. */
  readonly entries: readonly TimelineEntry[];
}

/** What the picture shows, in words: the phases, then the entries. */
export function TimelineTable({ phases, moments, entries }: TimelineTableProps) {
  const { zone, incidentZone } = useShownZone();
  const { columnTime, columnWhat, columnKind } = timelineTexts;
  const when = (entry: TimelineEntry) => {
    const day = dayOf(entry, zone, incidentZone);
    return day === null ? clockWords(entry, zone) : `${readableDate(day)}, ${clockWords(entry, zone)}`;
  };
  return (
    <div className="scroll" role="group" tabIndex={0} aria-label={timelineTexts.table}>
      <table className="timeline-table">
        <thead>
          <tr>
            <th scope="col">{columnTime}</th>
            <th scope="col">{columnWhat}</th>
            <th scope="col">{columnKind}</th>
          </tr>
        </thead>
        <tbody>
          {phases.map(({ from, to, minutes }) => (
            <tr key={from}>
              <td>{readable(moments[from].at ?? '', zone)}</td>
              <td>
                {timelineTexts.phase(
                  phaseNames[from] ?? '',
                  momentNames[from],
                  momentNames[to],
                  inWords(minutes),
                )}
              </td>
              <td>{timelineTexts.phaseRow}</td>
            </tr>
          ))}
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td>{when(entry)}</td>
              <td className="written">{entry.text}</td>
              <td>{entryKindNames[entry.kind]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
