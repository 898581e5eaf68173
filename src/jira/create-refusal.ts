import type { As, CreateRules, NewIssue } from '../app/ports';
import type { Answer } from './ask';
import { FIELD_IDS } from './not-taken';
import { type Dropped, type IssueRequest, OPTIONAL, type OptionalField } from './new-issue';
import { type Refusal, refusalIn, wordsOf } from './refusal';

const isOptional = (fieldId: string): fieldId is OptionalField =>
  OPTIONAL.some((optional) => optional === fieldId);

/**
 * What to leave out of the next attempt; null when anything but optional fields was refused, or one that was not
 * even sent, so that leaving it out would be refused again.
 */
export function droppable(refusal: Refusal, { body }: IssueRequest): Dropped | null {
  const fields = Object.entries(refusal.fields);
  const optional = fields.filter(([fieldId]) => isOptional(fieldId) && Object.hasOwn(body.fields, fieldId));
  if (refusal.messages.length > 0 || fields.length === 0 || optional.length < fields.length) return null;
  return Object.fromEntries(optional);
}

/** Why nothing was created, for the person, with what to do next. */
export function whyRefused(
  as: As,
  { status, body }: Answer,
  { issue, rules, dropped }: { issue: NewIssue; rules: CreateRules; dropped: Dropped },
): string {
  const refusal = refusalIn(body);
  if ([401, 403, 404].includes(status)) return MAY_NOT[as];
  if (status === 413) return 'Jira finds this too much at once. Create fewer issues at a time.';
  const demands = Object.keys(refusal.fields).map((fieldId) => demandOf(fieldId, issue, dropped));
  if (refusal.messages.length === 0 && demands.length > 0 && demands.every((words) => words !== null))
    return demands.join(' ');
  const words = wordsOf({ ...refusal, fields: namingNobody(refusal.fields) }, namesOf(rules));
  return `Jira refused this issue${words === '' ? '.' : `: ${words}`} Change the action or the issue type and create it again.`;
}

const MAY_NOT: Readonly<Record<As, string>> = {
  user: 'You may not create issues in that project. Choose another one, or ask a Jira admin.',
  app: 'Debrief may not create issues in that project by itself. Create it again while the page is open, or ask a Jira admin to let the app create issues there.',
};

/** What a project demands that an action may lack; null for everything else. */
function demandOf(fieldId: string, { fields }: NewIssue, dropped: Dropped): string | null {
  const refusedBefore = isOptional(fieldId) ? dropped[fieldId] : undefined;
  if (fieldId === FIELD_IDS.dueOn)
    return fields.dueOn === null
      ? 'This project asks for a due date. Give the action one and create it again.'
      : demandedBut('a due date', refusedBefore, ` (${withoutStop(refusedBefore ?? '')})`);
  if (fieldId === FIELD_IDS.owner)
    return fields.owner === null
      ? 'This project asks for an owner. Give the action one and create it again.'
      : demandedBut('an owner', refusedBefore, '');
  if (fieldId === FIELD_IDS.priority)
    return 'This project asks for a priority, but offers none that Debrief could choose. Choose another issue type, or ask a Jira admin.';
  return null;
}

/** Refused as it was sent, and refused again without it. */
function demandedBut(what: string, refusedBefore: string | undefined, words: string): string | null {
  if (refusedBefore === undefined) return null;
  return `This project asks for ${what} and does not take this one${words}. Choose another one and create it again.`;
}

const withoutStop = (words: string): string => words.trim().replace(/\.$/, '');

/** Jira's words about a person name them, and what is kept of a refusal must not. */
const namingNobody = (fields: Refusal['fields']): Refusal['fields'] => ({
  ...fields,
  ...(Object.hasOwn(fields, 'assignee') ? { assignee: 'It does not take this owner.' } : {}),
  ...(Object.hasOwn(fields, 'reporter') ? { reporter: 'It does not take this reporter.' } : {}),
});

/** Custom fields go by ids in Jira's answers, and often in its words. */
const namesOf = (rules: CreateRules): ReadonlyMap<string, string> =>
  new Map(rules.required.map(({ fieldId, name }) => [fieldId, name]));
