import * as v from 'valibot';
import { adfProblem } from './adf';
import type { FieldMeta } from './fields';
import type { Model } from './model';
import { assignablePeople } from './permissions';
import type { Json, ProjectRecord } from './state';

/** A value Jira would not take; the message goes into `errors` under the field's id. */
export class BadValue extends Error {}

function refuse(message: string): never {
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
export function dateValue(value: unknown, name: string): string | null {
  if (value === null || value === '') return null;
  const text = typeof value === 'string' ? value : '';
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  const exists = date !== undefined && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
  if (!exists) refuse(`${name} must be a valid date in the format YYYY-MM-DD.`);
  return text;
}

export function documentValue(value: unknown): Json {
  if (value === null) return null;
  const problem = adfProblem(value);
  return problem === undefined ? v.parse(JsonSchema, structuredClone(value)) : refuse(problem);
}

export function labelsValue(value: unknown): readonly string[] {
  if (value === null) return [];
  const labels = v.safeParse(v.array(v.string()), value);
  if (!labels.success) return refuse('data was not an array of strings');
  for (const label of labels.output) {
    if (/\s/.test(label) || label === '') refuse(`The label '${label}' contains spaces which is invalid.`);
    if (label.length > 255) refuse("A label can't exceed 255 characters.");
  }
  return [...new Set(labels.output)].sort((one, other) => one.localeCompare(other));
}

/** Account id of a person who can be assigned here; `null` leaves the issue to nobody. */
export function assigneeValue(model: Model, project: ProjectRecord, value: unknown): string | null {
  const accountId = accountValue(value);
  if (accountId === null) return null;
  if (accountId === '-1') return project.lead;
  return assignablePeople(model, project).includes(accountId)
    ? accountId
    : refuse(`User '${accountId}' cannot be assigned issues.`);
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

/** A custom field's value as it is stored and shown; `null` clears it. */
export function customValue(field: FieldMeta, value: unknown): Json {
  if (value === null) return null;
  const custom = field.schema['custom'] ?? '';
  if (custom.endsWith(':textarea')) return documentValue(value);
  if (custom.endsWith(':datepicker')) return dateValue(value, field.name);
  if (custom.endsWith(':float'))
    return typeof value === 'number' ? value : refuse('Operation value must be a number');
  if (custom.endsWith(':select')) {
    const id = allowedId(field, value);
    const option = field.allowedValues?.find((candidate) => candidate['id'] === id);
    return v.parse(JsonSchema, structuredClone(option));
  }
  if (typeof value !== 'string') return refuse('Operation value must be a string');
  return value.length > 255 ? refuse(`${field.name} can't exceed 255 characters.`) : value;
}
