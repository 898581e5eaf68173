import * as v from 'valibot';
import type { JIRA_MODULES } from '../bridge-context';
import { ENVIRONMENT_ID } from '../site/protocol';
import type { FrameSpec } from './frame-spec';
import type { ProductClient } from './product-client';

const project = v.object({ id: v.string(), key: v.string(), projectTypeKey: v.string() });
const issue = v.object({
  id: v.string(),
  key: v.string(),
  fields: v.object({ issuetype: v.object({ id: v.string(), name: v.string() }), project }),
});

/**
 * What Jira tells a module about where it stands; without a project where the visitor may not see it.
 * https://developer.atlassian.com/platform/forge/manifest-reference/modules/jira-issue-panel/#extension-data
 * https://developer.atlassian.com/platform/forge/manifest-reference/modules/jira-project-page/#extension-data
 */
export async function jiraExtension(
  client: ProductClient,
  type: (typeof JIRA_MODULES)[number],
  { projectKey, issueKey }: FrameSpec,
  siteUrl: string,
): Promise<Record<string, unknown>> {
  if (type === 'jira:projectPage') {
    const key = encodeURIComponent(projectKey ?? '');
    const found = await client.read('jira', `/rest/api/3/project/${key}`, project);
    const location = `${siteUrl}${projectPagePath(client, projectKey ?? '')}`;
    return { type, location, ...(found && { project: placeOf(found) }) };
  }
  const path = `/rest/api/3/issue/${encodeURIComponent(issueKey ?? '')}?fields=issuetype,project`;
  const found = await client.read('jira', path, issue);
  const location = `${siteUrl}/browse/${issueKey ?? ''}`;
  if (!found) return { type, location };
  const { issuetype } = found.fields;
  return {
    type,
    location,
    isNewToIssue: false,
    issue: { id: found.id, key: found.key, type: issuetype.name, typeId: issuetype.id },
    project: placeOf(found.fields.project),
  };
}

const placeOf = ({ id, key, projectTypeKey }: v.InferOutput<typeof project>) => ({
  id,
  key,
  type: projectTypeKey,
});

/** Where a project shows the app's page. */
export function projectPagePath(client: ProductClient, key: string): string {
  const app = client.host.manifest.app.id.split('/').at(-1) ?? '';
  return `/jira/software/projects/${encodeURIComponent(key)}/apps/${app}/${ENVIRONMENT_ID}`;
}
