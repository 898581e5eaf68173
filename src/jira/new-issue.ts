import type { CreateRules, NewIssue } from '../app/ports';
import { doc, inlineCard, paragraph, text } from '../domain/adf/builders';
import { priorityIn } from '../domain/issue-priority';
import type { JiraValues } from '../domain/jira-sync';
import { withoutTitle } from '../domain/page-address';
import { SEVERITIES } from '../domain/postmortem';
import { summaryOf, wireValue } from './field-values';
import { MARKER, markerValue } from './marker';
import { FIELD_IDS, type NotTaken, notOffered, refusedWith } from './not-taken';

/** Fields that an issue can be created without when the project does not take them. */
export const OPTIONAL = ['duedate', 'priority', 'assignee', 'reporter', 'labels', 'description'] as const;
export type OptionalField = (typeof OPTIONAL)[number];

/** Fields that Jira refused before and that are left out now, each with Jira's words. */
export type Dropped = Readonly<Partial<Record<OptionalField, string>>>;

export interface IssueRequest {
  readonly body: {
    readonly fields: Readonly<Record<string, unknown>>;
    readonly properties: readonly { readonly key: string; readonly value: unknown }[];
  };
  /** What is missing of the action in this request. */
  readonly notTaken: NotTaken;
  /** What of the action is in it, in Jira's terms. */
  readonly sent: Readonly<Partial<JiraValues>>;
}

/**
 * The body of the create request: only what the create screen takes, and our marker in the same request.
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-post
 */
export function issueRequest(issue: NewIssue, rules: CreateRules, dropped: Dropped = {}): IssueRequest {
  const wanted = optionalFields(issue, rules);
  const sent = OPTIONAL.filter(
    (fieldId) => wanted[fieldId] !== null && rules.fields.has(fieldId) && dropped[fieldId] === undefined,
  );
  const given = rules.required.flatMap((field) => {
    const input = issue.extra[field.fieldId];
    return input === undefined ? [] : [[field.fieldId, wireValue(field, input)] as const];
  });
  return {
    body: {
      fields: {
        ...Object.fromEntries(given),
        project: { id: issue.projectId },
        issuetype: { id: issue.issueTypeId },
        summary: summaryOf(issue.fields.title),
        ...Object.fromEntries(sent.map((fieldId) => [fieldId, wanted[fieldId]])),
      },
      properties: [{ key: MARKER, value: markerValue(issue) }],
    },
    notTaken: missing(issue, sent, dropped),
    sent: {
      title: summaryOf(issue.fields.title),
      ...(sent.includes('duedate') ? { dueOn: issue.fields.dueOn } : {}),
      ...(sent.includes('priority') ? { priority: priorityIn(rules.priorities, issue.fields.priority) } : {}),
      ...(sent.includes('assignee') ? { owner: issue.fields.owner } : {}),
    },
  };
}

function optionalFields(issue: NewIssue, rules: CreateRules): Readonly<Record<OptionalField, unknown>> {
  const { owner, dueOn, priority } = issue.fields;
  const priorityId = priorityIn(rules.priorities, priority);
  return {
    duedate: dueOn,
    priority: priorityId === null ? null : { id: priorityId },
    assignee: account(owner),
    reporter: account(issue.reporter),
    labels: ['postmortem', ...severityLabels(issue.severity)],
    description: description(issue),
  };
}

const account = (accountId: string | null) => (accountId === null ? null : { accountId });

/** One of the four that every site has, or none: no words of anybody's become a label. */
const severityLabels = (severity: string): string[] =>
  SEVERITIES.filter((one) => one === severity).map((one) => one.toLowerCase());

/**
 * What whoever picks the issue up should know without having been there. The page may be confidential and the issue is
 * not: of the page it has the address alone.
 */
function description({ fields, page }: NewIssue) {
  return doc([
    paragraph([text('Action of a postmortem: '), inlineCard(withoutTitle(page.url))]),
    paragraph([text(`Priority of this action: ${fields.priority}. Its purpose: ${fields.type}.`)]),
    paragraph([
      text('The page has the timeline and the causes. It shows the action as done once this issue is.'),
    ]),
  ]);
}

/** What the action does not have itself is missed by nobody. */
function missing(issue: NewIssue, sent: readonly OptionalField[], dropped: Dropped): NotTaken {
  const notTaken = (['dueOn', 'priority', 'owner'] as const).flatMap((field) => {
    const fieldId = FIELD_IDS[field];
    const value = issue.fields[field];
    if (value === null || sent.includes(fieldId)) return [];
    const words = dropped[fieldId];
    return [[field, words === undefined ? notOffered(field) : refusedWith(field, words, value)] as const];
  });
  return Object.fromEntries(notTaken);
}
