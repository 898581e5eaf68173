import type { Priority } from '../../domain/actions';
import type { Reminder, ReminderWindow } from '../../domain/reminders';
import type { StoredAction } from './actions';
import type { Change, Commit } from './edits';

/** Somebody who may have to be reminded. */
export interface Recipient {
  /** `people.id` */
  readonly id: string;
  readonly accountId: string;
}

/** A review that its recipient may be reminded of. */
export interface ReviewDue {
  readonly postmortemId: string;
  /** UTC instant. */
  readonly resolvedAt: string;
  /** Issues of actions of that postmortem which the recipient owns, at most three, open ones first. */
  readonly issueIds: readonly string[];
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
  /** Postmortems that they recorded. */
  readonly reviews: readonly {
    readonly postmortemId: string;
    readonly postmortemTitle: string;
    readonly pageId: string;
    /** UTC instant. */
    readonly resolvedAt: string;
  }[];
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
  /** Postmortems that they recorded and of whose actions they own an issue, whether claimed or not; at most 20. */
  reviewsDue(personId: string, window: ReminderWindow): Promise<readonly ReviewDue[]>;
  /**
   * Claims those of these that nobody ever claimed; returns the ones it got.
   * @param claim `id` is a fresh one; `at` a UTC instant
   */
  claim(
    reminders: readonly Reminder[],
    claim: { readonly id: string; readonly personId: string; readonly at: string },
  ): Promise<readonly Reminder[]>;
  /** What was claimed under that id was certainly not sent. */
  release(claimId: string): Promise<void>;

  /** The longest due first, those without a date last; at most `limit` actions and 50 reviews. */
  listOf(accountId: string, resolvedFrom: string, limit: number): Promise<OwnList>;
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
