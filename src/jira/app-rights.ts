import { route } from '@forge/api';
import * as v from 'valibot';
import type { ProjectSight } from '../app/ports';
import { type Jira, succeeded } from './ask';

const myself = v.object({ accountId: v.string() });

const permitted = v.object({
  permissions: v.record(v.string(), v.object({ havePermission: v.boolean() })),
});

const projects = v.object({
  values: v.array(
    v.object({
      id: v.string(),
      archived: v.optional(v.boolean(), false),
      deleted: v.optional(v.boolean(), false),
    }),
  ),
});

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-myself/#api-rest-api-3-myself-get */
export async function appAccount(jira: Jira): Promise<string> {
  const answer = await jira.ask('app', { method: 'GET', path: route`/rest/api/3/myself` });
  return succeeded('app', answer, myself).accountId;
}

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-permissions/#api-rest-api-3-mypermissions-get */
export async function appMay(
  jira: Jira,
  projectId: string,
  permissions: readonly string[],
): Promise<ReadonlySet<string>> {
  if (permissions.length === 0) return new Set();
  const answer = await jira.ask('app', {
    method: 'GET',
    path: route`/rest/api/3/mypermissions?projectId=${projectId}&permissions=${permissions.join(',')}`,
  });
  if (answer.status === 403 || answer.status === 404) return new Set();
  const held = succeeded('app', answer, permitted).permissions;
  return new Set(permissions.filter((key) => held[key]?.havePermission === true));
}

const policies = v.object({
  projectDataPolicies: v.array(
    v.object({
      id: v.number(),
      dataPolicy: v.object({ anyContentBlocked: v.optional(v.boolean(), false) }),
    }),
  ),
});

/** Projects that Jira takes with one request, of both kinds. */
const AT_ONCE = 50;

/**
 * What the app sees of each of these projects, with two requests for each 50.
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-projects/#api-rest-api-3-project-search-get
 */
export async function projectSights(
  jira: Jira,
  projectIds: readonly string[],
): Promise<ReadonlyMap<string, ProjectSight>> {
  const sights = new Map<string, ProjectSight>();
  for (let start = 0; start < projectIds.length; start += AT_ONCE)
    for (const [id, sight] of await sightsOf(jira, projectIds.slice(start, start + AT_ONCE)))
      sights.set(id, sight);
  return sights;
}

async function sightsOf(
  jira: Jira,
  projectIds: readonly string[],
): Promise<ReadonlyMap<string, ProjectSight>> {
  const wanted = new URLSearchParams([
    ...projectIds.map((id) => ['id', id]),
    ...['live', 'archived', 'deleted'].map((status) => ['status', status]),
    ['maxResults', String(AT_ONCE)],
  ]);
  const answer = await jira.ask('app', { method: 'GET', path: route`/rest/api/3/project/search?${wanted}` });
  const found = new Map(succeeded('app', answer, projects).values.map((project) => [project.id, project]));
  const blocked = await blockedProjects(jira, projectIds);
  const sightOf = (id: string): ProjectSight => {
    const project = found.get(id);
    if (project?.deleted === true) return 'gone';
    if (blocked.has(id)) return 'blocked';
    if (project === undefined) return 'hidden';
    return project.archived ? 'archived' : 'visible';
  };
  return new Map(projectIds.map((id) => [id, sightOf(id)]));
}

export async function projectSight(jira: Jira, projectId: string): Promise<ProjectSight> {
  return (await projectSights(jira, [projectId])).get(projectId) ?? 'hidden';
}

/**
 * Projects whose content an admin's app access rule keeps from the app. A question that Jira does not understand says
 * nothing of them.
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-app-data-policies/#api-rest-api-3-data-policy-project-get
 */
async function blockedProjects(jira: Jira, projectIds: readonly string[]): Promise<ReadonlySet<string>> {
  const answer = await jira.ask('app', {
    method: 'GET',
    path: route`/rest/api/3/data-policy/project?ids=${projectIds.join(',')}`,
  });
  if (answer.status === 403 || answer.status === 404) return new Set();
  const { projectDataPolicies } = succeeded('app', answer, policies);
  return new Set(
    projectDataPolicies.flatMap(({ id, dataPolicy }) => (dataPolicy.anyContentBlocked ? String(id) : [])),
  );
}
