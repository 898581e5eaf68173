import { DEFAULT_PRIORITY, RESOLUTIONS } from './catalogue';
import { componentJson, priorityJson, resolutionJson, versionJson } from './entity-json';
import type { FieldMeta } from './fields';
import type { Model } from './model';
import type { ScreenField } from './project-setup';
import type { ProjectRecord } from './state';

/** A field that every Jira has, as metadata describe it. */
export const systemField = (
  fieldId: string,
  name: string,
  type: string,
  more: Partial<FieldMeta> = {},
): FieldMeta => ({
  fieldId,
  name,
  required: false,
  hasDefaultValue: false,
  schema: { type, system: fieldId },
  operations: ['set'],
  ...more,
});

const LIST = ['add', 'set', 'remove'] as const;

const listField = (fieldId: string, name: string, items: string, more: Partial<FieldMeta>): FieldMeta =>
  systemField(fieldId, name, 'array', {
    schema: { type: 'array', items, system: fieldId },
    operations: LIST,
    ...more,
  });

/** A field that projects have on their screens or leave out. */
export function screenField(model: Model, project: ProjectRecord, field: ScreenField): FieldMeta {
  switch (field) {
    case 'description':
      return systemField('description', 'Description', 'string');
    case 'priority':
      return systemField('priority', 'Priority', 'priority', {
        allowedValues: project.priorities.map((id) => priorityJson(model, id)),
        ...defaultOf(model, project),
      });
    case 'assignee':
      return systemField('assignee', 'Assignee', 'user', {
        autoCompleteUrl: model.link(`user/assignable/search?project=${project.key}&query=`),
      });
    case 'reporter':
      return systemField('reporter', 'Reporter', 'user', {
        required: true,
        hasDefaultValue: true,
        autoCompleteUrl: model.link('user/recommend?context=Reporter&query='),
      });
    case 'duedate':
      return systemField('duedate', 'Due date', 'date');
    case 'labels':
      return listField('labels', 'Labels', 'string', {
        autoCompleteUrl: `${model.siteUrl}/rest/api/1.0/labels/suggest?query=`,
      });
    case 'fixVersions':
      return listField('fixVersions', 'Fix versions', 'version', {
        allowedValues: project.versions
          .filter(({ archived }) => !archived)
          .map((version) => versionJson(model, version)),
      });
    case 'components':
      return listField('components', 'Components', 'component', {
        allowedValues: project.components.map((component) => componentJson(model, component)),
      });
    case 'resolution':
      return systemField('resolution', 'Resolution', 'resolution', {
        required: true,
        allowedValues: RESOLUTIONS.map(({ id }) => resolutionJson(model, id)),
      });
  }
}

function defaultOf(model: Model, project: ProjectRecord): Partial<FieldMeta> {
  const id = defaultPriority(project);
  return id === null ? {} : { hasDefaultValue: true, defaultValue: priorityJson(model, id) };
}

/** The site's default priority where the project offers it, else the first one it does, if any. */
export const defaultPriority = ({ priorities }: ProjectRecord): string | null =>
  priorities.includes(DEFAULT_PRIORITY) ? DEFAULT_PRIORITY : (priorities[0] ?? null);
