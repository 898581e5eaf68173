import { ISSUE_TYPES, PRIORITIES, type IssueType } from './catalogue';
import { board, drawWorkflow, type NewWorkflow } from './new-workflow';
import type { Component, CustomField, ProjectSetup, Screen, ScreenField, Version } from './project-setup';
import type { Grant, JiraState, ProjectRecord } from './state';
import { DEFAULT_WORKFLOW } from './workflow';

const SCREEN: readonly ScreenField[] = [
  'description',
  'priority',
  'assignee',
  'reporter',
  'duedate',
  'labels',
];

const PERMISSIONS: Readonly<Record<string, Grant>> = {
  BROWSE_PROJECTS: 'members',
  CREATE_ISSUES: 'members',
  EDIT_ISSUES: 'members',
  TRANSITION_ISSUES: 'members',
  ASSIGN_ISSUES: 'members',
  ASSIGNABLE_USER: 'members',
  SCHEDULE_ISSUES: 'members',
  RESOLVE_ISSUES: 'members',
  LINK_ISSUES: 'members',
  MODIFY_REPORTER: 'admins',
  DELETE_ISSUES: 'admins',
  ADMINISTER_PROJECTS: 'admins',
};

const FRESH_BOARD = board(
  { name: 'To Do', category: 'new' },
  { name: 'In Progress', category: 'indeterminate' },
  { name: 'Done', category: 'done' },
);

/** What is needed to set up a project; the rest is as in a fresh company-managed one. */
export interface NewProject {
  readonly key: string;
  readonly name: string;
  readonly id?: string;
  readonly screen?: readonly ScreenField[];
  readonly screens?: readonly Screen[];
  readonly required?: readonly string[];
  /** Ids of shared ones. */
  readonly priorities?: readonly string[];
  /** Ids of shared ones. */
  readonly issueTypes?: readonly string[];
  readonly customFields?: readonly CustomField[];
  readonly versions?: readonly NewVersion[];
  /** Names. */
  readonly components?: readonly string[];
  readonly workflow?: NewWorkflow;
  /** Makes it team-managed: nothing of this is shared with another project. */
  readonly teamManaged?: TeamManaged;
  /** Replaces single grants of the usual scheme. */
  readonly permissions?: Readonly<Record<string, Grant>>;
  readonly appAccess?: boolean;
  readonly lead?: string | null;
}

export interface NewVersion {
  readonly name: string;
  readonly released?: boolean;
  readonly archived?: boolean;
}

export interface TeamManaged {
  readonly issueTypes: readonly NewIssueType[];
  /** Names of its own priorities, the highest first; the shared ones without it. */
  readonly priorities?: readonly string[];
}

export interface NewIssueType {
  readonly name: string;
  readonly kind?: 'epic' | 'standard' | 'sub-task';
}

/** A project without issues. What it brings of its own is added to the catalogue of `state`. */
export function newProject(state: JiraState, project: NewProject): ProjectRecord {
  const id = project.id ?? String(state.nextProjectId++);
  return {
    id,
    key: project.key,
    name: project.name,
    lead: project.lead ?? null,
    ...setup(state, project, id),
    permissions: { ...PERMISSIONS, ...project.permissions },
    appAccess: project.appAccess ?? true,
    lastIssueNumber: 0,
  };
}

function setup(state: JiraState, project: NewProject, id: string): ProjectSetup {
  const { teamManaged } = project;
  const scope = teamManaged ? id : undefined;
  const drawing = project.workflow ?? (teamManaged && FRESH_BOARD);
  const next = (): string => String(state.nextSetupId++);
  return {
    style: teamManaged ? 'next-gen' : 'classic',
    issueTypes: teamManaged
      ? ownTypes(state, teamManaged.issueTypes, id)
      : (project.issueTypes ?? ISSUE_TYPES.map((type) => type.id)),
    screen: project.screen ?? SCREEN,
    screens: project.screens ?? [],
    required: project.required ?? [],
    priorities: teamManaged?.priorities
      ? ownPriorities(state, teamManaged.priorities, id)
      : (project.priorities ?? PRIORITIES.map((priority) => priority.id)),
    customFields: project.customFields ?? [],
    versions: (project.versions ?? []).map(({ name, released = false, archived = false }): Version => ({
      id: next(),
      name,
      released,
      archived,
    })),
    components: (project.components ?? []).map((name): Component => ({ id: next(), name })),
    workflow: drawing ? drawWorkflow(state, drawing, scope) : DEFAULT_WORKFLOW,
    workflows: {},
  };
}

const LEVELS = { epic: 1, standard: 0, 'sub-task': -1 } as const;

function ownTypes(state: JiraState, types: readonly NewIssueType[], projectId: string): string[] {
  const created = types.map(({ name, kind = 'standard' }): IssueType => {
    const id = String(state.nextSetupId++);
    const subtask = kind === 'sub-task';
    return { id, name, subtask, hierarchyLevel: LEVELS[kind], description: '', projectId };
  });
  state.catalogue.issueTypes = [...state.catalogue.issueTypes, ...created];
  return created.map(({ id }) => id);
}

function ownPriorities(state: JiraState, names: readonly string[], projectId: string): string[] {
  const created = names.map((name) => ({ id: String(state.nextSetupId++), name, projectId }));
  state.catalogue.priorities = [...state.catalogue.priorities, ...created];
  return created.map(({ id }) => id);
}
