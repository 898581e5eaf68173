import * as v from 'valibot';
import { parseDocument } from '../site/confluence/adf';
import type { AdfDocument } from '../site/confluence/state';
import type { ProductClient } from './product-client';

const named = v.object({ name: v.string() });
const person = v.object({ accountId: v.string(), displayName: v.string() });
const status = v.object({ name: v.string(), statusCategory: v.object({ key: v.string() }) });

export const issueFields = v.object({
  summary: v.string(),
  description: v.nullish(v.unknown()),
  issuetype: named,
  status,
  priority: v.nullish(v.object({ id: v.string(), name: v.string() })),
  resolution: v.nullish(named),
  assignee: v.nullish(person),
  reporter: v.nullish(person),
  duedate: v.nullish(v.string()),
  labels: v.optional(v.array(v.string()), []),
  fixVersions: v.optional(v.array(v.object({ id: v.string(), name: v.string() })), []),
  project: v.object({ key: v.string(), name: v.string() }),
  parent: v.optional(v.object({ key: v.string() })),
  created: v.string(),
  updated: v.string(),
});
const issue = v.object({
  id: v.string(),
  key: v.string(),
  fields: issueFields,
  properties: v.optional(v.record(v.string(), v.unknown()), {}),
});
const screenField = v.object({
  name: v.string(),
  required: v.boolean(),
  schema: v.object({ type: v.string() }),
  allowedValues: v.optional(
    v.array(v.object({ id: v.string(), name: v.optional(v.string()), value: v.optional(v.string()) })),
  ),
});
const transition = v.object({
  id: v.string(),
  name: v.string(),
  to: status,
  fields: v.optional(v.record(v.string(), screenField), {}),
});
const transitions = v.object({ transitions: v.array(transition) });
const links = v.array(
  v.object({
    id: v.number(),
    relationship: v.nullish(v.string()),
    object: v.object({ url: v.string(), title: v.string(), summary: v.nullish(v.string()) }),
  }),
);
const editable = v.object({
  fields: v.record(v.string(), v.object({ allowedValues: v.optional(v.array(v.unknown())) })),
});
const choice = v.object({ id: v.string(), name: v.string() });

export type TransitionView = v.InferOutput<typeof transition>;

export interface IssueView extends v.InferOutput<typeof issue> {
  readonly description: AdfDocument | undefined;
  readonly transitions: readonly TransitionView[];
  readonly links: v.InferOutput<typeof links>;
  /** Ids of the fields the visitor may change. */
  readonly editable: ReadonlySet<string>;
  readonly priorities: readonly v.InferOutput<typeof choice>[];
  readonly versions: readonly v.InferOutput<typeof choice>[];
  readonly assignable: readonly v.InferOutput<typeof person>[];
}

/** An issue with all that its screen shows; undefined when the visitor may not see it. */
export async function readIssue(client: ProductClient, key: string): Promise<IssueView | undefined> {
  const path = `/rest/api/3/issue/${encodeURIComponent(key)}`;
  const found = await client.read('jira', `${path}?fields=*all&properties=*all`, issue);
  if (!found) return undefined;
  const [moves, remote, meta, people] = await Promise.all([
    client.read('jira', `${path}/transitions?expand=transitions.fields`, transitions),
    client.read('jira', `${path}/remotelink`, links),
    client.read('jira', `${path}/editmeta`, editable),
    client.read('jira', `/rest/api/3/user/assignable/search?issueKey=${found.key}`, v.array(person)),
  ]);
  const { description } = found.fields;
  const choices = (field: string) =>
    (meta?.fields[field]?.allowedValues ?? []).map((value) => v.parse(choice, value));
  return {
    ...found,
    description: description ? parseDocument(JSON.stringify(description)) : undefined,
    transitions: moves?.transitions ?? [],
    links: remote ?? [],
    editable: new Set(Object.keys(meta?.fields ?? {})),
    priorities: choices('priority'),
    versions: choices('fixVersions'),
    assignable: people ?? [],
  };
}
