import type { FieldMeta, FieldSchema } from './fields';
import type { Model } from './model';
import type { CustomField, FieldKind, Option } from './project-setup';

interface Kind {
  readonly type: string;
  readonly items?: string;
  /** Last part of the field type's key. */
  readonly key: string;
}

const KINDS: Readonly<Record<FieldKind, Kind>> = {
  text: { type: 'string', key: 'textfield' },
  textarea: { type: 'string', key: 'textarea' },
  number: { type: 'number', key: 'float' },
  date: { type: 'date', key: 'datepicker' },
  datetime: { type: 'datetime', key: 'datetime' },
  url: { type: 'string', key: 'url' },
  option: { type: 'option', key: 'select' },
  'multi-option': { type: 'array', items: 'option', key: 'multiselect' },
  checkboxes: { type: 'array', items: 'option', key: 'multicheckboxes' },
  cascade: { type: 'option-with-child', key: 'cascadingselect' },
  user: { type: 'user', key: 'userpicker' },
  'multi-user': { type: 'array', items: 'user', key: 'multiuserpicker' },
  labels: { type: 'array', items: 'string', key: 'labels' },
};

/** A field that admins have made, as metadata describe it. */
export function customFieldMeta(model: Model, field: CustomField): FieldMeta {
  const { type, items, key } = KINDS[field.kind];
  const schema: FieldSchema = {
    type,
    ...(items === undefined ? {} : { items }),
    custom: `com.atlassian.jira.plugin.system.customfieldtypes:${key}`,
    customId: Number(field.id.replace('customfield_', '')),
  };
  return {
    fieldId: field.id,
    name: field.name,
    required: field.required,
    hasDefaultValue: field.default !== undefined,
    schema,
    operations: type === 'array' ? ['add', 'set', 'remove'] : ['set'],
    ...(field.options ? { allowedValues: field.options.map((option) => optionJson(model, option)) } : {}),
    ...(field.default === undefined ? {} : { defaultValue: field.default }),
    ...autoComplete(model, field),
  };
}

export const optionJson = (model: Model, { id, value, children }: Option): Record<string, unknown> => ({
  self: model.link(`customFieldOption/${id}`),
  value,
  id,
  ...(children ? { children: children.map((child) => optionJson(model, child)) } : {}),
});

function autoComplete(model: Model, { id, kind }: CustomField): Partial<FieldMeta> {
  const search = (path: string): Partial<FieldMeta> => ({
    autoCompleteUrl: `${model.siteUrl}/rest/api/1.0/${path}`,
  });
  if (kind === 'labels')
    return search(`labels/suggest?customFieldId=${id.replace('customfield_', '')}&query=`);
  const picksPeople = kind === 'user' || kind === 'multi-user';
  return picksPeople ? search(`users/picker?fieldName=${id}&showAvatar=true&query=`) : {};
}
