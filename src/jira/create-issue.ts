import { asUser, route } from '@forge/api';
import type { APIResponse } from '@forge/api';
import * as v from 'valibot';
import type { CreateResult, CreateRules, NewIssue } from '../app/ports';
import { answered, checked } from '../platform/answer';
import { issueRequest, leftOutSentence, optionalOf, type OptionalField } from './new-issue';

const created = v.object({ id: v.string(), key: v.string() });
const refusal = v.object({
  errorMessages: v.optional(v.array(v.string()), []),
  errors: v.optional(v.record(v.string(), v.string()), {}),
});

/**
 * Creates one issue as the person who asked. Jira has no idempotency key, so anything but a clear yes or no is
 * doubtful, and a doubtful create is never repeated here.
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-post
 */
export async function createIssue(issue: NewIssue, rules: CreateRules): Promise<CreateResult> {
  const first = await attempt(issue, rules, []);
  if (first.kind !== 'refused' || first.retryWithout.length === 0) return first;
  return attempt(issue, rules, first.retryWithout);
}

type Attempt = CreateResult & { readonly retryWithout?: undefined };
type Refused = Extract<CreateResult, { kind: 'refused' }> & {
  readonly retryWithout: readonly OptionalField[];
};

async function attempt(
  issue: NewIssue,
  rules: CreateRules,
  without: readonly OptionalField[],
): Promise<Exclude<Attempt, { kind: 'refused' }> | Refused> {
  const request = issueRequest(issue, rules, without);
  let response: APIResponse;
  try {
    response = await answered(
      asUser().requestJira(route`/rest/api/3/issue`, {
        method: 'POST',
        headers: { accept: 'application/json', 'content-type': 'application/json' },
        body: JSON.stringify(request.body),
      }),
    );
  } catch {
    return { kind: 'doubtful' };
  }
  if (response.status === 201) {
    try {
      const { id, key } = await checked(response, created);
      return { kind: 'created', issueId: id, issueKey: key, leftOut: leftOutSentence(request.leftOut) };
    } catch {
      return { kind: 'doubtful' };
    }
  }
  if (response.status < 400 || response.status >= 500) return { kind: 'doubtful' };
  return refused(response, without);
}

async function refused(response: APIResponse, without: readonly OptionalField[]): Promise<Refused> {
  if (response.status === 429)
    return {
      kind: 'refused',
      reason: 'Jira is limiting requests right now. Create it again in a minute.',
      retryWithout: [],
    };
  if (response.status === 401 || response.status === 403 || response.status === 404)
    return {
      kind: 'refused',
      reason: 'You may not create issues in that project. Choose another one, or ask a Jira admin.',
      retryWithout: [],
    };
  const said = await checked(response, refusal).catch(() => ({ errorMessages: [], errors: {} }));
  const optional = optionalOf(Object.keys(said.errors));
  if (said.errorMessages.length === 0 && optional.length > 0 && without.length === 0)
    return { kind: 'refused', reason: '', retryWithout: optional };
  const words = [...said.errorMessages, ...Object.values(said.errors)].join(' ').slice(0, 600);
  return {
    kind: 'refused',
    reason: `Jira refused this issue${words === '' ? '' : `: ${words}`}. Change the action or the issue type and create it again.`,
    retryWithout: [],
  };
}
