import type { Model } from './model';
import type { Status } from './workflow';

// What issues refer to by id. Company-managed projects share it; a team-managed one has entries of its own.

/** Marks what belongs to one team-managed project alone. */
export interface Scoped {
  /** Id of that project; absent on what all company-managed projects share. */
  readonly projectId?: string;
}

export interface IssueType extends Scoped {
  readonly id: string;
  readonly name: string;
  readonly subtask: boolean;
  /** 1 for epics, 0 for ordinary types, -1 for sub-tasks. */
  readonly hierarchyLevel: number;
  readonly description: string;
}

export interface Priority extends Scoped {
  readonly id: string;
  readonly name: string;
}

export interface Resolution {
  readonly id: string;
  readonly name: string;
  readonly description: string;
}

/** Part of the state: admins add to it and change it. */
export interface Catalogue {
  issueTypes: readonly IssueType[];
  priorities: readonly Priority[];
  statuses: readonly Status[];
}

/** Types of a fresh company-managed project. */
export const ISSUE_TYPES: readonly IssueType[] = [
  { id: '10001', name: 'Task', subtask: false, hierarchyLevel: 0, description: 'A piece of work.' },
  { id: '10002', name: 'Bug', subtask: false, hierarchyLevel: 0, description: 'Something that is broken.' },
  { id: '10003', name: 'Story', subtask: false, hierarchyLevel: 0, description: 'Something people want.' },
  { id: '10004', name: 'Sub-task', subtask: true, hierarchyLevel: -1, description: 'A part of other work.' },
];

/** Shared as well, yet in a project only when it is set up with it. */
export const EPIC: IssueType = {
  id: '10000',
  name: 'Epic',
  subtask: false,
  hierarchyLevel: 1,
  description: 'Work that is made of other work.',
};

export const PRIORITIES: readonly Priority[] = [
  { id: '1', name: 'Highest' },
  { id: '2', name: 'High' },
  { id: '3', name: 'Medium' },
  { id: '4', name: 'Low' },
  { id: '5', name: 'Lowest' },
];

export const DEFAULT_PRIORITY = '3';

/** What Jira itself sets on the way to Done. */
export const DONE_RESOLUTION = '10000';

export const RESOLUTIONS: readonly Resolution[] = [
  { id: DONE_RESOLUTION, name: 'Done', description: 'Work has been completed.' },
  { id: '10001', name: "Won't Do", description: 'This will not be worked on.' },
  { id: '10002', name: 'Duplicate', description: 'The same work is tracked elsewhere.' },
];

export const issueTypeById = (model: Model, id: string): IssueType =>
  entry(model.state.catalogue.issueTypes, id, 'issue type');

export const priorityById = (model: Model, id: string): Priority =>
  entry(model.state.catalogue.priorities, id, 'priority');

export const statusById = (model: Model, id: string): Status =>
  entry(model.state.catalogue.statuses, id, 'status');

export const resolutionById = (id: string): Resolution => entry(RESOLUTIONS, id, 'resolution');

function entry<T extends { readonly id: string }>(entries: readonly T[], id: string, what: string): T {
  const found = entries.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`No ${what} ${id} in the pretend Jira`);
  return found;
}
