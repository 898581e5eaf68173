import * as v from 'valibot';
import { adfProblem } from './adf';
import { jiraTime } from './entity-json';
import type { FieldMeta } from './fields';
import type { Model } from './model';
import { assignablePeople } from './permissions';
import type { Json, ProjectRecord } from './state';

/** A value Jira would not take; the message goes into `errors` under the field's id. */
export class BadValue extends Error {}

export function refuse(message: string): never {
  throw new BadValue(message);
}

const IdSchema = v.looseObject({ id: v.string() });
const AccountSchema = v.looseObject({ accountId: v.nullable(v.string()) });
const JsonSchema: v.GenericSchema<unknown, Json> = v.custom<Json>((value) => value !== undefined);

export function summaryValue(value: unknown): string {
  const text = typeof value === 'string' ? value.trim() : '';
  if (text === '') refuse('You must specify a summary of the issue.');
  if (/[\r\n]/.test(text)) refuse('The summary is invalid because it contains newline characters.');
  if (text.length > 255) refuse("Summary can't exceed 255 characters.");
  return text;
}

/** A calendar date that exists, as plain text; Jira knows no time here. */
export function dateValue(value: unknown): string | null {
  if (value === null || value === '') return null;
  const text = textValue(value);
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  const exists = date !== undefined && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
  return exists ? text : refuse(`Error parsing date string: ${text}`);
}

/** An instant with milliseconds and an offset without a colon: Jira takes no other notation here. */
export function instantValue(value: unknown): string {
  const text = textValue(value);
  const parts = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{1,3})([+-]\d{2})(\d{2})$/.exec(text);
  const instant = parts ? Date.parse(`${parts[1] ?? ''}${parts[2] ?? ''}:${parts[3] ?? ''}`) : NaN;
  return Number.isNaN(instant) ? refuse(`Error parsing time: ${text}`) : jiraTime(instant);
}

export const textValue = (value: unknown): string =>
  typeof value === 'string' ? value : refuse('Operation value must be a string');

export function documentValue(value: unknown): Json {
  if (value === null) return null;
  const problem = adfProblem(value);
  return problem === undefined ? v.parse(JsonSchema, structuredClone(value)) : refuse(problem);
}

/** Account id of a person who can be assigned here; `null` leaves the issue to nobody. */
export function assigneeValue(model: Model, project: ProjectRecord, value: unknown): string | null {
  const accountId = accountValue(value);
  const assignee = accountId === '-1' ? project.lead : accountId;
  if (assignee === null) return model.state.unassignedAllowed ? null : refuse('Issues must be assigned.');
  return assignablePeople(model, project).includes(assignee)
    ? assignee
    : refuse(`User '${assignee}' cannot be assigned issues.`);
}

export function reporterValue(model: Model, value: unknown): string {
  const accountId = accountValue(value) ?? refuse('Reporter is required.');
  const person = model.person(accountId);
  return person?.status === 'active' && person.jiraAccess
    ? accountId
    : refuse('The reporter specified is not a user.');
}

function accountValue(value: unknown): string | null {
  if (value === null) return null;
  const parsed = v.safeParse(AccountSchema, value);
  return parsed.success ? parsed.output.accountId : refuse('expected an object with "accountId"');
}

/** Id of one of the values the metadata allows. */
export function allowedId(field: FieldMeta, value: unknown): string {
  const parsed = v.safeParse(IdSchema, value);
  if (!parsed.success) return refuse(`Specify the ${field.name} as an object with "id" in the string format`);
  const { id } = parsed.output;
  const allowed = field.allowedValues?.some((candidate) => candidate['id'] === id) ?? true;
  return allowed ? id : refuse(`The ${field.name.toLowerCase()} selected is invalid.`);
}

const ReferenceSchema = v.looseObject({ id: v.optional(v.string()), key: v.optional(v.string()) });

/** What a project, issue type or issue is named by. */
export function reference(value: unknown): string | undefined {
  const parsed = v.safeParse(ReferenceSchema, value);
  return parsed.success ? (parsed.output.id ?? parsed.output.key) : undefined;
}
