import { route } from '@forge/api';
import * as v from 'valibot';
import type { Notices } from '../app/ports';
import { isOk, jira, succeeded } from './ask';

const users = v.object({
  values: v.array(
    v.object({
      accountId: v.string(),
      accountType: v.optional(v.string(), 'atlassian'),
      active: v.boolean(),
    }),
  ),
});

/** Without it Jira answers ten. */
const MOST_USERS = 100;

/**
 * Mails that Jira sends for the app. Jira refuses a mail that nobody would get; whom the restriction leaves out, it
 * passes over in silence.
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-notify-post
 * @param noticeNearLimit told when Jira says that little is left of the quota; its failure stops nothing
 */
export function notices(noticeNearLimit: () => Promise<void>): Notices {
  const asked = jira(noticeNearLimit);
  return {
    async notify({ issueId, accountId, subject, textBody, htmlBody }) {
      const answer = await asked.askOnce('app', {
        method: 'POST',
        path: route`/rest/api/3/issue/${issueId}/notify`,
        body: {
          subject,
          textBody,
          htmlBody,
          to: { users: [{ accountId }] },
          restrict: { permissions: [{ key: 'BROWSE_PROJECTS' }] },
        },
      });
      if (answer === null) return 'doubtful';
      return isOk(answer) ? 'sent' : 'refused';
    },

    /** Unknown accounts are left out; deactivated and closed ones are not active. */
    async activeAccounts(accountIds) {
      const query = new URLSearchParams(accountIds.map((accountId) => ['accountId', accountId]));
      const answer = await asked.ask('app', {
        method: 'GET',
        path: route`/rest/api/3/user/bulk?${query}&maxResults=${String(MOST_USERS)}`,
      });
      const { values } = succeeded('app', answer, users);
      const people = values.filter(({ active, accountType }) => active && accountType !== 'app');
      return new Set(people.map(({ accountId }) => accountId));
    },
  };
}
