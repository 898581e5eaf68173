import { ISSUE_TYPES, PRIORITIES } from './catalogue';
import type { CustomField, Grant, JiraState, ProjectRecord, ScreenField } from './state';

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
  LINK_ISSUES: 'members',
  MODIFY_REPORTER: 'admins',
  DELETE_ISSUES: 'admins',
  ADMINISTER_PROJECTS: 'admins',
};

/** What is needed to set up a project; the rest is as in a fresh company-managed one. */
export interface NewProject {
  readonly key: string;
  readonly name: string;
  readonly id?: string;
  readonly screen?: readonly ScreenField[];
  readonly priorities?: readonly string[];
  readonly issueTypes?: readonly string[];
  readonly customFields?: readonly CustomField[];
  /** Replaces single grants of the usual scheme. */
  readonly permissions?: Readonly<Record<string, Grant>>;
  readonly appAccess?: boolean;
  readonly lead?: string | null;
}

/** A company-managed project without issues. */
export function newProject(project: NewProject, id: string): ProjectRecord {
  return {
    id: project.id ?? id,
    key: project.key,
    name: project.name,
    lead: project.lead ?? null,
    issueTypes: project.issueTypes ?? ISSUE_TYPES.map((type) => type.id),
    screen: project.screen ?? SCREEN,
    priorities: project.priorities ?? PRIORITIES.map((priority) => priority.id),
    customFields: project.customFields ?? [],
    permissions: { ...PERMISSIONS, ...project.permissions },
    appAccess: project.appAccess ?? true,
    lastIssueNumber: 0,
  };
}

/** The site as `npm start --clean` finds it: four projects, no issue. */
export function seedState(): JiraState {
  return {
    format: 1,
    projects: [
      newProject({ key: 'OPS', name: 'Operations' }, '10000'),
      newProject({ key: 'WEB', name: 'Web platform' }, '10001'),
      newProject({ key: 'SEC', name: 'Security', appAccess: false }, '10002'),
      newProject(
        {
          key: 'LEG',
          name: 'Legacy',
          screen: ['description', 'assignee', 'reporter', 'labels'],
          permissions: { ASSIGNABLE_USER: 'admins' },
        },
        '10003',
      ),
    ],
    issues: {},
    remoteLinks: {},
    history: {},
    index: {},
    indexLag: 0,
    nextIssueId: 10100,
    nextRowId: 10500,
  };
}
