import { route } from '@forge/api';
import * as v from 'valibot';
import type { As, CreateResult, CreateRules, NewIssue } from '../app/ports';
import type { Jira } from './ask';
import { droppable, whyRefused } from './create-refusal';
import { type Dropped, issueRequest } from './new-issue';
import { refusalIn } from './refusal';

/** Jira may take ten seconds, and what became of it is still to be written down. */
const LEAVE_MS = 12_000;

export const createdIssue = v.object({ id: v.string(), key: v.string() });

/**
 * Creates one issue. Jira has no idempotency key, so anything but a clear yes or no is doubtful, and a doubtful
 * create is never repeated here. What was refused is repeated without the optional fields that Jira named, as long as
 * there is time for it.
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-post
 * @throws JiraLimited, JiraNotConnected: nothing was created
 */
export async function createIssue(
  jira: Jira,
  as: As,
  issue: NewIssue,
  rules: CreateRules,
  remainingMs: () => number,
  dropped: Dropped = {},
): Promise<CreateResult> {
  const request = issueRequest(issue, rules, dropped);
  const path = route`/rest/api/3/issue`;
  const answer = await jira.askOnce(as, { method: 'POST', path, body: request.body });
  if (answer === null) return { kind: 'doubtful' };
  if (answer.status === 201) {
    const made = v.safeParse(createdIssue, answer.body);
    if (!made.success) return { kind: 'doubtful' };
    return {
      kind: 'created',
      issueId: made.output.id,
      issueKey: made.output.key,
      refused: request.notTaken,
      sent: request.sent,
    };
  }
  if (answer.status < 400) return { kind: 'doubtful' };
  const more = answer.status === 400 ? droppable(refusalIn(answer.body), request) : null;
  if (more !== null && remainingMs() < LEAVE_MS) return { kind: 'unsent' };
  if (more !== null) return createIssue(jira, as, issue, rules, remainingMs, { ...dropped, ...more });
  return { kind: 'refused', reason: whyRefused(as, answer, { issue, rules, dropped }) };
}
