import type { ActionStatus, ActionType, Priority } from '../../../src/contract/rules';
import { shortened } from './postmortem';

/** Texts of the action items. */
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
    buttons: 'More',
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
  open: 'Open',
  createAll: (count: number) => (count === 1 ? 'Create 1 in Jira' : `Create all ${String(count)} in Jira`),
  jiraNone:
    'You have no access to Jira, or Jira is not connected to Debrief (a site admin can connect it under Connected apps), so this shows what Debrief knows. It is read again every 30 seconds.',
  jiraAbsent:
    'No issues can be created from here: Jira is not connected to Debrief, or you have no access to it. A site admin can connect it under Connected apps. Actions work without it.',
  jiraSilent: 'Jira does not answer right now; what you see may be out of date. The page keeps trying.',
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
