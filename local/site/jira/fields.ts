import type { Actor } from '../protocol';
import { issueTypeById } from './catalogue';
import { customFieldMeta } from './custom-fields';
import { issueTypeJson, projectJson } from './entity-json';
import type { Model } from './model';
import { may } from './permissions';
import type { Screen, ScreenField } from './project-setup';
import type { ProjectRecord } from './state';
import { screenField, systemField } from './system-fields';
import type { Transition } from './workflow';

export interface FieldSchema {
  readonly type: string;
  readonly items?: string;
  readonly system?: string;
  readonly custom?: string;
  readonly customId?: number;
}

/** A field as create, edit and transition metadata describe it. */
export interface FieldMeta {
  readonly fieldId: string;
  readonly name: string;
  readonly required: boolean;
  readonly hasDefaultValue: boolean;
  readonly schema: FieldSchema;
  readonly operations: readonly string[];
  readonly allowedValues?: readonly Record<string, unknown>[];
  readonly autoCompleteUrl?: string;
  readonly defaultValue?: unknown;
}

/** Permission that a field asks for, beyond creating or editing the issue itself. */
const NEEDS: Readonly<Record<string, string>> = {
  assignee: 'ASSIGN_ISSUES',
  reporter: 'MODIFY_REPORTER',
  duedate: 'SCHEDULE_ISSUES',
};

/** Fields `actor` can set when editing an issue of this type in this project. */
export function editFields(
  model: Model,
  actor: Actor,
  project: ProjectRecord,
  typeId: string,
): readonly FieldMeta[] {
  return onScreen(model, actor, project, fieldsOf(project, 'edit', typeId));
}

/** Fields `actor` can set when creating an issue of this type in this project. */
export function createFields(
  model: Model,
  actor: Actor,
  project: ProjectRecord,
  typeId: string,
): readonly FieldMeta[] {
  const fixed = { required: true, operations: [] };
  const fields = fieldsOf(project, 'create', typeId).filter((id) => id !== 'summary');
  return [
    systemField('project', 'Project', 'project', {
      ...fixed,
      operations: ['set'],
      allowedValues: [projectJson(model, project)],
    }),
    systemField('issuetype', 'Issue Type', 'issuetype', {
      ...fixed,
      allowedValues: project.issueTypes.map((id) => issueTypeJson(model, id)),
    }),
    ...parentField(model, project, typeId),
    ...onScreen(model, actor, project, ['summary', ...fields]),
  ];
}

/** Fields `actor` can set on the way through a transition; none when it has no screen. */
export const transitionFields = (
  model: Model,
  actor: Actor,
  project: ProjectRecord,
  { screen }: Transition,
): readonly FieldMeta[] => onScreen(model, actor, project, screen ?? []);

function fieldsOf(project: ProjectRecord, operation: Screen['operation'], typeId: string): readonly string[] {
  const special = project.screens.find(
    (screen) => screen.operation === operation && (screen.types?.includes(typeId) ?? true),
  );
  return special?.fields ?? ['summary', ...project.screen, ...project.customFields.map(({ id }) => id)];
}

function onScreen(
  model: Model,
  actor: Actor,
  project: ProjectRecord,
  ids: readonly string[],
): readonly FieldMeta[] {
  return ids
    .filter((id) => NEEDS[id] === undefined || may(model, actor, NEEDS[id], project))
    .map((id) => fieldMeta(model, project, id))
    .map((meta) => (project.required.includes(meta.fieldId) ? { ...meta, required: true } : meta));
}

function fieldMeta(model: Model, project: ProjectRecord, id: string): FieldMeta {
  if (id === 'summary') return systemField('summary', 'Summary', 'string', { required: true });
  const custom = project.customFields.find((field) => field.id === id);
  if (custom) return customFieldMeta(model, custom);
  if (isScreenField(id)) return screenField(model, project, id);
  throw new Error(`A screen of ${project.key} has the field '${id}', which the pretend Jira does not know.`);
}

const SCREEN_FIELDS: Readonly<Record<ScreenField, true>> = {
  description: true,
  priority: true,
  assignee: true,
  reporter: true,
  duedate: true,
  labels: true,
  fixVersions: true,
  components: true,
  resolution: true,
};

const isScreenField = (id: string): id is ScreenField => Object.hasOwn(SCREEN_FIELDS, id);

/** A sub-task must have a parent; an ordinary issue may lie in an epic where the project has such a type. */
function parentField(model: Model, project: ProjectRecord, typeId: string): readonly FieldMeta[] {
  const { subtask, hierarchyLevel } = issueTypeById(model, typeId);
  const above = project.issueTypes.some(
    (id) => issueTypeById(model, id).hierarchyLevel === hierarchyLevel + 1,
  );
  return subtask || above ? [systemField('parent', 'Parent', 'issuelink', { required: subtask })] : [];
}
