import type { ReminderMail } from './reminder-mails';

const STOP = 'To get no such mails, open Debrief among the apps of Confluence and choose “Don’t mail me”.';

/**
 * What the owner of actions reads that held a version which was released all the same. It says neither which version
 * nor where, because nobody has asked Jira whether they may know.
 * @param issueKeys of their actions' issues, the worst first; Jira's keys need no escaping
 */
export function releasedMail(issueKeys: readonly [string, ...string[]]): ReminderMail {
  const [first, ...others] = issueKeys;
  const named = others.length === 0 ? first : `${first} and ${amount(others.length)}`;
  const what =
    'A version was released in Jira while the release gate held it. Among what held it are actions of postmortems that you own:';
  const next = 'They are still open. Do them, or plan them anew with whoever released it.';
  return {
    subject: `Released although ${named} ${others.length === 0 ? 'is' : 'are'} open`,
    textBody: [what, issueKeys.map((key) => `- ${key}`).join('\n'), next, STOP].join('\n\n'),
    htmlBody: `<p>${what}</p><ul>${issueKeys.map((key) => `<li>${key}</li>`).join('')}</ul><p>${next}</p><p>${STOP}</p>`,
  };
}

const amount = (count: number) => (count === 1 ? '1 other' : `${String(count)} others`);
