import { route } from '@forge/api';
import * as v from 'valibot';
import type { JiraReleases } from '../app/ports';
import { isOk, jira, succeeded } from './ask';

const id = v.pipe(v.union([v.string(), v.number()]), v.transform(String));
const project = v.pipe(
  v.object({ id, key: v.string(), name: v.string(), projectTypeKey: v.optional(v.string(), 'software') }),
  v.transform(({ projectTypeKey: kind, ...found }) => ({ ...found, kind })),
);
const version = v.object({
  id,
  projectId: id,
  name: v.string(),
  released: v.optional(v.boolean(), false),
  archived: v.optional(v.boolean(), false),
  releaseDate: v.optional(v.nullable(v.string()), null),
});
const versions = v.object({ values: v.array(version) });
const issue = v.object({
  id,
  key: v.string(),
  fields: v.object({ project, fixVersions: v.optional(v.array(v.object({ name: v.string() })), []) }),
});
const related = v.array(v.object({ url: v.optional(v.nullable(v.string())) }));

/** Jira does not tell what is missing from what is hidden, and who has no Jira sees nothing. */
const UNSEEN = [401, 403, 404];
/** As many as Jira answers at once. */
const AT_ONCE = '50';

/**
 * Projects and versions as the gate needs them.
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-project-versions/
 * @param noticeNearLimit told when Jira says that little is left of the quota; its failure stops nothing
 */
export function jiraReleases(noticeNearLimit: () => Promise<void>): JiraReleases {
  const asked = jira(noticeNearLimit);

  return {
    async project(projectId) {
      const answer = await asked.ask('user', {
        method: 'GET',
        path: route`/rest/api/3/project/${projectId}`,
      });
      return UNSEEN.includes(answer.status) ? null : succeeded('user', answer, project);
    },

    async issue(issueId) {
      const answer = await asked.ask('user', {
        method: 'GET',
        path: route`/rest/api/3/issue/${issueId}?fields=project,fixVersions`,
      });
      if (UNSEEN.includes(answer.status)) return null;
      const { fields, ...found } = succeeded('user', answer, issue);
      return {
        ...found,
        project: fields.project,
        fixVersions: fields.fixVersions.map(({ name }) => name),
      };
    },

    async version(as, versionId) {
      const answer = await asked.ask(as, { method: 'GET', path: route`/rest/api/3/version/${versionId}` });
      return answer.status === 404 ? null : succeeded(as, answer, version);
    },

    async unreleased(projectId) {
      const answer = await asked.ask('user', {
        method: 'GET',
        path: route`/rest/api/3/project/${projectId}/version?status=unreleased&maxResults=${AT_ONCE}`,
      });
      return UNSEEN.includes(answer.status) ? [] : succeeded('user', answer, versions).values;
    },

    async versionNamed(projectId, name) {
      const query = new URLSearchParams({ query: name, maxResults: AT_ONCE });
      const answer = await asked.ask('app', {
        method: 'GET',
        path: route`/rest/api/3/project/${projectId}/version?${query}`,
      });
      if (answer.status === 404) return null;
      return succeeded('app', answer, versions).values.find((one) => one.name === name) ?? null;
    },

    async linksOf(versionId) {
      const answer = await asked.ask('user', {
        method: 'GET',
        path: route`/rest/api/3/version/${versionId}/relatedwork`,
      });
      if (UNSEEN.includes(answer.status)) return null;
      return succeeded('user', answer, related).flatMap(({ url }) => url ?? []);
    },

    async link(versionId, body) {
      const answer = await asked.ask('user', {
        method: 'POST',
        path: route`/rest/api/3/version/${versionId}/relatedwork`,
        body,
      });
      // Of an archived version Jira says 400, as of one that is gone.
      if (answer.status === 404 || answer.status === 400) return 'gone';
      if (answer.status === 401 || answer.status === 403) return 'forbidden';
      if (!isOk(answer)) succeeded('user', answer, v.never());
      return 'linked';
    },
  };
}
