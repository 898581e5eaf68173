import type { Actor } from '../protocol';
import type { Acting, Model } from './model';
import { accountOf, visibleIssue } from './permissions';
import type { ChangeItem, IssueRecord } from './state';

export interface Mail {
  /** Account id. */
  readonly to: string;
  readonly subject: string;
  readonly textBody: string;
  readonly htmlBody: string;
  readonly issueKey: string;
  /** Instant in ms. */
  readonly at: number;
}

/** A mail that left the site. JSON, part of the state. */
export interface SentMail extends Mail {
  /** Sent by Jira itself because an issue was edited, not because somebody asked for it. */
  readonly automatic: boolean;
}

/** What people find in their inboxes, and what decides on it. */
export interface Mailbox {
  /** Mails that were asked for, the oldest first; of one person when the account id is given. */
  mails(accountId?: string): readonly Mail[];
  /** What Jira sends to watchers when an issue is edited; kept apart, or it would drown the rest. */
  automaticMails(accountId?: string): readonly Mail[];
  /** Switches outgoing mail of the site on or off. */
  setMailEnabled(enabled: boolean): void;
  watch(person: string, idOrKey: string): void;
  unwatch(person: string, idOrKey: string): void;
}

export function mailbox(model: Model): Mailbox {
  const sent = (automatic: boolean, accountId: string | undefined): readonly Mail[] =>
    model.state.mails
      .filter((mail) => mail.automatic === automatic && (accountId === undefined || mail.to === accountId))
      .map(({ to, subject, textBody, htmlBody, issueKey, at }) => ({
        to,
        subject,
        textBody,
        htmlBody,
        issueKey,
        at,
      }));
  const setWatching = (person: string, idOrKey: string, watching: boolean): void => {
    const issue = visibleIssue(model, { kind: 'user', accountId: person }, idOrKey);
    const others = issue.watchers.filter((accountId) => accountId !== person);
    issue.watchers = watching ? [...others, person] : others;
  };
  return {
    mails: (accountId) => sent(false, accountId),
    automaticMails: (accountId) => sent(true, accountId),
    setMailEnabled: (enabled) => {
      model.state.mailEnabled = enabled;
    },
    watch: (person, idOrKey) => {
      setWatching(person, idOrKey, true);
    },
    unwatch: (person, idOrKey) => {
      setWatching(person, idOrKey, false);
    },
  };
}

/** Sends one mail to each of the people. */
export function send(
  model: Model,
  people: readonly string[],
  issue: IssueRecord,
  mail: Pick<SentMail, 'subject' | 'textBody' | 'htmlBody' | 'automatic'>,
): void {
  const at = model.now();
  model.state.mails.push(...people.map((to) => ({ to, issueKey: issue.key, at, ...mail })));
}

/** Those who would read a mail: active accounts, but for the one that acts. */
export const readers = (model: Model, actor: Actor, accounts: readonly string[]): readonly string[] =>
  [...new Set(accounts)].filter(
    (accountId) => model.person(accountId)?.status === 'active' && accountId !== accountOf(actor),
  );

/** Tells those who watch an issue that it was edited. */
export function mailWatchers(
  model: Model,
  { actor }: Acting,
  issue: IssueRecord,
  items: readonly ChangeItem[],
): void {
  if (items.length === 0 || !model.state.mailEnabled) return;
  const textBody = `Changed: ${items.map(({ field }) => field).join(', ')}`;
  const subject = `[JIRA] (${issue.key}) ${issue.summary}`;
  send(model, readers(model, actor, issue.watchers), issue, {
    subject,
    textBody,
    htmlBody: `<p>${textBody}</p>`,
    automatic: true,
  });
}
