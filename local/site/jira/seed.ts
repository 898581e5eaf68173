import { EDITOR, RESPONDER } from '../people';
import { EPIC, ISSUE_TYPES, PRIORITIES } from './catalogue';
import { newProject, type NewProject } from './new-project';
import { board } from './new-workflow';
import type { JiraState } from './state';
import { SHARED_STATUSES } from './workflow';

const TEAM = [EDITOR.accountId, RESPONDER.accountId];

/** In German, so that nothing that goes by names works here; and for two people only. */
const TEAM_PROJECT: NewProject = {
  key: 'TEAM',
  name: 'Plattform-Team',
  lead: RESPONDER.accountId,
  screen: ['description', 'priority', 'assignee', 'duedate', 'labels'],
  teamManaged: {
    issueTypes: [
      { name: 'Epos', kind: 'epic' },
      { name: 'Aufgabe' },
      { name: 'Fehler' },
      { name: 'Unteraufgabe', kind: 'sub-task' },
    ],
    priorities: ['Dringend', 'Hoch', 'Mittel', 'Niedrig'],
  },
  workflow: board(
    { name: 'Zu erledigen', category: 'new' },
    { name: 'In Arbeit', category: 'indeterminate' },
    { name: 'Fertig', category: 'done' },
  ),
  permissions: {
    BROWSE_PROJECTS: TEAM,
    MODIFY_REPORTER: TEAM,
    DELETE_ISSUES: TEAM,
    ADMINISTER_PROJECTS: TEAM,
  },
};

const PROJECTS: readonly NewProject[] = [
  { key: 'OPS', name: 'Operations' },
  { key: 'WEB', name: 'Web platform' },
  { key: 'SEC', name: 'Security', appAccess: false },
  {
    key: 'LEG',
    name: 'Legacy',
    screen: ['description', 'assignee', 'reporter', 'labels'],
    permissions: { ASSIGNABLE_USER: 'admins' },
  },
  TEAM_PROJECT,
];

/** The site as `npm start --clean` finds it: five projects, no issue. */
export function seedState(): JiraState {
  const state: JiraState = {
    format: 2,
    catalogue: {
      issueTypes: [EPIC, ...ISSUE_TYPES],
      priorities: PRIORITIES,
      statuses: SHARED_STATUSES,
    },
    projects: [],
    issues: {},
    remoteLinks: {},
    relatedWork: {},
    history: {},
    index: {},
    indexLag: 0,
    nextProjectId: 10000,
    nextIssueId: 10100,
    nextRowId: 10500,
    accounts: {},
    mails: [],
    mailEnabled: true,
    unassignedAllowed: true,
    nextSetupId: 10200,
  };
  for (const project of PROJECTS) state.projects.push(newProject(state, project));
  return state;
}
