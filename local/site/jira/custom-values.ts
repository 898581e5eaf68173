import * as v from 'valibot';
import { optionJson } from './custom-fields';
import { dateValue, documentValue, instantValue, refuse, textValue } from './field-values';
import { itemsIn, optionId, userItem } from './list-fields';
import type { Model } from './model';
import type { CustomField, Option } from './project-setup';
import type { Json } from './state';
import { userJson } from './user-json';

const CascadeSchema = v.looseObject({ child: v.nullish(v.unknown()) });
const StoredCascadeSchema = v.object({ id: v.string(), child: v.nullable(v.string()) });

/** A custom field's value as it is stored; `null` clears it. Lists are the business of `list-fields`. */
export function customValue(model: Model, field: CustomField, value: unknown): Json {
  if (value === null) return null;
  switch (field.kind) {
    case 'text':
      return shortText(value);
    case 'url':
      return address(value);
    case 'textarea':
      return documentValue(value);
    case 'date':
      return dateValue(value);
    case 'datetime':
      return instantValue(value);
    case 'number':
      return typeof value === 'number' ? value : refuse('Operation value must be a number');
    case 'option':
      return optionOf(field.options ?? [], value);
    case 'cascade':
      return cascade(field.options ?? [], value);
    case 'user':
      return userItem(model, value);
    default:
      throw new Error(`The list '${field.name}' is read as one value.`);
  }
}

function shortText(value: unknown): string | null {
  const text = textValue(value);
  if (text.length > 255)
    return refuse('The entered text is too long. It exceeds the allowed limit of 255 characters.');
  return text === '' ? null : text;
}

function address(value: unknown): string | null {
  const text = textValue(value);
  if (text === '') return null;
  return URL.canParse(text) ? text : refuse('Not a valid URL');
}

function optionOf(options: readonly Option[], value: unknown): string {
  if (typeof value !== 'object') return refuse(NO_PARENT);
  return optionId(options, value);
}

const NO_PARENT = "Could not find valid 'id' or 'value' in the Parent Option object.";

function cascade(options: readonly Option[], value: unknown): Json {
  const id = optionOf(options, value);
  const { child } = v.parse(CascadeSchema, value);
  const children = options.find((option) => option.id === id)?.children ?? [];
  return { id, child: child === null || child === undefined ? null : optionId(children, child) };
}

/** A stored value as issues show it. An option that has been taken away since is shown no more. */
export function shownCustomValue(model: Model, field: CustomField, stored: Json): unknown {
  const options = field.options ?? [];
  const option = (id: string, among = options): unknown => {
    const found = among.find((candidate) => candidate.id === id);
    return found ? optionJson(model, { id: found.id, value: found.value }) : null;
  };
  if (stored === null) return null;
  switch (field.kind) {
    case 'option':
      return option(v.parse(v.string(), stored));
    case 'multi-option':
    case 'checkboxes':
      return itemsIn(stored).flatMap((id) => option(id) ?? []);
    case 'cascade': {
      const { id, child } = v.parse(StoredCascadeSchema, stored);
      const parent = options.find((candidate) => candidate.id === id);
      const shown = child === null ? null : option(child, parent?.children ?? []);
      return (
        parent && { ...optionJson(model, { id, value: parent.value }), ...(shown ? { child: shown } : {}) }
      );
    }
    case 'user':
      return userJson(model, v.parse(v.string(), stored));
    case 'multi-user':
      return itemsIn(stored).flatMap((accountId) => userJson(model, accountId) ?? []);
    default:
      return stored;
  }
}
