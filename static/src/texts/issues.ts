import type { Delay, SyncedField, UnreachableReason } from '../../../src/contract/rules';
import { shortened } from './postmortem';

/** A short word for a state, and what it means and what to do. */
export interface Explanation {
  /** For the cell, where little fits. */
  readonly short: string;
  readonly word: string;
  readonly help: string;
}

/** Texts of the issue of an action, in its row. */
export const issueTexts = {
  none: 'Not in Jira',
  create: 'Create in Jira',
  createNamed: (title: string) => `Create in Jira: ${shortened(title)}`,
  link: 'Link an existing issue',
  linkNamed: (title: string) => `Link an existing issue: ${shortened(title)}`,
  queued: {
    short: 'Waiting',
    word: 'Waiting to be created',
    help: 'Its turn comes within minutes, also with the page closed.',
  },
  creating: {
    short: 'Being created',
    word: 'Being created in Jira',
    help: 'This takes seconds. If it is cut off, Debrief looks for it in Jira within 20 minutes; nothing is created twice.',
  },
  checking: {
    short: 'Checking',
    word: 'Checking whether Jira created it',
    help: 'Jira did not answer clearly. Debrief looks again within 10 minutes; nothing is created twice.',
  },
  asking: {
    short: 'Look in Jira',
    word: 'Was it created in Jira?',
    help: 'Debrief looked and found no issue, but may not see every project. Look in Jira: link it here if it is there; if not, say so, and it can be created again.',
  },
  confirmMissing: 'I looked: it isn’t there',
  confirmMissingNamed: (title: string) => `I looked: it isn’t there (${shortened(title)})`,
  confirming: 'Debrief looks once more',
  confirmed: 'Debrief looked once more',
  done: 'Done',
  open: 'Open',
  inJira: 'Jira: ',
  assignedTo: (name: string) => `assigned to ${name}`,
  notAssigned: 'not assigned',
  due: (date: string) => `due ${date}`,
  noDueDate: 'no due date',
  priority: (name: string) => `priority ${name}`,
  differs: (facts: string) => `In Jira: ${facts}`,
  wasKey: (from: string) => `It was ${from} before.`,
  unmarked: {
    short: 'Read in turn',
    word: 'Read in turn',
    help: 'Debrief could not put its mark on this issue, so it looks at it in turn, every hour as a rule; on an open page changes show at once. A release waits for it once it was not read for three hours.',
  },
  refused: 'Different in Jira',
  fields: {
    title: 'Title',
    dueOn: 'Due date',
    priority: 'Priority',
    owner: 'Owner',
  } satisfies Record<SyncedField, string>,
  tryAgain: 'Try again',
  retry: 'Retry now',
  lookAgain: 'Look again',
  retrying: 'Asking Jira again',
  retried: 'Debrief asked Jira again',
  menuNamed: (title: string) => `More for “${shortened(title)}”`,
  markDone: 'Mark done in Jira',
  reopen: 'Reopen in Jira',
  moving: { done: 'Being marked done in Jira', open: 'Being reopened in Jira' },
  reopenQuestion: (issueKey: string) => `Reopen ${issueKey} in Jira? The action counts as open again.`,
  reopenNow: 'Reopen',
  keepDone: 'Keep done',
  moved: { done: 'It is done in Jira', open: 'It is open in Jira' },
  whichWay: 'This workflow offers several ways. Which one is meant?',
  way: (name: string, to: string) => `${name}, to ${to}`,
  cancel: 'Cancel',
  unlink: 'Unlink',
  unlinkNamed: (issueKey: string) => `Unlink ${issueKey}`,
  unlinkQuestion: (issueKey: string, isDone: boolean) =>
    isDone
      ? `Unlink ${issueKey}? Both are kept; the action counts as open again.`
      : `Unlink ${issueKey}? Both are kept.`,
  keepLinked: 'Keep linked',
  unlinked: (issueKey: string) => `${issueKey} is unlinked`,
  removeKeeps: (issueKey: string) => `${issueKey} stays in Jira and is no longer followed.`,
  removeUnderWay: 'If Jira has created its issue, that stays there and is not followed.',
};

