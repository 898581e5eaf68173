import type { Priority } from '../../domain/actions';
import type { PostmortemState, Reminder, ReminderWindow, Told } from '../../domain/reminders';
import type { StoredAction } from './actions';
import type { Change, Commit } from './edits';

/** Somebody who may have to be reminded. */
export interface Recipient {
  /** `people.id` */
  readonly id: string;
  readonly accountId: string;
}

/** A postmortem that whoever recorded it may have to be reminded of. */
export interface RecordedPostmortem extends PostmortemState {
  readonly title: string;
  readonly pageId: string;
}

/** The same with what a mail about it needs. */
export interface PostmortemDue extends RecordedPostmortem {
  /** Issues of its actions, at most three: the recipient's own first, then open ones. */
  readonly issueIds: readonly string[];
  /** What was claimed of it. */
  readonly told: readonly Reminder[];
}

/** Whether mails are on; version 0 means that nobody ever said. */
export interface MailSwitch {
  readonly version: number;
  readonly on: boolean;
}

/** What somebody still has to do, over all postmortems. Whether they may see the pages is not asked here. */
export interface OwnList {
  readonly actions: readonly {
    readonly id: string;
    readonly title: string;
    readonly priority: Priority;
    readonly dueOn: string | null;
    readonly issueKey: string | null;
    readonly pageId: string;
    readonly postmortemTitle: string;
  }[];
  /** That they recorded, the latest first. */
  readonly postmortems: readonly RecordedPostmortem[];
}

/**
 * Who is to be reminded of what, and what they were told. A reminder is claimed before it is sent and stays claimed
 * when nobody can tell whether it was sent: rather one mail too few than two.
 */
export interface Reminders {
  /** Whether the site's mails are on, and until when (UTC) Jira may not be asked. One statement. */
  state(): Promise<{ readonly on: boolean; readonly pausedUntil: string | null }>;
  /** At most `limit` people after `after` (`people.id`), in the order of their ids, without those who want no mail. */
  recipients(window: ReminderWindow, after: string, limit: number): Promise<readonly Recipient[]>;
  /** Their open linked actions that are due and not claimed, the longest due first. */
  dueActions(personId: string, window: ReminderWindow, limit: number): Promise<readonly StoredAction[]>;
  /** Those that they recorded whose review may be due or that are old and not done with, the latest first; at most 100. */
  postmortemsDue(personId: string, window: ReminderWindow): Promise<readonly PostmortemDue[]>;
  /**
   * Claims those of these that nobody ever claimed; returns the ones it got.
   * @param claim `id` is a fresh one; `at` a UTC instant
   */
  claim(
    told: readonly Told[],
    claim: { readonly id: string; readonly personId: string; readonly at: string },
  ): Promise<readonly Told[]>;
  /** What was claimed under that id was certainly not sent. */
  release(claimId: string): Promise<void>;

  /** Actions: the longest due first, those without a date last. At most `limit` of them, and 50 postmortems. */
  listOf(accountId: string, window: ReminderWindow, limit: number): Promise<OwnList>;
  switches(accountId: string): Promise<{ readonly site: MailSwitch; readonly person: MailSwitch }>;
  siteSwitch(): Promise<MailSwitch>;
  /** @param of the site's or, by `people.id`, somebody's own */
  saveSwitch(
    of: 'site' | { personId: string },
    version: number,
    on: boolean,
    change: Change,
  ): Promise<Commit>;
}

/** A mail of Jira's about one issue, to one person; only who may browse the issue gets it. */
export interface Notice {
  readonly issueId: string;
  readonly accountId: string;
  readonly subject: string;
  readonly textBody: string;
  readonly htmlBody: string;
}

/** Mails by way of Jira, as the app. Whatever either of these throws, nothing was sent: JiraLimited, JiraUnavailable. */
export interface Notices {
  /** `refused`: it was not sent, and trying again at once is no use. `doubtful`: nobody can tell whether it was. */
  notify(notice: Notice): Promise<'sent' | 'refused' | 'doubtful'>;
  /** Those of these accounts (at most 100) that are people's and active. */
  activeAccounts(accountIds: readonly string[]): Promise<ReadonlySet<string>>;
}
