import type { CreateOutcome } from '../../../src/contract/calls';
import type { ActionStatus, ActionType, Priority } from '../../../src/contract/rules';
import { shortened } from './postmortem';

/** Texts of the action items and of "Create in Jira". */
export const actionTexts = {
  heading: 'Action items',
  loading: 'Loading action items',
  table: 'Action items',
  empty: 'No action items yet.',
  columns: {
    task: 'Task',
    owner: 'Owner',
    priority: 'Priority',
    due: 'Due',
    type: 'Type',
    status: 'Status',
    issue: 'Issue',
    buttons: 'Edit or remove',
  },
  newAction: 'action',
  actionNamed: (title: string) => `action “${shortened(title)}”`,
  nobody: 'Nobody',
  noDate: 'No date',
  task: 'Task',
  owner: 'Owner',
  assignToMe: 'Assign to me',
  nobodyOwns: 'No owner',
  clearOwner: 'Clear owner',
  findPeople: 'Find a person',
  findHint: 'Type a name, then choose from the list.',
  peopleFound: (count: number) => (count === 0 ? 'Nobody found' : `${String(count)} found`),
  searchFailed: 'Confluence did not answer the search. Type on to try again.',
  choosePerson: (name: string) => `Choose ${name}`,
  priority: 'Priority',
  type: 'Type',
  dueOn: 'Due date',
  status: 'Status',
  dropReason: 'Why it is dropped',
  done: 'Done',
  open: 'Open',
  noIssue: 'Not in Jira',
  createOne: 'Create in Jira',
  createOneNamed: (title: string) => `Create in Jira: ${shortened(title)}`,
  createAll: (count: number) => `Create all ${String(count)} in Jira`,
  creating: 'Being created in Jira',
  checking: 'Checking whether Jira created it',
  checkingHelp:
    'Jira did not answer clearly. Debrief looks again within 10 minutes; nothing is created twice.',
  asking: 'Was it created in Jira?',
  askingHelp:
    'Debrief looked and found no issue, but may not see every project. Look in Jira; if it is not there, say so, and it can be created again.',
  confirmMissing: 'I looked: it isn’t there',
  confirmMissingNamed: (title: string) => `I looked: it isn’t there (${shortened(title)})`,
  confirmed: 'Debrief looked once more',
  unreachable: 'Unreachable, counts as open',
  unreachableHelp:
    'Look for it in Jira: if it was deleted, drop this action or write a new one; if its project is hidden, ask its admin to let Debrief browse it.',
  jiraNone:
    'You have no access to Jira, so this shows what Debrief knows. It is read again every 30 seconds.',
  jiraSilent: 'Jira does not answer right now; what you see may be out of date. The page keeps trying.',
  inJira: (status: string) => `Jira: ${status}`,
  assignedTo: (name: string) => `assigned to ${name}`,
  dueInJira: (date: string) => `due ${date}`,
  opensInTab: '(opens in a new tab)',
};

export const createTexts = {
  title: (count: number) =>
    count === 1 ? 'Create 1 issue in Jira' : `Create ${String(count)} issues in Jira`,
  project: 'Project',
  issueType: 'Issue type',
  findProject: 'Find a project',
  findProjectHint: 'There are more projects than shown. Type a part of the name or the key.',
  choose: 'Choose…',
  noProjects: 'There is no project in which you may create issues. Ask a Jira admin.',
  noAccess: 'You have no access to Jira on this site, so you cannot create issues. Ask somebody who has.',
  jiraFailed: 'Jira did not answer. Try again.',
  loadingProjects: 'Loading projects',
  create: 'Create',
  creating: (done: number, all: number) => `${String(done)} of ${String(all)} handled`,
  finished: (created: number, all: number) => `${String(created)} of ${String(all)} are in Jira`,
  stop: 'Stop after this batch',
  rest: 'Go on with the rest',
  chooseFirst: 'Choose a project and an issue type first.',
  waiting: 'Waiting',
  atWork: 'Being created',
  callFailed: 'Not certain',
  outcomes: {
    created: 'Created',
    'already-linked': 'Already in Jira',
    checking: 'Checking whether Jira created it',
    refused: 'Jira refused',
    busy: 'Somebody else is creating it',
    'not-started': 'Not started',
    'not-eligible': 'Not to be created',
  } satisfies Record<CreateOutcome['outcome'], string>,
};

export const priorityNames: Record<Priority, string> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
};

export const typeNames: Record<ActionType, string> = {
  prevent: 'Prevent',
  detect: 'Detect',
  mitigate: 'Mitigate',
  process: 'Process',
  experiment: 'Experiment',
};

export const statusNames: Record<ActionStatus, string> = {
  proposed: 'Proposed',
  committed: 'Committed',
  done: 'Done',
  dropped: 'Dropped',
};
