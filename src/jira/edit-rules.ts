import { route } from '@forge/api';
import * as v from 'valibot';
import type { EditRules } from '../app/ports';
import { type Jira, succeeded } from './ask';
import { fieldMetadata, prioritiesOf } from './field-metadata';

const editScreen = v.object({ fields: v.optional(v.record(v.string(), fieldMetadata), {}) });

/**
 * What the app may write on an issue; null when it may not edit it, or not see it.
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-editmeta-get
 */
export async function editRules(jira: Jira, issueId: string): Promise<EditRules | null> {
  const answer = await jira.ask('app', {
    method: 'GET',
    path: route`/rest/api/3/issue/${issueId}/editmeta`,
  });
  if (answer.status === 403 || answer.status === 404) return null;
  const { fields } = succeeded('app', answer, editScreen);
  return { fields: new Set(Object.keys(fields)), priorities: prioritiesOf(fields['priority']) };
}
