import { route } from '@forge/api';
import * as v from 'valibot';
import type { As, TransitionResult } from '../app/ports';
import type { IssueTransition } from '../domain/issue-transitions';
import { isOk, type Jira, succeeded } from './ask';
import { refusalIn, wordsOf } from './refusal';

const transition = v.object({
  id: v.string(),
  name: v.string(),
  to: v.object({
    id: v.string(),
    name: v.string(),
    statusCategory: v.object({ key: v.string() }),
  }),
  isAvailable: v.optional(v.boolean(), true),
  fields: v.optional(
    v.record(
      v.string(),
      v.object({ name: v.string(), required: v.boolean(), hasDefaultValue: v.optional(v.boolean(), false) }),
    ),
    {},
  ),
});
const answered = v.object({ transitions: v.optional(v.array(transition), []) });

/** Every issue holds these, so that a screen which demands them is content. */
const ALWAYS_FILLED = new Set(['summary', 'project', 'issuetype', 'reporter']);

/** Nobody who may not see the issue may move it. */
const UNSEEN = [401, 403, 404];

/**
 * The ways out of the issue's status. What a validator wants stands in no answer; only trying tells.
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-transitions-get
 */
export async function transitions(jira: Jira, as: As, issueId: string): Promise<readonly IssueTransition[]> {
  const answer = await jira.ask(as, {
    method: 'GET',
    path: route`/rest/api/3/issue/${issueId}/transitions?expand=transitions.fields`,
  });
  if (UNSEEN.includes(answer.status)) return [];
  return succeeded(as, answer, answered)
    .transitions.filter(({ isAvailable }) => isAvailable)
    .map(({ id, name, to, fields }) => ({
      id,
      name,
      to: { id: to.id, name: to.name, category: to.statusCategory.key },
      demands: Object.entries(fields)
        .filter(([fieldId, { required, hasDefaultValue }]) => {
          return required && !hasDefaultValue && !ALWAYS_FILLED.has(fieldId);
        })
        .map(([, field]) => field.name),
    }));
}

/**
 * Takes one of them. Jira remembers no attempt: after a failure, where the issue stands has to be read.
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-transitions-post
 */
export async function takeTransition(
  jira: Jira,
  as: As,
  issueId: string,
  transitionId: string,
): Promise<TransitionResult> {
  const answer = await jira.ask(as, {
    method: 'POST',
    path: route`/rest/api/3/issue/${issueId}/transitions`,
    body: { transition: { id: transitionId } },
  });
  if (isOk(answer)) return { kind: 'moved' };
  if (answer.status === 404) return { kind: 'unreachable' };
  const words = wordsOf(refusalIn(answer.body));
  return { kind: 'refused', reason: words === '' ? 'It did not say why.' : words };
}
