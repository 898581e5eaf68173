import type { Actor } from '../protocol';
import { DEFAULT_PRIORITY, issueTypeById } from './catalogue';
import { issueTypeJson, priorityJson, projectJson } from './entity-json';
import type { Model } from './model';
import { may } from './permissions';
import type { CustomField, ProjectRecord, ScreenField } from './state';

/** A field as create and edit metadata describe it. */
export interface FieldMeta {
  readonly fieldId: string;
  readonly name: string;
  readonly required: boolean;
  readonly hasDefaultValue: boolean;
  readonly schema: Readonly<Record<string, string>>;
  readonly operations: readonly string[];
  readonly allowedValues?: readonly Record<string, unknown>[];
  readonly autoCompleteUrl?: string;
  readonly defaultValue?: unknown;
}

const system = (fieldId: string, name: string, type: string, more: Partial<FieldMeta> = {}): FieldMeta => ({
  fieldId,
  name,
  required: false,
  hasDefaultValue: false,
  schema: { type, system: fieldId },
  operations: ['set'],
  ...more,
});

/** Permission that a field asks for, beyond creating or editing the issue itself. */
const NEEDS: Readonly<Partial<Record<ScreenField, string>>> = {
  assignee: 'ASSIGN_ISSUES',
  reporter: 'MODIFY_REPORTER',
  duedate: 'SCHEDULE_ISSUES',
};

function screenField(model: Model, project: ProjectRecord, field: ScreenField): FieldMeta {
  switch (field) {
    case 'description':
      return system('description', 'Description', 'string');
    case 'priority':
      return system('priority', 'Priority', 'priority', {
        hasDefaultValue: true,
        allowedValues: project.priorities.map((id) => priorityJson(model, id)),
        defaultValue: priorityJson(model, defaultPriority(project)),
      });
    case 'assignee':
      return system('assignee', 'Assignee', 'user', {
        autoCompleteUrl: model.link(`user/assignable/search?project=${project.key}&query=`),
      });
    case 'reporter':
      return system('reporter', 'Reporter', 'user', {
        required: true,
        hasDefaultValue: true,
        autoCompleteUrl: model.link('user/recommend?context=Reporter&query='),
      });
    case 'duedate':
      return system('duedate', 'Due date', 'date');
    case 'labels':
      return system('labels', 'Labels', 'array', {
        schema: { type: 'array', items: 'string', system: 'labels' },
        operations: ['add', 'set', 'remove'],
        autoCompleteUrl: `${model.siteUrl}/rest/api/1.0/labels/suggest?query=`,
      });
  }
}

const CUSTOM_SCHEMA: Readonly<Record<CustomField['kind'], { type: string; custom: string }>> = {
  text: { type: 'string', custom: 'textfield' },
  textarea: { type: 'string', custom: 'textarea' },
  number: { type: 'number', custom: 'float' },
  date: { type: 'date', custom: 'datepicker' },
  option: { type: 'option', custom: 'select' },
};

function customField(model: Model, field: CustomField): FieldMeta {
  const { type, custom } = CUSTOM_SCHEMA[field.kind];
  const schema = { type, custom: `com.atlassian.jira.plugin.system.customfieldtypes:${custom}` };
  const allowedValues = field.options?.map((option) => ({
    self: model.link(`customFieldOption/${option.id}`),
    ...option,
  }));
  return {
    ...system(field.id, field.name, type, { schema, required: field.required }),
    ...(allowedValues ? { allowedValues } : {}),
  };
}

/** The site's default priority where the project offers it, else the first one it does. */
export const defaultPriority = (project: ProjectRecord): string =>
  project.priorities.includes(DEFAULT_PRIORITY)
    ? DEFAULT_PRIORITY
    : (project.priorities[0] ?? DEFAULT_PRIORITY);

/** Fields `actor` can set when editing an issue of this project. */
export function editFields(model: Model, actor: Actor, project: ProjectRecord): readonly FieldMeta[] {
  const offered = project.screen.filter((field) => {
    const needed = NEEDS[field];
    return needed === undefined || may(model, actor, needed, project);
  });
  return [
    system('summary', 'Summary', 'string', { required: true }),
    ...offered.map((field) => screenField(model, project, field)),
    ...project.customFields.map((field) => customField(model, field)),
  ];
}

/** Fields `actor` can set when creating an issue of this type in this project. */
export function createFields(
  model: Model,
  actor: Actor,
  project: ProjectRecord,
  typeId: string,
): readonly FieldMeta[] {
  const fixed = { required: true, operations: [] };
  const parent = system('parent', 'Parent', 'issuelink', { required: true });
  return [
    system('project', 'Project', 'project', {
      ...fixed,
      operations: ['set'],
      allowedValues: [projectJson(model, project)],
    }),
    system('issuetype', 'Issue Type', 'issuetype', {
      ...fixed,
      allowedValues: project.issueTypes.map((id) => issueTypeJson(model, id)),
    }),
    ...(issueTypeById(typeId).subtask ? [parent] : []),
    ...editFields(model, actor, project),
  ];
}
