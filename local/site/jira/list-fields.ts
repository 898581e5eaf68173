import * as v from 'valibot';
import type { Draft } from './field-changes';
import { refuse } from './field-values';
import type { Model } from './model';
import type { Option } from './project-setup';
import type { Json, ProjectRecord } from './state';

/** A field that holds several things: how it lies in an issue, and how one of them is read. */
export interface ListField {
  readonly get: (draft: Draft) => readonly string[];
  readonly set: (draft: Draft, items: readonly string[]) => void;
  /** What is stored for one element of the request. */
  readonly item: (value: unknown, index: number) => string;
}

const ItemsSchema = v.array(v.string());

/** The field of that id when it is a list, and `undefined` when it holds one thing. */
export function listField(model: Model, project: ProjectRecord, id: string): ListField | undefined {
  switch (id) {
    case 'labels':
      return {
        get: (draft) => draft.labels,
        set: (draft, items) => {
          draft.labels = [...items].sort((one, other) => one.localeCompare(other));
        },
        item: labelItem,
      };
    case 'fixVersions':
      return {
        get: (draft) => draft.fixVersions,
        set: (draft, items) => {
          draft.fixVersions = items;
        },
        item: (value) =>
          named(
            'Version',
            project.versions.filter(({ archived }) => !archived),
            value,
          ),
      };
    case 'components':
      return {
        get: (draft) => draft.components,
        set: (draft, items) => {
          draft.components = items;
        },
        item: (value) => named('Component', project.components, value),
      };
    default:
      return customList(model, project, id);
  }
}

function customList(model: Model, project: ProjectRecord, id: string): ListField | undefined {
  const field = project.customFields.find((candidate) => candidate.id === id);
  const lies = {
    get: (draft: Draft) => itemsIn(draft.custom[id]),
    set: (draft: Draft, items: readonly string[]) => {
      draft.custom = { ...draft.custom, [id]: items.length === 0 ? null : [...items] };
    },
  };
  switch (field?.kind) {
    case 'multi-option':
    case 'checkboxes':
      return { ...lies, item: (value) => optionId(field.options ?? [], value) };
    case 'multi-user':
      return { ...lies, item: (value) => userItem(model, value) };
    case 'labels':
      return { ...lies, item: labelItem };
    default:
      return undefined;
  }
}

/** The elements of a stored list; none when it was left empty. */
export function itemsIn(stored: Json | undefined): readonly string[] {
  const parsed = v.safeParse(ItemsSchema, stored);
  return parsed.success ? parsed.output : [];
}

function labelItem(value: unknown, index: number): string {
  if (typeof value !== 'string') return refuse(`string expected at index ${String(index)}`);
  if (/\s/.test(value) || value === '') refuse(`The label '${value}' contains spaces which is invalid.`);
  return value.length > 255 ? refuse("A label can't exceed 255 characters.") : value;
}

const ReferenceSchema = v.looseObject({
  id: v.optional(v.string()),
  name: v.optional(v.string()),
  value: v.optional(v.string()),
  accountId: v.optional(v.string()),
});

function reference(value: unknown): v.InferOutput<typeof ReferenceSchema> {
  const parsed = v.safeParse(ReferenceSchema, value);
  return parsed.success && !Array.isArray(value) ? parsed.output : refuse('expected Object');
}

function named(what: string, entries: readonly { id: string; name: string }[], value: unknown): string {
  const { id, name } = reference(value);
  const found = entries.find((entry) => (id === undefined ? entry.name === name : entry.id === id));
  const wanted = id === undefined ? `name '${name ?? 'null'}'` : `id '${id}'`;
  return found?.id ?? refuse(`${what} ${wanted} is not valid`);
}

/** Id of an option that is sent by its id or by its value. */
export function optionId(options: readonly Option[], value: unknown): string {
  const { id, value: text } = reference(value);
  if (id === undefined && text === undefined) return refuse("Option id 'null' is not valid");
  const found = options.find((option) => (id === undefined ? option.value === text : option.id === id));
  const wanted = id === undefined ? `value '${text ?? ''}'` : `id '${id}'`;
  return found?.id ?? refuse(`Option ${wanted} is not valid`);
}

/** Account id of somebody who can be picked: anybody with access to Jira, assignable or not. */
export function userItem(model: Model, value: unknown): string {
  const { accountId } = reference(value);
  const person = model.person(accountId ?? '');
  const known = person?.status === 'active' && person.jiraAccess;
  return known
    ? person.accountId
    : refuse(`User '${accountId ?? 'null'}' is not valid for this user picker.`);
}
