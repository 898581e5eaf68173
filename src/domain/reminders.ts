import { type ActionFields, type IssueLink, isOpen } from './actions';
import { addDays, daysBetween } from './plain-date';

export const REMINDER_KINDS = ['overdue', 'due-soon', 'review-overdue', 'review-soon'] as const;
export type ReminderKind = (typeof REMINDER_KINDS)[number];

/** One thing that somebody is told by mail, once. */
export interface Reminder {
  readonly kind: ReminderKind;
  /** Id of the action, or of the postmortem whose review it is about. */
  readonly subjectId: string;
  /** The due date (YYYY-MM-DD) or the deadline (UTC instant). Another one is another reminder. */
  readonly marker: string;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Due today, or in at most so many days, is soon. */
const SOON_DAYS = 3;
const REVIEW_AFTER_MS = 72 * HOUR_MS;
const REVIEW_SOON_MS = DAY_MS;
/** Longer ago than that, the review was held or never will be: as long as nobody says which, nobody is bothered. */
const REVIEW_STALE_MS = 14 * DAY_MS;

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

/** Until when (UTC) the review of an incident resolved at `resolvedAt` is to be held. */
export const reviewDeadline = (resolvedAt: string): string =>
  new Date(Date.parse(resolvedAt) + REVIEW_AFTER_MS).toISOString();

/** What a postmortem is to be reminded of at `now` (milliseconds since the epoch). */
export function reviewReminder(
  postmortem: { readonly id: string; readonly resolvedAt: string },
  now: number,
): Reminder | null {
  const marker = reviewDeadline(postmortem.resolvedAt);
  const left = Date.parse(marker) - now;
  if (left > REVIEW_SOON_MS || left < -REVIEW_STALE_MS) return null;
  return { kind: left > 0 ? 'review-soon' : 'review-overdue', subjectId: postmortem.id, marker };
}

/** Where to look for what the two functions above would say something about. */
export interface ReminderWindow {
  /** Plain dates, UTC. */
  readonly today: string;
  readonly lastDueOn: string;
  /** UTC instants, both included. */
  readonly resolvedFrom: string;
  readonly resolvedUntil: string;
}

export function reminderWindow(now: number): ReminderWindow {
  const today = utcToday(now);
  const resolved = (msToDeadline: number) => new Date(now - REVIEW_AFTER_MS + msToDeadline).toISOString();
  return {
    today,
    lastDueOn: addDays(today, SOON_DAYS),
    resolvedFrom: resolved(-REVIEW_STALE_MS),
    resolvedUntil: resolved(REVIEW_SOON_MS),
  };
}

export const sameReminder = (a: Reminder, b: Reminder): boolean =>
  a.kind === b.kind && a.subjectId === b.subjectId && a.marker === b.marker;

/** For a sentence: 3 days overdue, due today, due in 2 days. */
export function whenDue(dueOn: string, today: string): string {
  const days = daysBetween(today, dueOn);
  if (days < -1) return `${String(-days)} days overdue`;
  if (days === -1) return '1 day overdue';
  if (days === 0) return 'due today';
  return days === 1 ? 'due tomorrow' : `due in ${String(days)} days`;
}
