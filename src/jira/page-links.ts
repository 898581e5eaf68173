import { route } from '@forge/api';
import type { As, PageLink, Written } from '../app/ports';
import { withoutTitle } from '../domain/page-address';
import type { Jira } from './ask';
import { written } from './written';

/** Where Jira groups the links of one application. */
const APPLICATION = { type: 'com.debrief', name: 'Debrief' };

/**
 * The issue's link back to its page, one and the same by its global id. Jira clears whatever is left out of the
 * request, so all of it is always sent. It says nothing of the page, which may be confidential while the issue is not.
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-remote-links/#api-rest-api-3-issue-issueidorkey-remotelink-post
 */
export async function linkToPage(jira: Jira, as: As, issueId: string, link: PageLink): Promise<Written> {
  const answer = await jira.ask(as, {
    method: 'POST',
    path: route`/rest/api/3/issue/${issueId}/remotelink`,
    body: {
      globalId: link.globalId,
      application: APPLICATION,
      relationship: 'postmortem',
      object: {
        url: withoutTitle(link.url),
        title: 'Postmortem in Confluence',
        summary: link.resolved
          ? 'This action of the postmortem was dropped'
          : 'The postmortem that this issue is an action of',
        status: { resolved: link.resolved },
      },
    },
  });
  return written(answer);
}

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-remote-links/#api-rest-api-3-issue-issueidorkey-remotelink-delete */
export async function unlinkFromPage(
  jira: Jira,
  as: As,
  issueId: string,
  globalId: string,
): Promise<Written> {
  const answer = await jira.ask(as, {
    method: 'DELETE',
    path: route`/rest/api/3/issue/${issueId}/remotelink?globalId=${globalId}`,
  });
  // There is no such link, which is what was wanted.
  return answer.status === 404 ? 'written' : written(answer);
}
