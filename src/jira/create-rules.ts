import { asUser, route } from '@forge/api';
import * as v from 'valibot';
import type { CreateRules } from '../app/ports';
import { JiraUnavailable } from '../domain/failure';
import { answered, checked } from '../platform/answer';

const field = v.object({
  fieldId: v.string(),
  name: v.string(),
  required: v.boolean(),
  hasDefaultValue: v.optional(v.boolean(), false),
  allowedValues: v.optional(
    v.array(v.looseObject({ id: v.optional(v.string()), name: v.optional(v.string()) })),
    [],
  ),
});

const metadata = v.object({
  fields: v.optional(v.array(field)),
  results: v.optional(v.array(field)),
});

/** Fields that we always fill, or that Jira fills itself. */
const FILLED = new Set(['project', 'issuetype', 'summary', 'description', 'labels', 'reporter']);
/** Filled when the action says so; otherwise Jira's refusal names them. */
const FILLED_WHEN_KNOWN = new Set(['duedate', 'priority', 'assignee']);

/**
 * What the project's create screen takes, with the rights of the person who creates.
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-createmeta-projectidorkey-issuetypes-issuetypeid-get
 * @throws JiraUnavailable when Jira fails; null when the person may not create there
 */
export async function createRules(target: {
  projectId: string;
  issueTypeId: string;
}): Promise<CreateRules | null> {
  const response = await answered(
    asUser().requestJira(
      route`/rest/api/3/issue/createmeta/${target.projectId}/issuetypes/${target.issueTypeId}?maxResults=200`,
      { headers: { accept: 'application/json' } },
    ),
  ).catch((error: unknown) => {
    throw new JiraUnavailable('Jira did not answer. Nothing was created; try again in a moment.', {
      cause: error,
    });
  });
  if ([400, 401, 403, 404].includes(response.status)) return null;
  if (!response.ok)
    throw new JiraUnavailable('Jira is not available right now. Nothing was created; try again in a moment.');
  const answer = await checked(response, metadata);
  const fields = answer.fields ?? answer.results ?? [];
  return {
    ...target,
    fields: new Set(fields.map((one) => one.fieldId)),
    missing: fields
      .filter((one) => one.required && !one.hasDefaultValue)
      .filter((one) => !FILLED.has(one.fieldId) && !FILLED_WHEN_KNOWN.has(one.fieldId))
      .map((one) => one.name),
    priorities: (fields.find((one) => one.fieldId === 'priority')?.allowedValues ?? []).flatMap((value) =>
      value.id === undefined ? [] : [{ id: value.id, name: value.name ?? value.id }],
    ),
  };
}
