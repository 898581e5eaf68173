import * as v from 'valibot';
import { askJira } from '../host';

/** An issue as the viewer may see it. */
export interface SeenIssue {
  readonly key: string;
  readonly summary: string;
  readonly status: string;
  /** Jira's own category: `new`, `indeterminate`, `done`. The status' name is translated and means nothing. */
  readonly category: string;
  readonly done: boolean;
  /** It can be read but not changed. */
  readonly archived: boolean;
  readonly assignee: string | null;
  readonly assigneeId: string | null;
  readonly dueOn: string | null;
  readonly priority: string | null;
}

const PER_REQUEST = 100;
const FIELDS = ['status', 'assignee', 'duedate', 'priority', 'summary', 'archiveddate'];

const named = v.optional(v.nullable(v.object({ name: v.optional(v.string(), '') })));
const bulk = v.object({
  issues: v.array(
    v.object({
      id: v.string(),
      key: v.string(),
      fields: v.object({
        summary: v.optional(v.nullable(v.string())),
        status: v.object({ name: v.string(), statusCategory: v.object({ key: v.string() }) }),
        assignee: v.optional(
          v.nullable(
            v.object({ accountId: v.optional(v.string(), ''), displayName: v.optional(v.string(), '') }),
          ),
        ),
        duedate: v.optional(v.nullable(v.string())),
        archiveddate: v.nullish(v.string(), null),
        priority: named,
      }),
    }),
  ),
});

/**
 * Issues by id (or key) with the viewer's permissions; those that are deleted or hidden are left out.
 * @returns by id
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-bulkfetch-post
 */
export async function readIssues(ids: readonly string[]): Promise<ReadonlyMap<string, SeenIssue>> {
  const seen = new Map<string, SeenIssue>();
  for (let from = 0; from < ids.length; from += PER_REQUEST) {
    const body = { issueIdsOrKeys: ids.slice(from, from + PER_REQUEST), fields: FIELDS };
    const { issues } = v.parse(bulk, await askJira('/rest/api/3/issue/bulkfetch', body));
    for (const { id, key, fields } of issues) {
      const category = fields.status.statusCategory.key;
      seen.set(id, {
        key,
        summary: fields.summary ?? '',
        status: fields.status.name,
        category,
        done: category === 'done',
        archived: fields.archiveddate !== null,
        assignee: fields.assignee?.displayName ?? null,
        assigneeId: fields.assignee?.accountId ?? null,
        dueOn: fields.duedate ?? null,
        priority: fields.priority?.name ?? null,
      });
    }
  }
  return seen;
}
