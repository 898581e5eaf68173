import type { Priority } from '../domain/actions';

export { whenDue } from '../domain/reminders';

/** Whether mails are on; version 0 means that nobody ever said, which is on. */
export interface MailSwitch {
  readonly version: number;
  readonly on: boolean;
}

/** What the caller still has to do, on pages that they may see. */
export interface MyReminders {
  /** The plain date in UTC that due dates are counted from. */
  readonly today: string;
  /** The longest overdue first, those without a date last. */
  readonly actions: readonly {
    readonly id: string;
    readonly title: string;
    readonly priority: Priority;
    readonly dueOn: string | null;
    readonly issueKey: string | null;
    readonly pageId: string;
    readonly postmortemTitle: string;
  }[];
  /** There are more actions than these. */
  readonly more: boolean;
  /** Of postmortems that the caller recorded; the nearest deadline first. */
  readonly reviews: readonly {
    readonly postmortemId: string;
    readonly postmortemTitle: string;
    readonly pageId: string;
    /** UTC instant. */
    readonly deadline: string;
    readonly overdue: boolean;
  }[];
  /** Recorded by the caller, weeks old and not done with; the oldest first. */
  readonly old: readonly {
    readonly postmortemId: string;
    readonly postmortemTitle: string;
    readonly pageId: string;
    /** UTC instant. */
    readonly resolvedAt: string;
    readonly openActions: boolean;
    /** Lacks its summary, its causes or its actions. */
    readonly unfinished: boolean;
  }[];
  /** The site's mails, which an admin switches, and the caller's own. */
  readonly mails: { readonly site: MailSwitch; readonly mine: MailSwitch };
}
