import { asApp, asUser, route } from '@forge/api';
import * as v from 'valibot';
import type { Issues, MarkedIssue } from '../app/ports';
import { JiraUnavailable } from '../domain/failure';
import type { JiraIssueFacts } from '../domain/jira-sync';
import { answered, checked } from '../platform/answer';
import { createIssue } from './create-issue';
import { createRules } from './create-rules';
import { MARKER } from './new-issue';

const JSON_BOTH_WAYS = { accept: 'application/json', 'content-type': 'application/json' };

const status = v.object({ statusCategory: v.object({ key: v.string() }) });
const DONE = 'done';

const fetched = v.object({
  issues: v.array(v.object({ id: v.string(), key: v.string(), fields: v.object({ status }) })),
});

const found = v.object({
  issues: v.array(
    v.object({
      id: v.string(),
      key: v.string(),
      fields: v.object({
        status,
        project: v.object({ id: v.string() }),
        created: v.string(),
        creator: v.nullish(v.object({ accountId: v.string() })),
      }),
      properties: v.optional(v.record(v.string(), v.unknown()), {}),
    }),
  ),
});

const ids = v.object({
  issues: v.array(v.object({ id: v.string() })),
  nextPageToken: v.nullish(v.string()),
  isLast: v.optional(v.boolean()),
});

const marker = v.object({ installation: v.string(), action: v.string() });
const permissions = v.object({
  permissions: v.record(v.string(), v.object({ havePermission: v.boolean() })),
});

/** More pages than any sweep needs; a search that never ends must not hold the function. */
const MAX_PAGES = 40;

const byNumber = (a: { issueId: string }, b: { issueId: string }) =>
  Number(BigInt(a.issueId) - BigInt(b.issueId));

async function must(request: ReturnType<ReturnType<typeof asApp>['requestJira']>) {
  const response = await answered(request).catch((error: unknown) => {
    throw new JiraUnavailable('Jira did not answer. Try again in a moment.', { cause: error });
  });
  if (!response.ok)
    throw new JiraUnavailable('Jira is not available to Debrief right now.', {
      cause: new Error(`Jira answered ${String(response.status)}`),
    });
  return response;
}

export const issues: Issues = {
  createRules,
  create: createIssue,

  /** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-remote-links/#api-rest-api-3-issue-issueidorkey-remotelink-post */
  async linkToPage(as, issueId, link) {
    const init = {
      method: 'POST',
      headers: JSON_BOTH_WAYS,
      body: JSON.stringify({
        globalId: link.globalId,
        relationship: 'postmortem',
        object: { url: link.url, title: link.title },
      }),
    };
    const path = route`/rest/api/3/issue/${issueId}/remotelink`;
    const response = await answered(
      as === 'user' ? asUser().requestJira(path, init) : asApp().requestJira(path, init),
    );
    return response.ok;
  },

  async findMarked(as, wanted) {
    const init = {
      method: 'POST',
      headers: JSON_BOTH_WAYS,
      body: JSON.stringify({
        jql: `issue.property[${MARKER}].action = "${wanted.actionId}"`,
        fields: ['status', 'project', 'created', 'creator'],
        properties: [MARKER],
        maxResults: 50,
      }),
    };
    const path = route`/rest/api/3/search/jql`;
    const response = await must(
      as === 'user' ? asUser().requestJira(path, init) : asApp().requestJira(path, init),
    );
    const answer = await checked(response, found);
    return answer.issues
      .filter((issue) => {
        const mark = v.safeParse(marker, issue.properties[MARKER]);
        return (
          mark.success &&
          mark.output.action === wanted.actionId &&
          mark.output.installation === wanted.installationId
        );
      })
      .map((issue): MarkedIssue => ({
        issueId: issue.id,
        issueKey: issue.key,
        projectId: issue.fields.project.id,
        createdAt: new Date(issue.fields.created).toISOString(),
        creator: issue.fields.creator?.accountId ?? null,
        done: issue.fields.status.statusCategory.key === DONE,
      }))
      .sort(byNumber);
  },

  async appMayBrowse(projectId) {
    const response = await answered(
      asApp().requestJira(
        route`/rest/api/3/mypermissions?projectId=${projectId}&permissions=BROWSE_PROJECTS`,
        {
          headers: { accept: 'application/json' },
        },
      ),
    );
    if (!response.ok) return false;
    return (await checked(response, permissions)).permissions['BROWSE_PROJECTS']?.havePermission ?? false;
  },

  /** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-bulkfetch-post */
  async read(issueIds) {
    if (issueIds.length === 0) return new Map();
    const response = await must(
      asApp().requestJira(route`/rest/api/3/issue/bulkfetch`, {
        method: 'POST',
        headers: JSON_BOTH_WAYS,
        body: JSON.stringify({ issueIdsOrKeys: issueIds, fields: ['status'] }),
      }),
    );
    const answer = await checked(response, fetched);
    return new Map(
      answer.issues.map((issue): [string, JiraIssueFacts] => [
        issue.id,
        { issueId: issue.id, issueKey: issue.key, done: issue.fields.status.statusCategory.key === DONE },
      ]),
    );
  },

  async changedSince(installationId, minutes) {
    const changed: string[] = [];
    let nextPageToken: string | undefined;
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const response = await must(
        asApp().requestJira(route`/rest/api/3/search/jql`, {
          method: 'POST',
          headers: JSON_BOTH_WAYS,
          body: JSON.stringify({
            jql: `issue.property[${MARKER}].installation = "${installationId}" AND updated >= -${String(minutes)}m`,
            fields: ['id'],
            maxResults: 5000,
            ...(nextPageToken === undefined ? {} : { nextPageToken }),
          }),
        }),
      );
      const answer = await checked(response, ids);
      changed.push(...answer.issues.map((issue) => issue.id));
      if (!answer.nextPageToken || answer.isLast === true) return changed;
      nextPageToken = answer.nextPageToken;
    }
    throw new Error('the search for changed issues does not end');
  },
};