const open = (word: string) => `${word}, counts as open`;

/** Why Debrief cannot use an issue. Unreachable is never done. */
export const unreachableTexts: Record<UnreachableReason | 'unknown', Explanation> = {
  deleted: {
    short: 'Gone',
    word: open('Gone from Jira'),
    help: 'It was deleted, or moved to a project that Debrief cannot see, or issue security hides it. Look in Jira before creating another one. If it was moved, ask a Jira admin to give Debrief “Browse projects” there; if it was deleted, unlink it, then create another one or drop the action.',
  },
  hidden: {
    short: 'Hidden',
    word: open('Hidden from Debrief'),
    help: 'Debrief may not see its project. Ask a Jira admin to give it “Browse projects” there.',
  },
  blocked: {
    short: 'Kept back',
    word: open('Kept from Debrief by a rule'),
    help: 'An app access rule of your organisation hides it. Ask an organisation admin to change the rule.',
  },
  archived: {
    short: 'Archived',
    word: open('Archived in Jira'),
    help: 'An archived issue can be read but not changed. Restore it in Jira, or unlink it.',
  },
  'project-archived': {
    short: 'Archived',
    word: open('Project archived'),
    help: 'Its project can be read but not changed. Ask a Jira admin to restore the project, or unlink the issue.',
  },
  'project-gone': {
    short: 'In the trash',
    word: open('Project in the trash'),
    help: 'Its project is in Jira’s trash. Ask a Jira admin to restore it before it is deleted for good, or unlink the issue.',
  },
  unknown: {
    short: 'Unreachable',
    word: open('Unreachable'),
    help: 'Debrief cannot read it. Look for it in Jira; if it is gone, unlink it.',
  },
};

/** Why a change is not in Jira yet. `when` is a time of day, or empty when it is due now. */
export const delayTexts: Record<Delay, (when: string) => string> = {
  quota: (when) => `Not in Jira yet: Jira limits how much Debrief may ask. It goes on ${when}.`,
  busy: (when) => `Not in Jira yet: Jira was asked too much at once. It goes on ${when}.`,
  'no-answer': (when) => `Not in Jira yet: Jira did not answer. Debrief tries again ${when}.`,
  forbidden: (when) =>
    `Not in Jira yet: Debrief may not edit this issue. Ask a Jira admin to give it “Edit issues” there. Debrief tries again ${when}.`,
  // Said once above the table.
  'not-connected': () => pendingTexts.notYet,
};

export const pendingTexts = {
  onItsWay: 'Being written to Jira',
  notYet: 'Not in Jira yet.',
  at: (time: string) => `at ${time}`,
  anyMoment: 'any moment now',
  notConnected:
    'Jira is not connected to Debrief, so what is changed here does not reach it yet. A site admin can connect it under Connected apps; nothing is lost until then.',
};

/** Texts of linking an issue that exists. */
export const linkTexts = {
  title: (task: string) => `Link an issue to “${shortened(task)}”`,
  intro: 'Both keep what they say now. The action is done once the issue is.',
  find: 'Find an issue',
  findHint: 'Type its key or address, or words of its title.',
  recent: 'Your recent issues',
  results: 'Found issues',
  searching: 'Searching',
  found: (count: number) =>
    count === 0
      ? 'No issue found that you may see.'
      : count === 1
        ? '1 issue found'
        : `${String(count)} issues found`,
  noRecent: 'Jira knows of no issue that you had to do with lately. Search for one.',
  more: (most: number) => `Only the ${String(most)} changed last are shown. Type more to narrow it down.`,
  noAccess: 'You have no access to Jira on this site, so you cannot choose an issue. Ask somebody who has.',
  notUnderstood: 'Jira did not understand these words. Try fewer, or the issue’s key.',
  failed: 'Jira did not answer the search.',
  choose: (key: string, summary: string) => `Link ${key}: ${summary}`,
  taken: (title: string) => `belongs to “${shortened(title)}” already`,
  takenBySelf: 'is linked to this action already',
  linking: 'Linking',
  linked: (key: string) => `${key} is linked`,
};
