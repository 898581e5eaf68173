import type { StatusFilter } from '../postmortem/action-filter';
import type { SortKey } from '../postmortem/action-order';
import { shortened } from './postmortem';

const days = (count: number) => (count === 1 ? '1 day' : `${String(count)} days`);
const actions = (count: number) => (count === 1 ? '1 action' : `${String(count)} actions`);

/** Texts of the table of actions: sorting, filtering, editing in place, changing many at once. */
export const tableTexts = {
  overdueBy: (count: number) => `Overdue by ${days(count)}`,
  dueIn: (count: number) => (count === 0 ? 'Due today' : `Due in ${days(count)}`),
  sortedBy: (column: string, direction: 'ASC' | 'DESC') =>
    `Sorted by ${column}, ${direction === 'ASC' ? 'ascending' : 'descending'}`,
  sortBy: 'Sort by',
  arranged: 'In the order in which they are arranged',
  filter: 'Filter actions',
  words: 'Search',
  owner: 'Owner',
  anyOwner: 'Everybody',
  priority: 'Priority',
  anyPriority: 'Any priority',
  status: 'Status',
  clearFilter: 'Show all',
  shown: (shown: number, all: number) => `${String(shown)} of ${String(all)} shown`,
  allShown: (all: number) => actions(all),
  nothingMatches: 'No action matches this filter.',
  skip: 'Skip the table',
  keys: 'Enter or F2 edits a cell, Tab saves it and moves on, arrow keys move between cells.',
  vague: (words: string) => `“${words}” leaves open when this is done.`,
  emptyHelp: 'Add one, or paste a table from a spreadsheet, a page or the meeting’s notes.',
};

export const statusFilterNames: Record<StatusFilter, string> = {
  '*any': 'Any status',
  open: 'Open',
  overdue: 'Overdue',
  soon: 'Due within 7 days',
  'without-issue': 'Open, without issue',
  proposed: 'Proposed',
  committed: 'Committed',
  done: 'Done',
  dropped: 'Dropped',
};

export const columnNames: Record<SortKey, string> = {
  task: 'task',
  owner: 'owner',
  priority: 'priority',
  due: 'due date',
  type: 'type',
  status: 'status',
  issue: 'issue',
};

/** Texts of a cell that is edited in place. */
export const cellTexts = {
  saveNamed: (label: string) => `Save ${label.toLowerCase()}`,
  cancelNamed: (label: string) => `Cancel ${label.toLowerCase()}`,
  savedCell: (label: string) => `${label} is saved`,
  failed: 'Not saved.',
  typedOn: (label: string) => `${label} is saved, without what you typed while it was being saved.`,
  draftOf: (label: string, title: string) => `${label} of “${shortened(title)}”`,
  chosen: (name: string) => `Chosen: ${name}`,
  conflict: (theirs: string) => `Somebody saved “${theirs}” meanwhile.`,
  useTheirs: 'Use theirs',
  saveMine: 'Save mine',
  dueHint: 'A date or words: 30 Nov, 2 weeks, next friday.',
  dueMeans: (date: string) => `That is ${date}`,
  calendar: 'Calendar',
  committedNeedsOwner: 'A committed action needs an owner.',
  committedNeedsDue: 'A committed action needs a due date.',
  droppedNeedsReason: 'Say why it is dropped; the reason is kept with it.',
  doneInJira: 'This action has an issue in Jira. Close the issue there and it shows as done here.',
  me: 'Me',
  searching: 'Searching',
  options: 'People',
};

/** Texts of changing many actions at once. */
export const bulkTexts = {
  select: (title: string) => `Select ${title}`,
  selectAll: 'Select all shown',
  selected: (count: number) => `${actions(count)} selected`,
  bar: 'Selected actions',
  createCount: (count: number) => `Create ${String(count)} in Jira`,
  clear: 'Select none',
  change: {
    priority: 'Set priority',
    due: 'Set due date',
    owner: 'Set owner',
    commit: 'Commit',
    done: 'Mark done',
    drop: 'Drop',
    create: 'Create in Jira',
  },
  apply: (count: number) => `Change ${actions(count)}`,
  applyCommit: (count: number) => `Commit ${actions(count)}`,
  applyDone: (count: number) => `Mark ${actions(count)} done`,
  doneHelp: 'For actions without an issue. Those in Jira are done once their issue is closed.',
  closeInJira: 'Its issue is open. Mark it done in its own row, or close the issue in Jira.',
  applyDrop: (count: number) => `Drop ${actions(count)}`,
  commitHelp: 'Each needs an owner and a due date.',
  running: (handled: number, all: number) => `${String(handled)} of ${String(all)} handled`,
  finished: (changed: number, failed: number) =>
    failed === 0 ? `${actions(changed)} changed` : `${actions(changed)} changed, ${String(failed)} not`,
  retry: (count: number) => `Retry ${String(count)}`,
  notChanged: 'Not changed.',
  isDone: 'It is done.',
  isDropped: 'It was dropped. Edit it to take it up again.',
  someEligible: (count: number, all: number) =>
    `${String(count)} of ${String(all)} can be created; the others are in Jira already, or done or dropped.`,
  ownerFirst: 'Choose a person, or nobody.',
  nobodyYet: 'not chosen yet',
  reasonFirst: 'Say why they are dropped.',
};
