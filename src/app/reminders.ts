import { JiraLimited, JiraNotConnected, JiraUnavailable } from '../domain/failure';
import { planSync, newBase, pageValues } from '../domain/jira-sync';
import { type MailLine, type NamedIssue, planMails, reminderMail } from '../domain/reminder-mails';
import {
  actionReminder,
  type ReminderWindow,
  reminderWindow,
  postmortemReminders,
  sameReminder,
} from '../domain/reminders';
import type { DeadlineRules } from '../domain/review-deadline';
import { delayUntil, isPaused, LONGEST_DELAY_SECONDS, waitAfter } from './jira-asking';
import type { PostmortemDue, ReadIssue, Recipient, ReminderJob, StoredAction, World } from './ports';
import { REVIEW_DEADLINES } from './review-deadlines';
import { readSetting } from './site-settings';

/** One request asks whether their accounts are active. */
const PEOPLE_AT_ONCE = 20;
/** With three issues of each postmortem as many as one request reads; of the rest they are told tomorrow. */
const ACTIONS_AT_ONCE = 40;
const POSTMORTEMS_AT_ONCE = 20;
/** Never begin with a mail, or with a person, when the function may be cut off in the middle of it. */
const LEAVE_MS = 20_000;
/** Tries in vain before somebody is passed over; the fourth already waits a quarter of an hour. */
const MOST_ATTEMPTS = 5;
/** The next day's run goes on with what this one could not do. */
const GIVE_UP_AFTER_MS = 20 * 3_600_000;

/** Daily: reminds everybody of what is due, page by page of people. */
export async function startReminders(world: World): Promise<void> {
  const startedAt = new Date(world.clock.now()).toISOString();
  await world.queues.remind({ startedAt, after: '', attempts: 0 }, 0);
}

/** Reminds some people and queues the rest. May run twice or be cut off: whatever was sent is claimed. */
export async function sendReminders(world: World, job: ReminderJob): Promise<void> {
  if (world.clock.now() - Date.parse(job.startedAt) > GIVE_UP_AFTER_MS) return;
  const { on, pausedUntil } = await world.reminders.state();
  if (!on) return;
  if (pausedUntil !== null && isPaused(world, pausedUntil))
    return world.queues.remind(job, delayUntil(world, pausedUntil));
  const { value: rules } = await readSetting(world, REVIEW_DEADLINES);
  const window = reminderWindow(world.clock.now(), rules);
  const people = await world.reminders.recipients(window, job.after, PEOPLE_AT_ONCE);
  let { after } = job;
  try {
    const active = await activeOf(world, people);
    for (const person of people) {
      if (active.has(person.accountId) && !(await remind(world, person, window, rules))) {
        await world.queues.remind({ ...job, after, attempts: 0 }, 1);
        return;
      }
      after = person.id;
    }
  } catch (error) {
    const next = people.find(({ id }) => id > after)?.id ?? after;
    return tryAgain(world, { ...job, after }, next, error);
  }
  if (people.length === PEOPLE_AT_ONCE) await world.queues.remind({ ...job, after, attempts: 0 }, 0);
}

const activeOf = (world: World, people: readonly Recipient[]): Promise<ReadonlySet<string>> =>
  people.length === 0
    ? Promise.resolve(new Set())
    : world.notices.activeAccounts(people.map(({ accountId }) => accountId));

/** @param next whom it failed for: after some attempts the others are not kept waiting for them */
async function tryAgain(world: World, job: ReminderJob, next: string, error: unknown): Promise<void> {
  if (error instanceof JiraNotConnected) {
    // Only an admin can change that; tomorrow is soon enough to look.
    world.log.error('reminders.without-jira', error);
    return;
  }
  const wait = await waitAfter(world, error, job.attempts);
  if (wait === null) throw error;
  const seconds = Math.min(LONGEST_DELAY_SECONDS, Math.max(1, Math.ceil(wait.ms / 1000)));
  world.log.error('reminders.later', error, { delay: wait.delay, seconds });
  const isStuck = !(error instanceof JiraLimited) && job.attempts >= MOST_ATTEMPTS;
  const later = isStuck ? { after: next, attempts: 0 } : { attempts: job.attempts + 1 };
  await world.queues.remind({ ...job, ...later }, seconds);
}

