import { type Role, ROLES } from './roles';

export interface AgendaItem {
  readonly title: string;
  readonly minutes: number;
}

/** The review as it is planned. People: `people.id`s where it is kept, account ids elsewhere, '' for closed accounts. */
export interface ReviewPlan {
  /** UTC instant; null: not yet set. */
  readonly at: string | null;
  /** Its length. */
  readonly minutes: number;
  readonly invitees: readonly string[];
  readonly agenda: readonly AgendaItem[];
  /** When those invited were given the agenda, a UTC instant. */
  readonly sharedAt: string | null;
  /** A deadline of this postmortem's own, a UTC instant; null leaves it to the site's rules. */
  readonly deadline: string | null;
}

export interface Attendance {
  readonly person: string;
  /** As which they were invited; null: as somebody whom the report names. */
  readonly role: Role | null;
  readonly attended: boolean;
}

/** The review as it is held. All times are UTC instants. */
export interface ReviewMeeting {
  readonly startedAt: string | null;
  /** When those present agreed on the ground rules of this meeting. */
  readonly agreedAt: string | null;
  readonly endedAt: string | null;
  /** When the review was held: what stops the deadline. A second meeting leaves it as it is. */
  readonly heldAt: string | null;
  readonly attendance: readonly Attendance[];
}

export const NO_PLAN: ReviewPlan = {
  at: null,
  minutes: 60,
  invitees: [],
  agenda: [],
  sharedAt: null,
  deadline: null,
};

export const NO_MEETING: ReviewMeeting = {
  startedAt: null,
  agreedAt: null,
  endedAt: null,
  heldAt: null,
  attendance: [],
};

export const INVITEES_MOST = 100;
export const AGENDA_MOST = 20;
export const MEETING_MOST_MINUTES = 480;
export const MEETING_LEAST_MINUTES = 15;

const MINUTE_MS = 60_000;
const SHARED_BEFORE_MS = 24 * 60 * MINUTE_MS;
/** Nobody sits longer; such a meeting was left without being ended. */
const LONGEST_MEETING_MS = 8 * 60 * MINUTE_MS;

/** Whether a meeting is going on at `now` (milliseconds since the epoch). */
export function isRunning({ startedAt, endedAt }: ReviewMeeting, now: number): boolean {
  return startedAt !== null && endedAt === null && now - Date.parse(startedAt) < LONGEST_MEETING_MS;
}

/** Of an hour. Most of it belongs to the timeline: what people knew when, and why it made sense then. */
const AGENDA_OF_AN_HOUR: readonly AgendaItem[] = [
  { title: 'Why we are here, and the ground rules', minutes: 5 },
  { title: 'Timeline, entry by entry', minutes: 37 },
  { title: 'Causes and contributing factors', minutes: 8 },
  { title: 'Actions: what, and who owns it', minutes: 7 },
  { title: 'What each of us takes along', minutes: 3 },
];

/** An agenda for a meeting of so many minutes; its minutes add up to them. */
export function defaultAgenda(minutes: number): readonly AgendaItem[] {
  const shares = AGENDA_OF_AN_HOUR.map((item) => (item.minutes * minutes) / 60);
  const whole = shares.map(Math.floor);
  const left = minutes - whole.reduce((sum, each) => sum + each, 0);
  const byRest = shares
    .map((share, index) => ({ index, rest: share - Math.floor(share) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index)
    .slice(0, left)
    .map(({ index }) => index);
  return AGENDA_OF_AN_HOUR.map(({ title }, index) => ({
    title,
    minutes: (whole[index] ?? 0) + (byRest.includes(index) ? 1 : 0),
  }));
}

/** Minutes of the meeting that the agenda leaves free; negative where it plans more than there are. */
export const minutesLeft = ({ minutes, agenda }: Pick<ReviewPlan, 'minutes' | 'agenda'>): number =>
  minutes - agenda.reduce((sum, item) => sum + item.minutes, 0);

/** Whether those invited have a day to prepare. Null: there is no meeting, or all is well. */
export type SharingWarning =
  { readonly kind: 'share-by'; readonly by: string } | { readonly kind: 'not-shared' | 'shared-late' };

/** @param now milliseconds since the epoch */
export function sharingWarning(
  { at, sharedAt }: Pick<ReviewPlan, 'at' | 'sharedAt'>,
  now: number,
): SharingWarning | null {
  if (at === null) return null;
  const by = Date.parse(at) - SHARED_BEFORE_MS;
  if (sharedAt !== null) return Date.parse(sharedAt) > by ? { kind: 'shared-late' } : null;
  return now > by ? { kind: 'not-shared' } : { kind: 'share-by', by: new Date(by).toISOString() };
}

type Holders = Readonly<Partial<Record<Role, readonly string[]>>>;

/** As which somebody takes part: the first of their roles, in the order of roles. */
export const roleOf = (person: string, holders: Holders): Role | null =>
  ROLES.find((role) => holders[role]?.includes(person) === true) ?? null;

/** Whom to invite: who holds a role, in the order of roles, then everybody named; nobody twice. */
export function proposedInvitees(
  holders: Holders,
  named: readonly string[],
  invited: readonly string[],
): readonly string[] {
  const all = [...ROLES.flatMap((role) => holders[role] ?? []), ...named];
  return [...new Set(all)].filter((person) => person !== '' && !invited.includes(person));
}

/** Everybody invited with their role, and whether they came as far as that was noted. Who came uninvited stays. */
export function attendanceOf(
  invitees: readonly string[],
  holders: Holders,
  noted: readonly Attendance[],
): readonly Attendance[] {
  const left = [...noted];
  const invited = invitees.map((person) => {
    const at = left.findIndex((each) => each.person === person);
    const [known] = at < 0 ? [] : left.splice(at, 1);
    return known ?? { person, role: roleOf(person, holders), attended: false };
  });
  const rank = ({ role }: Attendance) => (role === null ? ROLES.length : ROLES.indexOf(role));
  return [...invited, ...left].sort((a, b) => rank(a) - rank(b));
}
