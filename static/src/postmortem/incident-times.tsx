import { useMemo } from 'react';
import type { Versioned } from '../../../src/contract/postmortem';
import type { Duration, Header, TimelineEntry } from '../../../src/contract/rules';
import { derivedTimes, type Moment, type MomentName } from '../../../src/contract/timeline';
import { inWords, readable } from '../shared/instants';
import { postmortemTexts } from '../texts/postmortem';
import { sharedTexts } from '../texts/shared';
import { momentNames, timelineTexts } from '../texts/timeline';
import { useShownZone, ZoneLine } from './shown-zone';

/** Shown also when nobody knows them; the others where somebody does. */
const ALWAYS: readonly MomentName[] = ['started', 'detected', 'resolved'];
const MOMENTS: readonly MomentName[] = ['started', 'detected', 'acknowledged', 'mitigated', 'resolved'];

interface IncidentTimesProps {
  readonly header: Header;
  readonly entries: readonly Versioned<TimelineEntry>[];
}

/** The moments of the incident, as the header or else the timeline says them, and how long each step took. */
export function IncidentTimes({ header, entries }: IncidentTimesProps) {
  const times = useMemo(
    () =>
      derivedTimes(
        header,
        entries.map(({ value }) => value),
      ),
    [header, entries],
  );
  const durations = [
    [postmortemTexts.timeToDetect, times.detect],
    [timelineTexts.acknowledge, times.acknowledge],
    [timelineTexts.mitigate, times.mitigate],
    [timelineTexts.resolve, times.resolve],
  ] as const;
  return (
    <>
      <dl className="fields">
        {MOMENTS.filter((name) => ALWAYS.includes(name) || times.moments[name].at !== null).map((name) => (
          <div key={name} data-testid={`moment-${name}`}>
            <dt>{momentNames[name]}</dt>
            <dd>
              <MomentText moment={times.moments[name]} />
            </dd>
          </div>
        ))}
      </dl>
      <dl className="fields" data-testid="derived-times">
        {durations.map(([label, duration]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <DurationText duration={duration} />
            </dd>
          </div>
        ))}
      </dl>
      <ZoneLine />
    </>
  );
}

function MomentText({ moment: { at, from } }: { readonly moment: Moment }) {
  const { zone, incidentZone } = useShownZone();
  if (at === null) return <span className="subtle">{sharedTexts.unknown}</span>;
  return (
    <>
      <time dateTime={at} title={zone === incidentZone ? undefined : readable(at, incidentZone)}>
        {readable(at, zone)}
      </time>
      {from === 'timeline' && <span className="small subtle"> {timelineTexts.fromTimeline}</span>}
    </>
  );
}

function DurationText({ duration }: { readonly duration: Duration }) {
  if (duration.kind === 'known') return <>{inWords(duration.minutes)}</>;
  if (duration.kind === 'unknown')
    return <span className="subtle">{postmortemTexts.unknownBecause(duration.reason)}</span>;
  return <span className="wrong">{postmortemTexts.invalidBecause(duration.reason)}</span>;
}
