import { route } from '@forge/api';
import * as v from 'valibot';
import type { UpdateResult } from '../app/ports';
import { SYNCED_FIELDS, type SyncedField } from '../domain/actions';
import type { JiraIssueFacts, JiraValues } from '../domain/jira-sync';
import { projectSight } from './app-rights';
import { type Answer, isOk, type Jira } from './ask';
import { summaryOf } from './field-values';
import { issue, readIssueOf } from './issue-facts';
import { FIELD_IDS, type NotTaken, refusedWith } from './not-taken';
import { readIssues } from './read-issues';
import { refusalIn, wordsOf } from './refusal';
import { conflict } from './written';

type Values = Partial<JiraValues>;

/**
 * Writes these values as the app, and proves by what Jira holds afterwards that it took them: a value can be passed
 * over in silence. What Jira refuses by name is left out of one second attempt.
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-put
 * @throws JiraUnavailable also when two writes met
 */
export async function updateIssue(jira: Jira, issueId: string, values: Values): Promise<UpdateResult> {
  if (fieldsOf(values).length === 0) return unchanged(jira, issueId);
  const first = await send(jira, issueId, values);
  const named = first.status === 400 ? namedIn(first, values) : {};
  const rest = without(values, named);
  if (Object.keys(named).length === 0) return settled(jira, issueId, first, values, {});
  if (fieldsOf(rest).length === 0) return { kind: 'refused', refused: named };
  return settled(jira, issueId, await send(jira, issueId, rest), rest, named);
}

async function unchanged(jira: Jira, issueId: string): Promise<UpdateResult> {
  const facts = (await readIssues(jira, 'app', [issueId])).get(issueId);
  return facts === undefined ? { kind: 'unreachable' } : { kind: 'written', issue: facts, refused: {} };
}

function send(jira: Jira, issueId: string, values: Values): Promise<Answer> {
  const fields = fieldsOf(values).map((field) => [FIELD_IDS[field], wireOf(field, values[field] ?? null)]);
  return jira.ask('app', {
    method: 'PUT',
    path: route`/rest/api/3/issue/${issueId}?returnIssue=true`,
    body: { fields: Object.fromEntries(fields) as unknown },
  });
}

const fieldsOf = (values: Values): SyncedField[] =>
  SYNCED_FIELDS.filter((field) => values[field] !== undefined);

function wireOf(field: SyncedField, value: string | null): unknown {
  switch (field) {
    case 'title':
      return summaryOf(value ?? '');
    case 'dueOn':
      return value;
    case 'priority':
      return value === null ? null : { id: value };
    case 'owner':
      return value === null ? null : { accountId: value };
  }
}

/** Fields of ours that Jira refused by name, each with a sentence. */
function namedIn({ body }: Answer, values: Values): NotTaken {
  const { fields } = refusalIn(body);
  const named = fieldsOf(values).flatMap((field) => {
    const words = fields[FIELD_IDS[field]];
    return words === undefined ? [] : [[field, refusedWith(field, words, values[field] ?? null)] as const];
  });
  return Object.fromEntries(named);
}

const without = (values: Values, left: NotTaken): Values =>
  Object.fromEntries(Object.entries(values).filter(([field]) => !Object.hasOwn(left, field)));

/** @param refused what an attempt before this one left out */
async function settled(
  jira: Jira,
  issueId: string,
  answer: Answer,
  sent: Values,
  refused: NotTaken,
): Promise<UpdateResult> {
  if (isOk(answer)) {
    const facts = factsIn(answer, issueId) ?? (await readIssues(jira, 'app', [issueId])).get(issueId);
    if (facts === undefined) return { kind: 'unreachable' };
    return { kind: 'written', issue: facts, refused: { ...refused, ...ignored(sent, facts) } };
  }
  if (answer.status === 409) throw conflict();
  if (answer.status === 403) return { kind: 'forbidden' };
  if (answer.status === 404) return { kind: 'unreachable' };
  // Jira tells what is archived from a bad request in its words alone.
  const facts = (await readIssues(jira, 'app', [issueId])).get(issueId);
  if (facts === undefined || facts.archived !== null) return { kind: 'unreachable' };
  if ((await projectSight(jira, facts.projectId)) !== 'visible') return { kind: 'unreachable' };
  const words = wordsOf(refusalIn(answer.body));
  const others = fieldsOf(sent).map(
    (field) => [field, refusedWith(field, words, sent[field] ?? null)] as const,
  );
  return { kind: 'refused', refused: { ...refused, ...Object.fromEntries(others) } };
}

/** The answer holds the issue when Jira gives it all; null when it has to be read. */
function factsIn(answer: Answer, issueId: string): JiraIssueFacts | null {
  const read = v.safeParse(issue, answer.body);
  return read.success && read.output.id === issueId ? readIssueOf(read.output) : null;
}

/** Values that Jira answered well to and did not take. */
function ignored(sent: Values, { values }: JiraIssueFacts): NotTaken {
  const fields = fieldsOf(sent).filter((field) => {
    const [wanted, held] = [sent[field] ?? null, values[field]];
    return field === 'title' ? wording(wanted) !== wording(held) : wanted !== held;
  });
  return Object.fromEntries(fields.map((field) => [field, refusedWith(field, '', null)]));
}

/** Jira may tidy up the blanks of a title. */
const wording = (title: string | null): string => summaryOf(title ?? '').replace(/\s+/g, ' ');
