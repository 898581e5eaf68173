/** Site-wide lists of the pretend Jira: issue types, priorities, resolutions. */

export interface IssueType {
  readonly id: string;
  readonly name: string;
  readonly subtask: boolean;
  readonly hierarchyLevel: number;
  readonly description: string;
}

export const ISSUE_TYPES: readonly IssueType[] = [
  { id: '10001', name: 'Task', subtask: false, hierarchyLevel: 0, description: 'A piece of work.' },
  { id: '10002', name: 'Bug', subtask: false, hierarchyLevel: 0, description: 'Something that is broken.' },
  { id: '10003', name: 'Story', subtask: false, hierarchyLevel: 0, description: 'Something people want.' },
  { id: '10004', name: 'Sub-task', subtask: true, hierarchyLevel: -1, description: 'A part of other work.' },
];

export interface Priority {
  readonly id: string;
  readonly name: string;
}

export const PRIORITIES: readonly Priority[] = [
  { id: '1', name: 'Highest' },
  { id: '2', name: 'High' },
  { id: '3', name: 'Medium' },
  { id: '4', name: 'Low' },
  { id: '5', name: 'Lowest' },
];

export const DEFAULT_PRIORITY = '3';

/** The resolution set on the way to Done. */
export const DONE_RESOLUTION = {
  id: '10000',
  name: 'Done',
  description: 'Work has been completed.',
} as const;

export function issueTypeById(id: string): IssueType {
  const found = ISSUE_TYPES.find((type) => type.id === id);
  if (!found) throw new Error(`No issue type ${id} in the pretend Jira`);
  return found;
}

export function priorityById(id: string): Priority {
  const found = PRIORITIES.find((priority) => priority.id === id);
  if (!found) throw new Error(`No priority ${id} in the pretend Jira`);
  return found;
}
