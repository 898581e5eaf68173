import { route } from '@forge/api';
import * as v from 'valibot';
import type { ReleaseGateJira } from '../app/ports';
import { jira, succeeded } from './ask';

/** Somebody waits for their transition, and the gate gives up after eight seconds. */
const PATIENCE_MS = 5_000;

const named = v.object({ name: v.string() });
const issue = v.object({
  fields: v.object({
    project: v.object({ id: v.string() }),
    // Absent where the project has no versions.
    fixVersions: v.optional(v.nullable(v.array(named)), []),
  }),
});

const server = v.object({ baseUrl: v.pipe(v.string(), v.regex(/^https?:\/\/[^\s/]+\/?$/)) });

/** @param noticeNearLimit told when Jira says that little is left of the quota; its failure stops nothing */
export function releaseGateJira(noticeNearLimit: () => Promise<void>): ReleaseGateJira {
  const asked = jira(noticeNearLimit);
  return {
    /** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-get */
    async issue(issueKey) {
      const answer = await asked.ask('app', {
        method: 'GET',
        path: route`/rest/api/3/issue/${issueKey}?fields=project,fixVersions`,
        patienceMs: PATIENCE_MS,
      });
      if (answer.status === 404) return null;
      const { project, fixVersions } = succeeded('app', answer, issue).fields;
      return { projectId: project.id, fixVersions: (fixVersions ?? []).map(({ name }) => name) };
    },

    /** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-server-info/#api-rest-api-3-serverinfo-get */
    async siteAddress() {
      const answer = await asked.ask('app', {
        method: 'GET',
        path: route`/rest/api/3/serverInfo`,
        patienceMs: PATIENCE_MS,
      });
      return succeeded('app', answer, server).baseUrl.replace(/\/$/, '');
    },
  };
}
