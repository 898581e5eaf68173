import Button from '@atlaskit/button/default/button';
import { lazy, Suspense, useState } from 'react';
import { draftKeyOf, useHere } from '../postmortem/here';
import { useReport } from '../postmortem/report';
import { Editable } from '../shared/editable';
import { readable, readableTime } from '../shared/instants';
import { Problem } from '../shared/problem';
import { LoadingState } from '../shared/screen-states';
import { reviewTexts } from '../texts/review';
import { AttendanceList } from './attendance';
import { HELD_DRAFT } from './review-places';
import { useMeetingChange } from './use-meeting-change';
import type { ReviewPeople } from './use-review';

const MeetingMode = lazy(async () => ({ default: (await import('./meeting-mode')).MeetingMode }));
const HeldEditor = lazy(async () => ({ default: (await import('./held-editor')).HeldEditor }));

interface MeetingProps {
  readonly people: ReviewPeople;
  readonly isRunning: boolean;
  readonly isJoined: boolean;
  readonly onJoin: (startedAt: string | null) => void;
}

/** Starts the meeting, joins one that is going on, and notes one that was held without. */
export function Meeting({ people, isRunning, isJoined, onJoin }: MeetingProps) {
  const { place, mayEdit } = useHere();
  const { reviewMeeting } = useReport();
  const { isBusy, problem, change } = useMeetingChange();
  const { startedAt, heldAt, attendance } = reviewMeeting.value;
  /** Who has spoken in which meeting: here and nowhere else. */
  const [spoken, setSpoken] = useState<Spoken>(NOBODY);
  const start = async () => {
    const at = new Date().toISOString();
    if (await change({ startedAt: at, agreedAt: null, endedAt: null }, reviewTexts.started)) onJoin(at);
  };
  if (!isRunning)
    return (
      <Editable
        name={reviewTexts.noteHeld}
        heading={
          <div className="stack">
            {heldAt !== null && <AttendanceList attendance={attendance} known={people.known} />}
            <div className="row">
              <Button isLoading={isBusy} onClick={() => void start()}>
                {reviewTexts.start}
              </Button>
              <span className="small subtle">{reviewTexts.heldElsewhere}</span>
              <Problem text={problem} isSmall />
            </div>
          </div>
        }
        mayEdit={mayEdit}
        draftKey={draftKeyOf(place, HELD_DRAFT)}
        editor={(close) => <HeldEditor meeting={reviewMeeting} people={people} onClose={close} />}
      >
        {null}
      </Editable>
    );
  if (!isJoined)
    return (
      <div className="panel meeting row" role="status" data-testid="meeting-running">
        <span title={readable(startedAt ?? '')}>{reviewTexts.running(readableTime(startedAt ?? ''))}</span>
        <Button appearance="primary" onClick={() => onJoin(startedAt)}>
          {reviewTexts.join}
        </Button>
      </div>
    );
  return (
    <Suspense fallback={<LoadingState />}>
      <MeetingMode
        people={people}
        spoken={spoken.in === startedAt ? spoken.people : NOBODY.people}
        onSpoken={(persons) => setSpoken({ in: startedAt, people: persons })}
        onLeave={() => onJoin(null)}
        onEnded={() => {
          setSpoken(NOBODY);
          onJoin(null);
        }}
      />
    </Suspense>
  );
}

interface Spoken {
  readonly in: string | null;
  readonly people: ReadonlySet<string>;
}
const NOBODY: Spoken = { in: null, people: new Set() };
