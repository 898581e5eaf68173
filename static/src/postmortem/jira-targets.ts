import * as v from 'valibot';
import { askJira } from '../host';
import { readItem, writeItem } from '../shared/kept-drafts';

export interface Target {
  readonly projectId: string;
  readonly issueTypeId: string;
}

const projects = v.object({
  values: v.array(v.object({ id: v.string(), key: v.string(), name: v.string() })),
  isLast: v.optional(v.boolean(), true),
});
export type Projects = v.InferOutput<typeof projects>;

/**
 * Projects in which the viewer may create issues; at most 50, narrowed by a part of the name or key.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-projects/#api-rest-api-3-project-search-get
 */
export async function readProjects(query: string): Promise<Projects> {
  const narrowed = query === '' ? '' : `&query=${encodeURIComponent(query)}`;
  return v.parse(
    projects,
    await askJira(`/rest/api/3/project/search?action=create&maxResults=50${narrowed}`),
  );
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

const LAST_TARGET = 'debrief:last-target';
const target = v.object({ projectId: v.string(), issueTypeId: v.string() });

/** Where this browser created issues last time. */
export function lastTarget(): Target | null {
  try {
    const checked = v.safeParse(target, JSON.parse(readItem(LAST_TARGET) ?? 'null'));
    return checked.success ? checked.output : null;
  } catch {
    return null;
  }
}

export function rememberTarget(chosen: Target): void {
  writeItem(LAST_TARGET, JSON.stringify(chosen));
}
