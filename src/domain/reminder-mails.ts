import { type Priority, priorityRank } from './actions';
import { inWords } from './plain-date';
import { type Reminder, REMINDER_KINDS, whenDue } from './reminders';

/** An issue as a mail names it. */
export interface NamedIssue {
  readonly issueId: string;
  readonly issueKey: string;
  readonly projectId: string;
  /** Its title in Jira. */
  readonly summary: string;
  /**
   * Jira has it assigned to the recipient and hides it by no security level, so whoever may see one such issue of a
   * project may see the others.
   */
  readonly shared: boolean;
}

export interface MailLine {
  readonly reminder: Reminder;
  /** Of the action; of a postmortem, one of its actions' issues. */
  readonly issue: NamedIssue;
  /** Of the action; null for a postmortem. */
  readonly priority: Priority | null;
}

export interface ReminderMail {
  readonly subject: string;
  readonly textBody: string;
  readonly htmlBody: string;
}

const urgency = ({ reminder, priority }: MailLine) => [
  REMINDER_KINDS.indexOf(reminder.kind),
  priority === null ? 0 : -priorityRank(priority),
];

function byUrgency(a: MailLine, b: MailLine): number {
  const [kind = 0, priority = 0] = urgency(a).map((rank, place) => rank - (urgency(b)[place] ?? 0));
  return (
    kind ||
    priority ||
    a.reminder.marker.localeCompare(b.reminder.marker, 'en') ||
    a.issue.issueKey.localeCompare(b.issue.issueKey, 'en')
  );
}

/**
 * Which lines go together, the most urgent first; the first line's issue is the one that the mail is about. What not
 * everybody with a look at the project may see goes by itself, so that Jira's check of that one issue holds for all.
 */
export function planMails(lines: readonly MailLine[]): readonly (readonly [MailLine, ...MailLine[]])[] {
  const mails = new Map<string, [MailLine, ...MailLine[]]>();
  for (const line of [...lines].sort(byUrgency)) {
    const { shared, projectId, issueId } = line.issue;
    const together = shared ? `project ${projectId}` : `issue ${issueId}`;
    const mail = mails.get(together);
    if (mail) mail.push(line);
    else mails.set(together, [line]);
  }
  return [...mails.values()];
}

const HEADINGS = [
  ['Overdue', ['overdue']],
  ['Due soon', ['due-soon']],
  ['Reviews', ['review-overdue', 'review-soon']],
  ['Old postmortems', ['still-open', 'unfinished']],
] as const satisfies readonly (readonly [string, readonly Reminder['kind'][]])[];

const WHY =
  'You own these actions of postmortems, or recorded a postmortem that something is left to do about.';
const ONCE = 'Dates and days are those of UTC. You are told once of each date.';
const STOP = 'To get no such mails, open Debrief among the apps of Confluence and choose “Don’t mail me”.';

/**
 * The mail as plain text and as HTML. It names issues by key and summary and nothing of any page, which may be
 * confidential.
 * @param today plain date, UTC
 */
export function reminderMail(lines: readonly [MailLine, ...MailLine[]], today: string): ReminderMail {
  const groups = HEADINGS.map(([heading, kinds]) => ({
    heading,
    lines: lines.filter(({ reminder }) => kinds.some((kind) => kind === reminder.kind)),
  })).filter((group) => group.lines.length > 0);
  const text = groups.map((group) =>
    [group.heading, ...group.lines.map((line) => `- ${said(line, today)}`)].join('\n'),
  );
  const html = groups.map(
    (group) =>
      `<p><strong>${group.heading}</strong></p><ul>${group.lines.map((line) => `<li>${escaped(said(line, today))}</li>`).join('')}</ul>`,
  );
  return {
    subject: subjectOf(lines, today),
    textBody: [WHY, ...text, `${ONCE}\n${STOP}`].join('\n\n'),
    htmlBody: [`<p>${WHY}</p>`, ...html, `<p>${ONCE}<br>${STOP}</p>`].join(''),
  };
}

function said({ reminder, issue }: MailLine, today: string): string {
  const { kind, marker } = reminder;
  if (kind === 'overdue' || kind === 'due-soon')
    return `${issue.issueKey} ${oneLine(issue.summary)}: due on ${inWords(marker)}, ${whenDue(marker, today)}`;
  const until = `${inWords(marker.slice(0, 10))}, ${marker.slice(11, 16)} UTC`;
  const postmortem = `the postmortem that ${issue.issueKey} is an action of`;
  if (kind === 'still-open')
    return `Weeks after the incident, actions of ${postmortem} are still open. Do them, plan them anew or drop them`;
  if (kind === 'unfinished')
    return `A month after the incident, ${postmortem} still lacks its summary or its causes`;
  return kind === 'review-soon'
    ? `The review of ${postmortem} is to be held by ${until}`
    : `The review of ${postmortem} was to be held by ${until}. If it was, note on the page when`;
}

function subjectOf(lines: readonly [MailLine, ...MailLine[]], today: string): string {
  const count = (...kinds: readonly Reminder['kind'][]) =>
    lines.filter(({ reminder }) => kinds.includes(reminder.kind)).length;
  const [{ reminder, issue }] = lines;
  const [overdue, soon, reviews] = [
    count('overdue'),
    count('due-soon'),
    count('review-overdue', 'review-soon'),
  ];
  const old = new Set(
    lines.map((line) => line.reminder).flatMap(({ kind, subjectId }) => (isOld(kind) ? subjectId : [])),
  ).size;
  if (lines.length === 1 && overdue + soon === 1)
    return `${issue.issueKey} is ${whenDue(reminder.marker, today)}`;
  const parts = [
    overdue > 0 ? `${amount(overdue, 'action')} overdue` : '',
    soon > 0 ? `${amount(soon, 'action')} due soon` : '',
    reviews > 0 ? `${amount(reviews, 'review')} due` : '',
    old > 0 ? amount(old, 'old postmortem') : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

const isOld = (kind: Reminder['kind']) => kind === 'still-open' || kind === 'unfinished';

const amount = (count: number, what: string) => `${String(count)} ${what}${count === 1 ? '' : 's'}`;

/** Control characters, and what reverses the direction of the words around it, have no business in a line. */
const oneLine = (words: string) =>
  words
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (words: string) => words.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
