import type { SyncHealth } from '../../../src/contract/issues';
import type { Delay, IssueState, UnreachableReason } from '../../../src/contract/rules';

const actions = (count: number) => (count === 1 ? '1 action' : `${String(count)} actions`);

/** Texts of "Sync with Jira" on the admin's page. */
export const syncTexts = {
  heading: 'Sync with Jira',
  intro: 'Actions and their issues are kept in line by themselves. This says how that is going.',
  loading: 'Loading how the sync is doing',
  stale: 'This could not be read again, so it may be out of date.',
  states: {
    connected: 'Connected',
    'not-connected': 'Not connected',
    silent: 'No answer',
  } satisfies Record<SyncHealth['jira'], string>,
  stateHelp: {
    connected: 'Jira answers.',
    'not-connected':
      'Jira is not connected to Debrief. A site admin can connect it under Connected apps. Until then nothing is lost, and releases of services with linked actions wait.',
    silent: 'Jira does not answer right now. Debrief tries again by itself; nothing is lost.',
  } satisfies Record<SyncHealth['jira'], string>,
  paused: 'Paused',
  pausedUntil: (when: string) =>
    `Jira asked Debrief to wait: what an app may ask of it is used up. The sync goes on at ${when}; nothing is lost.`,
  nearLimit: 'Close to the limit',
  nearLimitAt: (when: string) =>
    `Jira said at ${when} that little is left of what Debrief may ask this hour. When it is used up, the sync pauses until the next full hour.`,
  lastSweep: (when: string) => `Debrief last compared all issues with Jira on ${when}.`,
  noSweep: 'Debrief has not compared all issues with Jira yet. It does so every hour.',
  zone: (zone: string) => `Times are those of your time zone, ${zone}.`,
  countsLabel: 'Actions and their issues',
  noIssues: 'No action has an issue yet.',
  counts: {
    linked: (count) => `${actions(count)} linked to an issue in Jira.`,
    queued: (count) => `${actions(count)} in line for an issue. Debrief creates it by itself.`,
    creating: (count) => `${actions(count)} whose issue is being created now.`,
    checking: (count) =>
      `${actions(count)} of which Jira did not say whether the issue was created. Debrief is looking.`,
    asking: (count) => `${actions(count)} on whose page somebody must say whether Jira has the issue.`,
    unreachable: (count) =>
      `${actions(count)} whose issue Debrief cannot read. They count as open until it can.`,
    pending: (count) => `${actions(count)} with a change that Jira does not have yet.`,
    unmarked: (count) =>
      `${actions(count)} whose issue Debrief could not mark as its own. Changes in Jira show later on these.`,
  } satisfies Record<keyof SyncHealth['counts'], (count: number) => string>,
  stuck: 'What waits or needs somebody',
  nothingStuck: 'Nothing waits, and nothing needs anybody.',
  columns: { issue: 'Issue', page: 'Page', reason: 'Reason', next: 'Next try' },
  noIssue: 'None yet',
  hiddenPage: 'A page you may not see',
  noNextTry: 'Not by itself',
  withSweep: 'Within the next hours',
  soon: 'Soon',
  attempts: (count: number) => (count === 1 ? 'Tried once.' : `Tried ${String(count)} times.`),
  retry: 'Try everything again now',
  retried: (started: number) =>
    started === 0
      ? 'Nothing was waiting.'
      : started === 1
        ? '1 try is started. This list follows within a minute.'
        : `${String(started)} tries are started. This list follows within a minute.`,
};

/** Why a change is not in Jira yet. */
export const delayReasons: Record<Delay, string> = {
  quota: 'Jira asked Debrief to wait, because what an app may ask of it is used up.',
  busy: 'Jira was asked too much at once. Debrief waits a little.',
  'no-answer': 'Jira did not answer.',
  forbidden:
    'Debrief may not edit this issue. Let a Jira admin give it “Browse projects” and “Edit issues” there.',
  'not-connected': 'Jira is not connected to Debrief.',
};

/** Why an issue is unreachable, and what to do. */
export const unreachableReasons: Record<UnreachableReason, string> = {
  deleted:
    'The issue was deleted, or hidden from Debrief by issue security. Drop the action on its page, or create the issue again.',
  hidden: 'Debrief may not see the project. Let a Jira admin give it “Browse projects” there.',
  blocked:
    'An app access rule of your organisation hides the issue from Debrief. An organisation admin can change the rule.',
  archived: 'The issue is archived. Restore it in Jira, or drop the action on its page.',
  'project-archived': 'The project is archived. Restore it in Jira, or drop the action on its page.',
  'project-gone': 'The project is in Jira’s trash. Restore it in Jira, or drop the action on its page.',
};

/** What is the matter with an action that has no issue to speak of yet. */
export const stateReasons: Record<Exclude<IssueState, 'unreachable'>, string> = {
  none: 'There is no issue.',
  queued: 'The issue was ordered, and its turn has not come.',
  creating: 'The issue is being created.',
  checking: 'Jira did not answer clearly whether it created the issue. Debrief looks for it.',
  asking: 'Debrief found no issue, but may not see the project. Somebody who sees it must say on the page.',
  linked: 'A change is on its way to Jira.',
};
