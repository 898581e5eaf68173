import { route } from '@forge/api';
import * as v from 'valibot';
import type { As, ReadIssue } from '../app/ports';
import { type Jira, succeeded } from './ask';
import { FIELDS, issue, PROPERTIES, readIssueOf } from './issue-facts';

/** Those that are gone or hidden are named in `issueErrors`, which says nothing more. */
const fetched = v.object({ issues: v.optional(v.array(issue), []) });

/** Somebody without Jira sees no issue. */
const NO_JIRA = [401, 403];

/**
 * Reads issues themselves, not the search index, which lags. Moved ones are found by their id.
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-bulkfetch-post
 */
export async function readIssues(
  jira: Jira,
  as: As,
  issueIds: readonly string[],
): Promise<ReadonlyMap<string, ReadIssue>> {
  if (issueIds.length === 0) return new Map();
  const answer = await jira.ask(as, {
    method: 'POST',
    path: route`/rest/api/3/issue/bulkfetch`,
    body: { issueIdsOrKeys: issueIds, fields: FIELDS, properties: PROPERTIES },
  });
  if (as === 'user' && NO_JIRA.includes(answer.status)) return new Map();
  const { issues } = succeeded(as, answer, fetched);
  return new Map(issues.map((one) => [one.id, readIssueOf(one)]));
}
