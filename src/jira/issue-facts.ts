import * as v from 'valibot';
import type { ReadIssue } from '../app/ports';
import { MARKER, markerIn } from './marker';

/** What is asked for of every issue. Jira passes over a field it does not know. */
export const FIELDS = [
  'status',
  'summary',
  'duedate',
  'priority',
  'assignee',
  'project',
  'created',
  'creator',
  'archiveddate',
  'security',
  'issuerestriction',
] as const;
export const PROPERTIES = [MARKER] as const;

const DONE = 'done';

/** A field that is hidden in the project is absent, one that is empty is null. */
const fields = v.object({
  status: v.object({ id: v.string(), statusCategory: v.object({ key: v.string() }) }),
  summary: v.string(),
  duedate: v.nullish(v.string(), null),
  priority: v.nullish(v.object({ id: v.string() }), null),
  assignee: v.nullish(v.object({ accountId: v.string() }), null),
  project: v.object({ id: v.string(), archived: v.optional(v.boolean(), false) }),
  created: v.string(),
  creator: v.nullish(v.object({ accountId: v.string() }), null),
  archiveddate: v.nullish(v.string(), null),
  security: v.optional(v.unknown()),
  issuerestriction: v.optional(v.unknown()),
});

/** An issue as bulkfetch, search and an edit answer it. */
export const issue = v.object({
  id: v.string(),
  key: v.string(),
  fields,
  properties: v.optional(v.record(v.string(), v.unknown()), {}),
});

export function readIssueOf({ id, key, fields, properties }: v.InferOutput<typeof issue>): ReadIssue {
  const category = fields.status.statusCategory.key;
  return {
    issueId: id,
    issueKey: key,
    statusId: fields.status.id,
    category,
    done: category === DONE,
    projectId: fields.project.id,
    archived: fields.archiveddate !== null ? 'issue' : fields.project.archived ? 'project' : null,
    values: {
      title: fields.summary,
      dueOn: fields.duedate,
      priority: fields.priority?.id ?? null,
      owner: fields.assignee?.accountId ?? null,
    },
    secured: isGiven(fields.security) || isRestricted(fields.issuerestriction),
    marker: markerIn(properties[MARKER]),
    createdAt: new Date(fields.created).toISOString(),
    creator: fields.creator?.accountId ?? null,
  };
}

const isGiven = (field: unknown): boolean => field !== undefined && field !== null;

const restriction = v.object({ issuerestrictions: v.record(v.string(), v.unknown()) });

/** What projects that a team manages have in place of security levels: the roles that alone may see the issue. */
function isRestricted(field: unknown): boolean {
  const read = v.safeParse(restriction, field);
  // Whatever else it says, it says something.
  return read.success ? Object.keys(read.output.issuerestrictions).length > 0 : isGiven(field);
}
