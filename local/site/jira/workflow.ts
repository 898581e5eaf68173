import { statusById, type Scoped } from './catalogue';
import type { Model } from './model';
import type { IssueRecord, ProjectRecord } from './state';

export interface StatusCategory {
  readonly id: number;
  readonly key: 'undefined' | 'new' | 'indeterminate' | 'done';
  readonly colorName: string;
  readonly name: string;
}

export const STATUS_CATEGORIES: readonly StatusCategory[] = [
  { id: 1, key: 'undefined', colorName: 'medium-gray', name: 'No Category' },
  { id: 2, key: 'new', colorName: 'blue-gray', name: 'To Do' },
  { id: 4, key: 'indeterminate', colorName: 'yellow', name: 'In Progress' },
  { id: 3, key: 'done', colorName: 'green', name: 'Done' },
];

export interface Status extends Scoped {
  readonly id: string;
  readonly name: string;
  readonly category: StatusCategory['key'];
}

/** Hides a transition from people who do not meet it. */
export type Condition =
  | { readonly kind: 'permission'; readonly permission: string }
  /** Account ids, as of the people in a project role. */
  | { readonly kind: 'people'; readonly people: readonly string[] }
  | { readonly kind: 'assignee' };

/** Refuses a transition once it is tried; nothing that can be read tells of it. */
export type Validator =
  | { readonly kind: 'filled'; readonly fieldId: string; readonly message: string }
  | { readonly kind: 'never'; readonly message: string }
  | AppRule;

/** Asks a function of an app, as a `jira:workflowValidator` module declares it. */
export interface AppRule {
  readonly kind: 'app';
  readonly id: string;
  readonly moduleKey: string;
  /** JSON, as the app's own screen gave it; `null` where it has none. */
  readonly configuration: string | null;
}

export interface Transition {
  readonly id: string;
  readonly name: string;
  /** Ids of the statuses it starts from; `null` for a global one, which starts anywhere. */
  readonly from: readonly string[] | null;
  /** Id of a status; `null` for a looped one, which leaves the status as it is. */
  readonly to: string | null;
  readonly conditions: readonly Condition[];
  readonly validators: readonly Validator[];
  /** Ids of the fields on its screen; `null` when it has none. */
  readonly screen: readonly string[] | null;
}

/** Part of a project. JSON. */
export interface Workflow {
  /** Ids, in the order of the editor. */
  readonly statuses: readonly string[];
  readonly initial: string;
  readonly transitions: readonly Transition[];
  /** Whether entering and leaving a status of category done sets and clears the resolution by itself. */
  readonly resolvesItself: boolean;
}

export const SHARED_STATUSES: readonly Status[] = [
  { id: '10000', name: 'To Do', category: 'new' },
  { id: '3', name: 'In Progress', category: 'indeterminate' },
  { id: '10001', name: 'In Review', category: 'indeterminate' },
  { id: '10002', name: 'Done', category: 'done' },
];

const step = (id: string, name: string, from: string, to: string): Transition => ({
  id,
  name,
  from: [from],
  to,
  conditions: [],
  validators: [],
  screen: null,
});

/** To Do -> In Progress -> In Review -> Done, and back: what a project has unless it is given another. */
export const DEFAULT_WORKFLOW: Workflow = {
  statuses: SHARED_STATUSES.map(({ id }) => id),
  initial: '10000',
  transitions: [
    step('11', 'Start progress', '10000', '3'),
    step('21', 'Ask for review', '3', '10001'),
    step('31', 'Done', '10001', '10002'),
    step('41', 'Reopen', '10002', '10000'),
    step('51', 'Stop progress', '3', '10000'),
    step('61', 'Back to work', '10001', '3'),
  ],
  resolvesItself: true,
};

export function categoryOf(model: Model, statusId: string): StatusCategory {
  const { category } = statusById(model, statusId);
  const found = STATUS_CATEGORIES.find(({ key }) => key === category);
  if (!found) throw new Error(`No status category ${category}`);
  return found;
}

export const workflowFor = (project: ProjectRecord, typeId: string): Workflow =>
  project.workflows[typeId] ?? project.workflow;

export const workflowOf = (model: Model, issue: IssueRecord): Workflow =>
  workflowFor(model.projectOf(issue), issue.typeId);

/** Transitions that start from a status, whoever may take them. */
export const transitionsFrom = (workflow: Workflow, statusId: string): readonly Transition[] =>
  workflow.transitions.filter(({ from }) => from === null || from.includes(statusId));

/** The shortest way between two statuses over usable transitions, in order; `undefined` when there is none. */
export function wayBetween(
  workflow: Workflow,
  start: string,
  end: string,
  usable: (transition: Transition) => boolean,
): readonly Transition[] | undefined {
  const ways: { at: string; steps: Transition[] }[] = [{ at: start, steps: [] }];
  const seen = new Set([start]);
  for (let way = ways.shift(); way; way = ways.shift()) {
    if (way.at === end) return way.steps;
    for (const next of transitionsFrom(workflow, way.at)) {
      if (next.to === null || seen.has(next.to) || !usable(next)) continue;
      seen.add(next.to);
      ways.push({ at: next.to, steps: [...way.steps, next] });
    }
  }
  return undefined;
}
