/** The one workflow of every project here: To Do -> In Progress -> In Review -> Done, and back. */

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

export interface Status {
  readonly id: string;
  readonly name: string;
  readonly category: StatusCategory['key'];
}

export const STATUSES: readonly Status[] = [
  { id: '10000', name: 'To Do', category: 'new' },
  { id: '3', name: 'In Progress', category: 'indeterminate' },
  { id: '10001', name: 'In Review', category: 'indeterminate' },
  { id: '10002', name: 'Done', category: 'done' },
];

export const INITIAL_STATUS = '10000';

export interface Transition {
  readonly id: string;
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

const TRANSITIONS: readonly Transition[] = [
  { id: '11', name: 'Start progress', from: '10000', to: '3' },
  { id: '21', name: 'Ask for review', from: '3', to: '10001' },
  { id: '31', name: 'Done', from: '10001', to: '10002' },
  { id: '41', name: 'Reopen', from: '10002', to: '10000' },
  { id: '51', name: 'Stop progress', from: '3', to: '10000' },
  { id: '61', name: 'Back to work', from: '10001', to: '3' },
];

export function statusById(id: string): Status {
  const found = STATUSES.find((status) => status.id === id);
  if (!found) throw new Error(`No status ${id} in the pretend Jira`);
  return found;
}

export function categoryOf(statusId: string): StatusCategory {
  const { category } = statusById(statusId);
  const found = STATUS_CATEGORIES.find(({ key }) => key === category);
  if (!found) throw new Error(`No status category ${category}`);
  return found;
}

export const transitionsFrom = (statusId: string): readonly Transition[] =>
  TRANSITIONS.filter(({ from }) => from === statusId);

/** The shortest way between two statuses, as transitions in order; `undefined` when there is none. */
export function wayBetween(from: string, to: string): readonly Transition[] | undefined {
  const ways: { at: string; steps: Transition[] }[] = [{ at: from, steps: [] }];
  const seen = new Set([from]);
  for (let way = ways.shift(); way; way = ways.shift()) {
    if (way.at === to) return way.steps;
    for (const step of transitionsFrom(way.at)) {
      if (seen.has(step.to)) continue;
      seen.add(step.to);
      ways.push({ at: step.to, steps: [...way.steps, step] });
    }
  }
  return undefined;
}
