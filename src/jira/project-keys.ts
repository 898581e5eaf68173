import { route } from '@forge/api';
import * as v from 'valibot';
import type { As } from '../app/ports';
import { type Jira, succeeded } from './ask';

const found = v.object({ values: v.array(v.object({ id: v.string(), key: v.string() })) });

/** Projects that Jira takes with one request. */
const AT_ONCE = 50;

/**
 * The keys of projects that can be seen, by their ids; at most 50.
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-projects/#api-rest-api-3-project-search-get
 */
export async function projectKeys(
  jira: Jira,
  as: As,
  projectIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (projectIds.length === 0) return new Map();
  const wanted = new URLSearchParams([
    ...projectIds.slice(0, AT_ONCE).map((id) => ['id', id]),
    ['maxResults', String(AT_ONCE)],
  ]);
  const answer = await jira.ask(as, { method: 'GET', path: route`/rest/api/3/project/search?${wanted}` });
  return new Map(succeeded(as, answer, found).values.map(({ id, key }) => [id, key]));
}
