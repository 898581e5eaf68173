import { route } from '@forge/api';
import * as v from 'valibot';
import type { As, MarkedIssue, Marker } from '../app/ports';
import { type Jira, succeeded } from './ask';
import { FIELDS, issue, PROPERTIES, readIssueOf } from './issue-facts';
import { MARKER } from './marker';

const found = v.object({ issues: v.optional(v.array(issue), []) });

const page = v.object({
  issues: v.optional(v.array(v.object({ id: v.string() })), []),
  nextPageToken: v.nullish(v.string()),
  isLast: v.optional(v.boolean()),
});

/** More pages than any sweep needs; a search that never ends must not hold the function. */
const MAX_PAGES = 40;

const byNumber = (a: MarkedIssue, b: MarkedIssue) => Number(BigInt(a.issueId) - BigInt(b.issueId));

/**
 * What the search index has, which may be minutes old.
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-search/#api-rest-api-3-search-jql-post
 */
export async function findMarked(jira: Jira, as: As, wanted: Marker): Promise<readonly MarkedIssue[]> {
  const answer = await jira.ask(as, {
    method: 'POST',
    path: route`/rest/api/3/search/jql`,
    body: {
      jql: `issue.property[${MARKER}].action = "${wanted.actionId}"`,
      fields: FIELDS,
      properties: PROPERTIES,
      maxResults: 50,
    },
  });
  return succeeded(as, answer, found)
    .issues.map(readIssueOf)
    .filter(
      ({ marker }) => marker?.actionId === wanted.actionId && marker.installationId === wanted.installationId,
    )
    .sort(byNumber);
}

/** Ids of marked issues that changed within the last minutes, from every page of the answer. */
export async function changedSince(
  jira: Jira,
  installationId: string,
  minutes: number,
): Promise<readonly string[]> {
  const changed: string[] = [];
  let nextPageToken: string | undefined;
  for (let number = 0; number < MAX_PAGES; number += 1) {
    const answer = await jira.ask('app', {
      method: 'POST',
      path: route`/rest/api/3/search/jql`,
      body: {
        jql: `issue.property[${MARKER}].installation = "${installationId}" AND updated >= -${String(minutes)}m`,
        fields: ['id'],
        maxResults: 5000,
        ...(nextPageToken === undefined ? {} : { nextPageToken }),
      },
    });
    const { issues, ...rest } = succeeded('app', answer, page);
    changed.push(...issues.map(({ id }) => id));
    if (!rest.nextPageToken || rest.isLast === true) return changed;
    ({ nextPageToken } = rest);
  }
  throw new Error('the search for changed issues does not end');
}
