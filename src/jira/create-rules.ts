import { route } from '@forge/api';
import * as v from 'valibot';
import type { As, CreateRules, IssueTarget } from '../app/ports';
import { type Jira, succeeded } from './ask';
import { type FieldMetadata, fieldMetadata, prioritiesOf } from './field-metadata';
import { askedFor } from './required-field';

const field = v.object({ ...fieldMetadata.entries, fieldId: v.string() });

/** `results` is what the documentation of one of the versions calls `fields`. */
const page = v.object({
  fields: v.optional(v.array(field)),
  results: v.optional(v.array(field)),
  total: v.optional(v.number(), 0),
});

/** Most that Jira gives at once. */
const PAGE = 200;
/** More than any project has; an answer that never ends must not hold the function. */
const MAX_FIELDS = 2000;

/** Fields that we always fill, or that Jira fills itself. */
const FILLED = new Set(['project', 'issuetype', 'summary', 'description', 'labels', 'reporter']);
/** Filled when the action says so; otherwise Jira's refusal is put into words. */
const FILLED_WHEN_KNOWN = new Set(['duedate', 'priority', 'assignee']);

/** The person or the app may not create there, or there is no such project or type. */
const NOT_THERE = [400, 401, 403, 404];

type Field = FieldMetadata & { readonly fieldId: string };

/**
 * What the project's create screen takes, with the rights of whoever creates.
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-createmeta-projectidorkey-issuetypes-issuetypeid-get
 */
export async function createRules(jira: Jira, as: As, target: IssueTarget): Promise<CreateRules | null> {
  const fields = await fieldsOf(jira, as, target);
  if (fields === null) return null;
  const asked = fields
    .filter(({ required, hasDefaultValue }) => required && !hasDefaultValue)
    .filter(({ fieldId }) => !FILLED.has(fieldId) && !FILLED_WHEN_KNOWN.has(fieldId))
    .map((one) => askedFor(one.fieldId, one) ?? one.name);
  return {
    ...target,
    fields: new Set(fields.map(({ fieldId }) => fieldId)),
    required: asked.filter((one) => typeof one !== 'string'),
    unsupported: [
      ...new Set([...asked.filter((one) => typeof one === 'string'), ...parentOf(target, fields)]),
    ],
    priorities: prioritiesOf(fields.find(({ fieldId }) => fieldId === 'priority')),
  };
}

async function fieldsOf(jira: Jira, as: As, target: IssueTarget): Promise<readonly Field[] | null> {
  const { projectId, issueTypeId } = target;
  const fields: Field[] = [];
  while (fields.length < MAX_FIELDS) {
    const answer = await jira.ask(as, {
      method: 'GET',
      path: route`/rest/api/3/issue/createmeta/${projectId}/issuetypes/${issueTypeId}?startAt=${String(fields.length)}&maxResults=${String(PAGE)}`,
    });
    if (NOT_THERE.includes(answer.status)) return null;
    const found = succeeded(as, answer, page);
    const some = found.fields ?? found.results ?? [];
    fields.push(...some);
    if (some.length === 0 || fields.length >= found.total) break;
  }
  return fields;
}

/** A sub-task needs a parent, and no action has one. */
function parentOf(target: IssueTarget, fields: readonly Field[]): string[] {
  const types = fields.find(({ fieldId }) => fieldId === 'issuetype')?.allowedValues ?? [];
  if (!types.some(({ id, subtask }) => id === target.issueTypeId && subtask)) return [];
  return [fields.find(({ fieldId }) => fieldId === 'parent')?.name ?? 'Parent'];
}
