import Button from '@atlaskit/button/default/button';
import { useLayoutEffect, useRef, useState } from 'react';
import { type Attendance, attendanceOf } from '../../../src/contract/review';
import { useHere } from '../postmortem/here';
import { useReport } from '../postmortem/report';
import { readableTime } from '../shared/instants';
import { Problem } from '../shared/problem';
import { groundRules, reviewTexts } from '../texts/review';
import { AttendanceFields } from './attendance';
import { MeetingAction } from './meeting-action';
import { SpokenList } from './spoken-list';
import { useMeetingChange } from './use-meeting-change';
import type { ReviewPeople } from './use-review';
import { Walk } from './walk';

interface MeetingModeProps {
  readonly people: ReviewPeople;
  readonly spoken: ReadonlySet<string>;
  readonly onSpoken: (people: ReadonlySet<string>) => void;
  readonly onLeave: () => void;
  readonly onEnded: () => void;
}

/** The meeting: ground rules first, then the timeline entry by entry, actions as they come up, and its end. */
export function MeetingMode({ people, spoken, onSpoken, onLeave, onEnded }: MeetingModeProps) {
  const { accountId, mayEdit } = useHere();
  const { reviewMeeting, reviewPlan } = useReport();
  const { isBusy, problem, change } = useMeetingChange();
  const { agreedAt, attendance } = reviewMeeting.value;
  const [ticked, setTicked] = useState<readonly Attendance[]>(attendance);
  const present = attendanceOf(reviewPlan.value.invitees, people.holders, ticked);
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  const isFacilitator = accountId !== null && people.holders.facilitator?.includes(accountId) === true;
  const end = async () => {
    const at = new Date().toISOString();
    const heldAt = reviewMeeting.value.heldAt ?? at;
    const isDone = await change({ endedAt: at, heldAt, attendance: present }, reviewTexts.ended);
    if (isDone) onEnded();
  };
  return (
    <section className="panel meeting stack" aria-labelledby="heading-meeting" data-testid="meeting">
      <div className="row-apart">
        <h3 id="heading-meeting" ref={heading} tabIndex={-1}>
          {reviewTexts.meeting}
        </h3>
        <Button appearance="subtle" spacing="compact" onClick={onLeave}>
          {reviewTexts.leave}
        </Button>
      </div>
      <h4>{reviewTexts.rules}</h4>
      <ul>
        {groundRules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
      {agreedAt === null ? (
        <div className="row">
          {mayEdit && (
            <Button
              appearance="primary"
              isLoading={isBusy}
              onClick={() =>
                void change(
                  { agreedAt: new Date().toISOString() },
                  reviewTexts.agreed(readableTime(new Date().toISOString())),
                )
              }
            >
              {reviewTexts.agree}
            </Button>
          )}
          <span className="small subtle">{reviewTexts.waitForRules}</span>
        </div>
      ) : (
        <>
          <p className="small subtle">{reviewTexts.agreed(readableTime(agreedAt))}</p>
          <Walk />
          {isFacilitator && (
            <SpokenList present={present} known={people.known} spoken={spoken} onSpoken={onSpoken} />
          )}
          {mayEdit && <MeetingAction people={people} />}
          {mayEdit && (
            <div className="stack">
              <AttendanceFields attendance={present} known={people.known} onChange={setTicked} />
              <div>
                <Button isLoading={isBusy} onClick={() => void end()}>
                  {reviewTexts.end}
                </Button>
              </div>
            </div>
          )}
        </>
      )}
      <Problem text={problem} />
    </section>
  );
}
