import type { CreateForm } from '../../../src/contract/issues';

const issues = (count: number) => (count === 1 ? '1 issue' : `${String(count)} issues`);

/** Texts of "Create in Jira": the question where to, and what becomes of each. */
export const createTexts = {
  title: (count: number) => `Create ${issues(count)} in Jira`,
  tooMany: (most: number, rest: number) =>
    `The first ${String(most)} are created now. Do the same for the other ${String(rest)} afterwards.`,
  create: (count: number) => `Create ${issues(count)}`,
  which: 'Which actions',
  item: (owner: string, due: string, priority: string) => `${owner}, ${due}, ${priority}`,
  noOwner: 'nobody assigned',
  noDue: 'no due date',
  due: (date: string) => `due ${date}`,
  staysProposed: (count: number) =>
    count === 1
      ? 'It stays proposed until somebody commits it: an issue alone promises nothing.'
      : `${String(count)} stay proposed until somebody commits them: an issue alone promises nothing.`,
  chooseFirst: 'Choose a project and an issue type first.',
  where: 'Where to',
  loadingWhere: 'Reading where issues of this page go',
  whereFailed: (message: string) =>
    `Debrief could not tell where issues of this page usually go, so choose it here. ${message}`,
  forService: (names: string) => `set up for ${names}`,
  forSpace: 'set up for this space',
  forSite: 'set up for the whole site',
  several: 'The services of this page have their issues in different places. Choose one.',
  elsewhere: 'Another project or issue type',
  projectNamed: (name: string, key: string) => `${name} (${key})`,
  unseenProject: (id: string) => `project ${id}, in which you may not create issues`,
  unseenType: (id: string) => `issue type ${id}, which is not offered to you`,
  target: (project: string, type: string, source: string) => `${project}, ${type}: ${source}`,
  loadingForm: 'Asking Jira what an issue there needs',
  needed: 'What this project asks for',
  unsupported: (names: string) =>
    `This project requires ${names}, which Debrief cannot ask for. Choose another issue type, or create the issue in Jira and link it here.`,
  linkInstead: 'Link an existing issue instead',
  leavesOut: (names: string) =>
    `Issues of this type have no ${names} when they are created, so that is left out; you can set it in Jira.`,
  fields: { dueOn: 'due date', priority: 'priority', owner: 'assignee' } satisfies Record<
    CreateForm['leavesOut'][number],
    string
  >,
  priorities: (pairs: string) => `Priority in this project: ${pairs}.`,
  becomes: (ours: string, theirs: string) => `${ours} becomes ${theirs}`,
  appLacks: 'What will not work there',
  or: (names: readonly string[]) => joined(names, 'or'),
  and: (names: readonly string[]) => joined(names, 'and'),
};

function joined(names: readonly string[], word: string): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${word} ${last}`;
}

/** More keys than that are a number to read and a list to nobody. */
const MOST_NAMED = 3;

/** Texts of an order while its issues are created, and after. */
export const orderTexts = {
  heading: 'Creating issues in Jira',
  progress: (settled: number, all: number) => `${String(settled)} of ${String(all)} handled`,
  finished: (inJira: number, all: number) =>
    inJira < all
      ? `${String(inJira)} of ${String(all)} ${inJira === 1 ? 'is' : 'are'} in Jira`
      : all === 1
        ? 'The issue is in Jira'
        : `All ${String(all)} are in Jira`,
  /** `keys`: of those issues whose key is known. */
  created: (count: number, keys: readonly string[]) =>
    keys.length === count && count <= MOST_NAMED ? `Created ${keys.join(', ')}` : `Created ${issues(count)}`,
  mayClose: 'You may close this: Debrief goes on by itself.',
  queued: (count: number) =>
    `${issues(count)} ${count === 1 ? 'waits' : 'wait'}. Debrief goes on by itself within minutes, also when this page is closed; nothing is created twice.`,
  unordered: (count: number) =>
    `${issues(count)} ${count === 1 ? 'is' : 'are'} not ordered yet. Go on when you like.`,
  unknown: 'It is not certain what was ordered. Asking again is safe: no action gets two issues.',
  goOn: 'Go on now',
  stop: 'Stop',
  stopping: 'Stopping',
  stopped: 'Stopped. What was not begun is not created.',
  notStopped: (message: string) => `This could not be stopped. ${message}`,
  change: 'Choose again',
  rest: (count: number) => `Create the other ${String(count)}`,
  showEach: 'Show each',
  hideEach: 'Hide each',
  dismiss: 'Dismiss',
  removedAction: 'An action that was removed',
  rows: {
    waiting: 'Waiting',
    queued: 'Waiting for its turn',
    creating: 'Being created',
    created: 'Created',
    'already-linked': 'Already in Jira',
    checking: 'Checking whether Jira created it',
    refused: 'Not created',
    busy: 'Somebody else is creating it',
    'not-eligible': 'Not to be created',
    unordered: 'Not ordered yet',
    stopped: 'Not ordered',
    unknown: 'Not certain',
  },
};
