import * as v from 'valibot';
import { AGENDA_MOST, INVITEES_MOST, MEETING_LEAST_MINUTES, MEETING_MOST_MINUTES } from '../domain/review';
import { DEADLINE_MOST, DEADLINE_UNITS } from '../domain/review-deadline';
import { accountId, instant, line } from './fields';
import { role } from './roles';

export {
  DEADLINE_MOST,
  DEADLINE_UNITS,
  type DeadlineRule,
  type DeadlineRules,
  type DeadlineUnit,
  DEFAULT_DEADLINES,
  PAGERDUTY_DEADLINES,
  reviewDeadline,
  type ReviewStanding,
  reviewStanding,
  sameRules,
} from '../domain/review-deadline';
export {
  AGENDA_MOST,
  type AgendaItem,
  type Attendance,
  attendanceOf,
  defaultAgenda,
  isRunning,
  minutesLeft,
  NO_MEETING,
  NO_PLAN,
  proposedInvitees,
  type ReviewMeeting,
  type ReviewPlan,
  roleOf,
  type SharingWarning,
  sharingWarning,
} from '../domain/review';

const minutesIn = (least: number, most: number, name: string) => {
  const why = `${name} is a whole number of minutes from ${String(least)} to ${String(most)}.`;
  return v.pipe(v.number(why), v.integer(why), v.minValue(least, why), v.maxValue(most, why));
};

/** Account ids, nobody twice. An empty one stands for somebody who closed their account: they stay. */
const invitees = v.pipe(
  v.array(v.union([accountId, v.literal('')])),
  v.maxLength(INVITEES_MOST, `At most ${String(INVITEES_MOST)} people can be invited.`),
  v.transform((people) =>
    people.filter((person, index) => person === '' || people.indexOf(person) === index),
  ),
);

export const reviewPlan = v.object({
  at: v.nullable(instant),
  minutes: minutesIn(MEETING_LEAST_MINUTES, MEETING_MOST_MINUTES, 'The length of the meeting'),
  invitees,
  agenda: v.pipe(
    v.array(
      v.object({
        title: line(200, 'An item of the agenda'),
        minutes: minutesIn(0, MEETING_MOST_MINUTES, 'The time of an item'),
      }),
    ),
    v.maxLength(AGENDA_MOST, `An agenda has at most ${String(AGENDA_MOST)} items. Join some of them.`),
  ),
  sharedAt: v.nullable(instant),
  deadline: v.nullable(instant),
});

export const reviewMeeting = v.object({
  startedAt: v.nullable(instant),
  agreedAt: v.nullable(instant),
  endedAt: v.nullable(instant),
  heldAt: v.nullable(instant),
  attendance: v.pipe(
    v.array(
      v.object({
        person: v.union([accountId, v.literal('')]),
        role: v.nullable(role),
        attended: v.boolean(),
      }),
    ),
    v.maxLength(INVITEES_MOST * 2, 'These are more people than a meeting holds.'),
  ),
});

const deadlineRule = v.pipe(
  v.object({ unit: v.picklist(DEADLINE_UNITS), count: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
  v.check(
    ({ unit, count }) => count <= DEADLINE_MOST[unit],
    'A deadline lies at most four weeks after the resolution. Choose a shorter one.',
  ),
);

export const deadlineRules = v.object({
  SEV1: deadlineRule,
  SEV2: deadlineRule,
  SEV3: deadlineRule,
  SEV4: deadlineRule,
});
