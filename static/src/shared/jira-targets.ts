import * as v from 'valibot';
import { askJira } from '../host';

/** Where new issues go, by Jira's ids. */
export interface Target {
  readonly projectId: string;
  readonly issueTypeId: string;
}

const project = v.object({ id: v.string(), key: v.string(), name: v.string() });
const projects = v.object({
  values: v.array(project),
  isLast: v.optional(v.boolean(), true),
});
export type Projects = v.InferOutput<typeof projects>;
export type Project = v.InferOutput<typeof project>;

/** Jira takes so many ids with one search. */
const IDS_PER_REQUEST = 50;

/** Projects that the viewer sees, by a query of Jira's; at most 50. */
const searchProjects = async (query: string): Promise<Projects> =>
  v.parse(projects, await askJira(`/rest/api/3/project/search?${query}&maxResults=50`));

/** To see them, or to create issues in them. */
export type WhatFor = 'browse' | 'create';

/**
 * Projects that the viewer may use for that; at most 50, narrowed by a part of the name or key.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-projects/#api-rest-api-3-project-search-get
 */
export async function readProjects(whatFor: WhatFor, words: string): Promise<Projects> {
  return searchProjects(`action=${whatFor}${words === '' ? '' : `&query=${encodeURIComponent(words)}`}`);
}

/** The project if the viewer may create issues there, else null. */
export async function readProjectToCreateIn(id: string): Promise<Project | null> {
  const { values } = await searchProjects(`action=create&id=${encodeURIComponent(id)}`);
  return values[0] ?? null;
}

/** Those of these projects that the viewer may see. */
export async function readProjectsById(ids: readonly string[]): Promise<readonly Project[]> {
  const found: Project[] = [];
  for (let from = 0; from < ids.length; from += IDS_PER_REQUEST) {
    const some = ids.slice(from, from + IDS_PER_REQUEST);
    found.push(...(await searchProjects(some.map((id) => `id=${encodeURIComponent(id)}`).join('&'))).values);
  }
  return found;
}

const issueTypes = v.object({
  issueTypes: v.array(
    v.object({ id: v.string(), name: v.string(), subtask: v.optional(v.boolean(), false) }),
  ),
});

/**
 * Issue types of a project, without those that need a parent.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-createmeta-projectidorkey-issuetypes-get
 */
export async function readIssueTypes(projectId: string): Promise<readonly { id: string; name: string }[]> {
  const path = `/rest/api/3/issue/createmeta/${encodeURIComponent(projectId)}/issuetypes?maxResults=200`;
  return v.parse(issueTypes, await askJira(path)).issueTypes.filter(({ subtask }) => !subtask);
}
