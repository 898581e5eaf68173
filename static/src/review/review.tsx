import { useState } from 'react';
import { isRunning } from '../../../src/contract/review';
import { useHere } from '../postmortem/here';
import { useReport } from '../postmortem/report';
import { reviewTexts } from '../texts/review';
import { useNow } from './use-now';
import { DeadlineLine } from './deadline-line';
import { Meeting } from './meeting';
import { Plan } from './plan';
import { Roles } from './roles';
import './review.css';
import { useReviewPeople } from './use-review';

const REDRAWN_EVERY_MS = 30_000;

/** Who does what in the review, until when it is to be held, how it is planned, and the meeting itself. */
export function Review() {
  const { mayEdit } = useHere();
  const record = useReport();
  const people = useReviewPeople();
  const now = useNow(REDRAWN_EVERY_MS);
  const meeting = record.reviewMeeting.value;
  const runs = isRunning(meeting, now);
  const [joined, setJoined] = useState<string | null>(null);
  return (
    <div className="stack">
      <DeadlineLine record={record} now={now} />
      {(runs || mayEdit) && (
        <Meeting
          people={people}
          isRunning={runs}
          isJoined={runs && joined === meeting.startedAt}
          onJoin={setJoined}
        />
      )}
      <h3 id="heading-roles">{reviewTexts.roles}</h3>
      <Roles people={people} />
      <Plan people={people} now={now} />
    </div>
  );
}
