import { route } from '@forge/api';
import * as v from 'valibot';
import type { As, CreateResult, CreateRules, NewIssue } from '../app/ports';
import type { Answer, Jira } from './ask';
import { createdIssue } from './create-issue';
import { droppable, whyRefused } from './create-refusal';
import { type Dropped, issueRequest } from './new-issue';
import { refusalIn } from './refusal';

/** Fifty issues take Jira longer than one. */
const PATIENCE_MS = 15_000;
/** A request that may not take even so long is not begun. */
const LEAST_PATIENCE_MS = 10_000;
/** What became of them is still to be written down. */
const LEAVE_MS = 3_000;

const created = v.object({
  issues: v.optional(v.array(createdIssue), []),
  errors: v.optional(
    v.array(
      v.object({
        status: v.optional(v.number(), 400),
        elementErrors: v.optional(v.unknown()),
        failedElementNumber: v.number(),
      }),
    ),
    [],
  ),
});
type Created = v.InferOutput<typeof created>;

/** An issue to be created, without what Jira refused of it before. */
interface Attempt {
  readonly issue: NewIssue;
  readonly dropped: Dropped;
}

/**
 * Creates up to 50 issues of one target in one request; a refusal of some of them leaves the others created. Those
 * that were refused for optional fields alone are sent once more without these, as long as there is time for it.
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-bulk-post
 * @throws JiraLimited, JiraNotConnected: none of them was created
 */
export async function createMany(
  jira: Jira,
  as: As,
  issues: readonly NewIssue[],
  rules: CreateRules,
  remainingMs: () => number,
): Promise<readonly CreateResult[]> {
  if (issues.length === 0) return [];
  return attempt(
    { jira, as, rules, remainingMs },
    issues.map((issue) => ({ issue, dropped: {} })),
  );
}

interface Asking {
  readonly jira: Jira;
  readonly as: As;
  readonly rules: CreateRules;
  readonly remainingMs: () => number;
}

async function attempt(asking: Asking, attempts: readonly Attempt[]): Promise<readonly CreateResult[]> {
  const { jira, as, rules, remainingMs } = asking;
  const requests = attempts.map(({ issue, dropped }) => issueRequest(issue, rules, dropped));
  const answer = await jira.askOnce(as, {
    method: 'POST',
    path: route`/rest/api/3/issue/bulk`,
    body: { issueUpdates: requests.map(({ body }) => body) },
    patienceMs: Math.min(PATIENCE_MS, Math.max(LEAST_PATIENCE_MS, remainingMs() - LEAVE_MS)),
  });
  const elements = answer === null ? null : elementsOf(answer, attempts.length);
  if (answer === null || elements === null) return attempts.map(() => ({ kind: 'doubtful' }));

  const results: CreateResult[] = [];
  const again: { readonly at: number; readonly attempt: Attempt }[] = [];
  for (const [at, one] of attempts.entries()) {
    const [element, request] = [elements[at], requests[at]];
    if (element === undefined || request === undefined || isInDoubt(element)) {
      results.push({ kind: 'doubtful' });
    } else if ('id' in element) {
      const { id: issueId, key: issueKey } = element;
      const { notTaken: refused, sent } = request;
      results.push({ kind: 'created', issueId, issueKey, refused, sent });
    } else {
      results.push({ kind: 'refused', reason: whyRefused(as, element, { ...one, rules }) });
      const more = element.status === 400 ? droppable(refusalIn(element.body), request) : null;
      if (more !== null) again.push({ at, attempt: { ...one, dropped: { ...one.dropped, ...more } } });
    }
  }
  return again.length === 0 ? results : attemptAgain(asking, results, again);
}

/** Whatever happens to the second request, what the first one created is not forgotten. */
async function attemptAgain(
  asking: Asking,
  results: readonly CreateResult[],
  again: readonly { readonly at: number; readonly attempt: Attempt }[],
): Promise<readonly CreateResult[]> {
  if (asking.remainingMs() < LEAST_PATIENCE_MS + LEAVE_MS) {
    const unsent = new Set(again.map(({ at }) => at));
    return results.map((result, at) => (unsent.has(at) ? { kind: 'unsent' } : result));
  }
  try {
    const others = await attempt(
      asking,
      again.map((one) => one.attempt),
    );
    const byPlace = new Map(again.map(({ at }, index) => [at, others[index]]));
    return results.map((result, at) => byPlace.get(at) ?? result);
  } catch (error) {
    // The first refusal is still true: nothing was created of these.
    if (results.some(({ kind }) => kind !== 'refused')) return results;
    throw error;
  }
}

type Element = v.InferOutput<typeof createdIssue> | Answer;

const isInDoubt = (element: Element): boolean =>
  'status' in element && (element.status === 429 || element.status >= 500);

/** What became of each, in the order of the request; null when the answer does not say it beyond doubt. */
function elementsOf(answer: Answer, count: number): readonly Element[] | null {
  if (answer.status !== 201 && answer.status < 400) return null;
  const read = answer.status === 201 || answer.status === 400 ? v.safeParse(created, answer.body) : null;
  const elements = read?.success === true ? inOrder(read.output, count) : null;
  if (elements !== null || answer.status === 201) return elements;
  return Array.from({ length: count }, () => answer);
}

/** Issues come without their place: they are those that no error names, in order. */
function inOrder({ issues, errors }: Created, count: number): readonly Element[] | null {
  const failed = new Map(
    errors.map((error) => [
      error.failedElementNumber,
      { status: error.status, body: error.elementErrors } satisfies Answer,
    ]),
  );
  const left = [...issues];
  const elements = Array.from({ length: count }, (_, at) => failed.get(at) ?? left.shift());
  const isComplete = failed.size + issues.length === count && elements.every((one) => one !== undefined);
  return isComplete ? elements : null;
}
