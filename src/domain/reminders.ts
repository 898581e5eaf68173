import { type ActionFields, type IssueLink, isOpen } from './actions';
import { addDays, daysBetween } from './plain-date';
import type { Severity } from './postmortem';
import { deadlineReach, type DeadlineRules, reviewDeadline } from './review-deadline';

export const REMINDER_KINDS = [
  'overdue',
  'due-soon',
  'review-overdue',
  'review-soon',
  'still-open',
  'unfinished',
] as const;
export type ReminderKind = (typeof REMINDER_KINDS)[number];

/** What is told once, whether it is a reminder or news. */
export const TOLD_KINDS = [...REMINDER_KINDS, 'released-anyway'] as const;

export interface Told {
  readonly kind: (typeof TOLD_KINDS)[number];
  readonly subjectId: string;
  readonly marker: string;
}

/** One thing that somebody is reminded of by mail, once. */
export interface Reminder extends Told {
  readonly kind: ReminderKind;
  /** Id of the action, or of the postmortem. */
  readonly subjectId: string;
  /** The due date (YYYY-MM-DD), or the deadline or the age that was reached (UTC instant). Another one is another reminder. */
  readonly marker: string;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Due today, or in at most so many days, is soon. */
const SOON_DAYS = 3;
const REVIEW_SOON_MS = DAY_MS;
/** Longer ago than that, the review was held or never will be: whoever never said so is no longer bothered. */
const REVIEW_STALE_MS = 14 * DAY_MS;
/** So long after the incident was resolved, actions should be done: said at each of these ages. */
const STILL_OPEN_AT_MS = [28 * DAY_MS, 56 * DAY_MS] as const;
/** So long after the incident was resolved, the report should be written. */
const UNFINISHED_AT_MS = 30 * DAY_MS;
/** Older than that, nobody is reminded of it any more. */
const OLD_UNTIL_MS = 84 * DAY_MS;

/** Today in UTC. Due dates have no zone and owners live in many, so one is used for all and named to them. */
export const utcToday = (now: number): string => new Date(now).toISOString().slice(0, 10);

/** What an action is to be reminded of today (YYYY-MM-DD); null when there is nothing to say. */
export function actionReminder(
  action: {
    readonly id: string;
    readonly fields: Pick<ActionFields, 'status' | 'dueOn'>;
    readonly issue: Pick<IssueLink, 'state' | 'issueDone'>;
  },
  today: string,
): Reminder | null {
  const { dueOn } = action.fields;
  if (dueOn === null || !isOpen(action.fields, action.issue)) return null;
  const days = daysBetween(today, dueOn);
  if (days > SOON_DAYS) return null;
  return { kind: days < 0 ? 'overdue' : 'due-soon', subjectId: action.id, marker: dueOn };
}

/** What decides on the reminders of a postmortem. */
export interface PostmortemState {
  readonly id: string;
  /** UTC instant. */
  readonly resolvedAt: string;
  readonly severity: Severity;
  /** The incident's zone, an IANA name. */
  readonly zone: string;
  /** UTC instants: its own deadline where it has one, and when its review was held. */
  readonly ownDeadline: string | null;
  readonly heldAt: string | null;
  readonly openActions: boolean;
  /** It lacks its summary, its causes or its actions. */
  readonly unfinished: boolean;
}

/** Until when (UTC) its review is to be held; null once it was held, or nobody need be told any more. */
export function reviewDue(
  postmortem: Omit<PostmortemState, 'id' | 'openActions' | 'unfinished'>,
  rules: DeadlineRules,
  now: number,
): string | null {
  if (postmortem.heldAt !== null) return null;
  const deadline = reviewDeadline(postmortem, rules);
  return deadline !== null && now <= Date.parse(deadline) + REVIEW_STALE_MS ? deadline : null;
}

/** What a postmortem is to be reminded of at `now` (milliseconds since the epoch). */
export function postmortemReminders(
  postmortem: PostmortemState,
  rules: DeadlineRules,
  now: number,
): readonly Reminder[] {
  const age = now - Date.parse(postmortem.resolvedAt);
  const reached = (kind: ReminderKind, ms: number): Reminder[] => {
    const marker = new Date(Date.parse(postmortem.resolvedAt) + ms).toISOString();
    return [{ kind, subjectId: postmortem.id, marker }];
  };
  const deadline = reviewDue(postmortem, rules, now);
  const untilReview = deadline === null ? Infinity : Date.parse(deadline) - now;
  const review: Reminder[] =
    deadline === null || untilReview > REVIEW_SOON_MS
      ? []
      : [
          {
            kind: untilReview > 0 ? 'review-soon' : 'review-overdue',
            subjectId: postmortem.id,
            marker: deadline,
          },
        ];
  if (age > OLD_UNTIL_MS) return review;
  const openAt = STILL_OPEN_AT_MS.findLast((ms) => age >= ms);
  return [
    ...review,
    ...(postmortem.openActions && openAt !== undefined ? reached('still-open', openAt) : []),
    ...(postmortem.unfinished && age >= UNFINISHED_AT_MS ? reached('unfinished', UNFINISHED_AT_MS) : []),
  ];
}

/** Where to look for what the functions above would say something about. */
export interface ReminderWindow {
  /** Plain dates, UTC. */
  readonly today: string;
  readonly lastDueOn: string;
  /** UTC instants, all included: incidents whose review may be due, deadlines of their own, and incidents that are old. */
  readonly resolvedFrom: string;
  readonly resolvedUntil: string;
  readonly deadlineFrom: string;
  readonly deadlineUntil: string;
  readonly oldFrom: string;
  readonly oldUntil: string;
}

export function reminderWindow(now: number, rules: DeadlineRules): ReminderWindow {
  const { least, most } = deadlineReach(rules);
  const today = utcToday(now);
  const resolved = (age: number) => new Date(now - age).toISOString();
  return {
    today,
    lastDueOn: addDays(today, SOON_DAYS),
    resolvedFrom: resolved(most + REVIEW_STALE_MS),
    resolvedUntil: resolved(least - REVIEW_SOON_MS),
    deadlineFrom: resolved(REVIEW_STALE_MS),
    deadlineUntil: resolved(-REVIEW_SOON_MS),
    oldFrom: resolved(OLD_UNTIL_MS),
    oldUntil: resolved(STILL_OPEN_AT_MS[0]),
  };
}

export const sameReminder = (a: Told, b: Told): boolean =>
  a.kind === b.kind && a.subjectId === b.subjectId && a.marker === b.marker;

/** For a sentence: 3 days overdue, due today, due in 2 days. */
export function whenDue(dueOn: string, today: string): string {
  const days = daysBetween(today, dueOn);
  if (days < -1) return `${String(-days)} days overdue`;
  if (days === -1) return '1 day overdue';
  if (days === 0) return 'due today';
  return days === 1 ? 'due tomorrow' : `due in ${String(days)} days`;
}