/** False when there was no time for all of it. */
async function remind(
  world: World,
  person: Recipient,
  window: ReminderWindow,
  rules: DeadlineRules,
): Promise<boolean> {
  if (world.deadline.remainingMs() < LEAVE_MS) return false;
  const due = await world.reminders.dueActions(person.id, window, ACTIONS_AT_ONCE);
  const postmortems = (await world.reminders.postmortemsDue(person.id, window))
    .map((postmortem) => ({ postmortem, reminders: untold(postmortem, rules, world.clock.now()) }))
    .filter(({ postmortem, reminders }) => reminders.length > 0 && postmortem.issueIds.length > 0)
    .slice(0, POSTMORTEMS_AT_ONCE);
  const issueIds = [
    ...due.flatMap(({ issue }) => issue.issueId ?? []),
    ...postmortems.flatMap(({ postmortem }) => postmortem.issueIds),
  ];
  if (issueIds.length === 0) return true;
  const facts = await world.issues.read('app', [...new Set(issueIds)]);
  const lines = [
    ...due.flatMap((action) => actionLine(action, facts, person, window.today) ?? []),
    ...postmortems.flatMap(({ postmortem, reminders }) => {
      const issue = issueToMailAbout(postmortem, facts, person);
      return issue === null ? [] : reminders.map((reminder) => ({ reminder, issue, priority: null }));
    }),
  ];
  for (const mail of planMails(lines)) {
    if (world.deadline.remainingMs() < LEAVE_MS) return false;
    await send(world, person, mail, window.today);
  }
  return true;
}

type Facts = ReadonlyMap<string, ReadIssue>;

/** Null when Jira says that there is nothing to remind of, or that the page is about to take over something else. */
function actionLine(action: StoredAction, facts: Facts, person: Recipient, today: string): MailLine | null {
  const fact = facts.get(action.issue.issueId ?? '');
  const reminder = actionReminder(action, today);
  if (!fact || fact.done || fact.archived !== null || reminder === null) return null;
  const base = action.base ?? newBase(action.fields);
  const { toPage } = planSync(base, pageValues(action.fields), fact.values, null);
  if (toPage.dueOn !== undefined || toPage.owner !== undefined) return null;
  return { reminder, issue: named(fact, person), priority: action.fields.priority };
}

const untold = (postmortem: PostmortemDue, rules: DeadlineRules, now: number) =>
  postmortemReminders(postmortem, rules, now).filter(
    (reminder) => !postmortem.told.some((told) => sameReminder(told, reminder)),
  );

/**
 * An issue that Jira has assigned to them is surely theirs to see. Of another, Jira decides when it sends the mail,
 * and sends none to whoever may not browse it; one that only some may see is none to mail about. Null when the app
 * sees nothing better; the list in the app has the postmortem anyway.
 */
function issueToMailAbout({ issueIds }: PostmortemDue, facts: Facts, person: Recipient): NamedIssue | null {
  const seen = issueIds.flatMap((id) => facts.get(id) ?? []);
  const fact =
    seen.find(({ values, secured }) => values.owner === person.accountId && !secured) ??
    seen.find(({ values }) => values.owner === person.accountId) ??
    seen.find(({ secured }) => !secured);
  return fact === undefined ? null : named(fact, person);
}

function named(fact: ReadIssue, person: Recipient): NamedIssue {
  const { issueId, issueKey, projectId, values, secured } = fact;
  const shared = values.owner === person.accountId && !secured;
  return { issueId, issueKey, projectId, summary: values.title ?? '', shared };
}

async function send(
  world: World,
  person: Recipient,
  mail: readonly MailLine[],
  today: string,
): Promise<void> {
  const { accountId, id: personId } = person;
  const claim = { id: world.ids.next(), personId, at: new Date(world.clock.now()).toISOString() };
  const reminders = mail.map(({ reminder }) => reminder);
  const claimed = await world.reminders
    .claim(reminders, claim)
    .catch((error: unknown) => notSent(world, claim.id, error));
  const [first, ...others] = mail.filter(({ reminder }) =>
    claimed.some((other) => sameReminder(reminder, other)),
  );
  if (!first) return;
  const { issueId } = first.issue;
  const outcome = await world.notices
    .notify({ issueId, accountId, ...reminderMail([first, ...others], today) })
    .catch((error: unknown) => {
      if (error instanceof JiraUnavailable) return notSent(world, claim.id, error);
      throw error;
    });
  world.log.info('reminders.mail', { outcome, reminders: claimed.length });
  if (outcome === 'refused') await world.reminders.release(claim.id);
}

/** Gives back what was claimed; should that fail, too, one mail is missing. */
async function notSent(world: World, claimId: string, error: unknown): Promise<never> {
  await world.reminders.release(claimId).catch((unreleased: unknown) => {
    world.log.error('reminders.not-released', unreleased);
  });
  throw error;
}
