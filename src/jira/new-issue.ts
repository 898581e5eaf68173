import type { CreateRules, NewIssue } from '../app/ports';
import { PRIORITIES, type Priority } from '../domain/actions';
import { doc, link, paragraph, text } from '../domain/adf/builders';

/** The property that says which action an issue is the work of; the manifest declares it for search. */
export const MARKER = 'debrief';

/** Fields that may be left out when the project does not take them, in the person's words. */
const OPTIONAL = {
  duedate: 'the due date',
  priority: 'the priority',
  assignee: 'the owner',
  labels: 'the labels',
  description: 'the description',
} as const;
export type OptionalField = keyof typeof OPTIONAL;
const isOptional = (fieldId: string): fieldId is OptionalField => Object.hasOwn(OPTIONAL, fieldId);

/** Optional fields that a refusal names; empty when anything else is wrong as well. */
export function optionalOf(refused: readonly string[]): OptionalField[] {
  const optional = refused.filter(isOptional);
  return optional.length === refused.length ? optional : [];
}

/**
 * The project's priority for ours, by its place in the list: names are translated and say nothing. With five or
 * more the first four match one to one, fewer are spread.
 */
export function priorityIn(offered: CreateRules['priorities'], priority: Priority): string | null {
  const place = PRIORITIES.indexOf(priority);
  const last = offered.length - 1;
  const index =
    offered.length >= PRIORITIES.length ? place : Math.round((place * last) / (PRIORITIES.length - 1));
  return offered[index]?.id ?? null;
}

export interface IssueRequest {
  readonly body: unknown;
  /** Optional fields that were not sent though the action has them. */
  readonly leftOut: readonly OptionalField[];
}

/** The body of the create request: only what the create screen takes, and our marker in the same request. */
export function issueRequest(
  issue: NewIssue,
  rules: CreateRules,
  without: readonly OptionalField[],
): IssueRequest {
  const wanted = {
    duedate: issue.fields.dueOn,
    priority: idOrNull(priorityIn(rules.priorities, issue.fields.priority)),
    assignee: issue.fields.owner === null ? null : { accountId: issue.fields.owner },
    labels: ['postmortem', issue.severity.toLowerCase()].filter((label) => label !== ''),
    description: doc([
      paragraph([text('Action of the postmortem '), link(issue.page.title, issue.page.url), text('.')]),
      paragraph([
        text(
          `Incident severity ${issue.severity}; ${issue.fields.priority} priority; purpose: ${issue.fields.type}.`,
        ),
      ]),
    ]),
  };
  const takes = (fieldId: string) =>
    isOptional(fieldId) && rules.fields.has(fieldId) && !without.includes(fieldId);
  const sent = Object.entries(wanted).filter(([fieldId, value]) => value !== null && takes(fieldId));
  const sentIds = new Set(sent.map(([fieldId]) => fieldId));
  const has = (fieldId: OptionalField) => fieldId === 'priority' || wanted[fieldId] !== null;
  const leftOut = Object.keys(OPTIONAL)
    .filter(isOptional)
    .filter((fieldId) => has(fieldId) && !sentIds.has(fieldId));
  return {
    body: {
      fields: {
        project: { id: issue.projectId },
        issuetype: { id: issue.issueTypeId },
        summary: issue.fields.title,
        ...Object.fromEntries(sent),
      },
      properties: [{ key: MARKER, value: { installation: issue.installationId, action: issue.actionId } }],
    },
    leftOut,
  };
}

const idOrNull = (id: string | null) => (id === null ? null : { id });

/** One sentence for the person about what Jira did not take. */
export function leftOutSentence(fields: readonly OptionalField[]): string[] {
  const said = fields.filter((fieldId) => fieldId !== 'labels' && fieldId !== 'description');
  if (said.length === 0) return [];
  const names = said.map((fieldId) => OPTIONAL[fieldId]);
  return [`This project does not take ${names.join(' and ')}; set it in Jira if it matters.`];
}
