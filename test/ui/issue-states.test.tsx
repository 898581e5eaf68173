import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ActionView } from '../../src/contract/postmortem';
import type { Delay, IssueLink, UnreachableReason } from '../../src/contract/rules';
import { failed, freshHost, ok, openApp } from './support/fake-host';
import { jiraWith } from './support/jira';
import { anAction, anIssue, aPostmortem, opened } from './support/postmortems';

const host = freshHost();
let actions: ActionView[] = [];
let mayEdit = true;

beforeEach(() => {
  mayEdit = true;
  host().calls = { 'postmortem.open': () => ok(opened(aPostmortem({ actions }), [], mayEdit)) };
  host().jira = jiraWith(() =>
    actions.flatMap(({ issue }) =>
      issue.state === 'linked' ? [anIssue(issue.issueId ?? '', issue.issueKey ?? '', 'new', 'To Do')] : [],
    ),
  );
});

const LINKED = { state: 'linked', issueId: '1', issueKey: 'OPS-1' } as const;

/** The cell of the only action, whose issue stands like this. */
async function cellOf(issue: Partial<IssueLink>, fields: Partial<ActionView['fields']> = {}) {
  actions = [anAction(1, fields, issue)];
  openApp(host());
  const cell = await screen.findByTestId('action-issue');
  const user = userEvent.setup();
  const choose = async (name: string) => {
    await user.click(screen.getByRole('button', { name: 'More for “Task 1”' }));
    await user.click(screen.getByRole('menuitem', { name }));
  };
  return { cell, user, choose };
}

const notes = () => screen.getByTestId('issue-notes');
const entries = () => screen.getAllByRole('menuitem').map(({ textContent }) => textContent);

test.each([
  ['queued', 'Waiting', /Its turn comes within minutes/],
  ['creating', 'Being created', /nothing is created twice/],
] as const)('%s is a short word, explained once below the table', async (state, word, help) => {
  const { cell } = await cellOf({ state });
  expect(cell).toHaveTextContent(word);
  expect(screen.queryByTestId('issue-notes')).not.toBeInTheDocument();
  expect(screen.getByText(help)).toBeVisible();
});

test.each([
  ['checking', 'Checking', /Debrief looks again within 10 minutes/],
  ['asking', 'Look in Jira', /if not, say so, and it can be created again/],
] as const)('%s is a short word and, below the row, what it means', async (state, word, help) => {
  const { cell } = await cellOf({ state });
  expect(cell).toHaveTextContent(word);
  expect(notes()).toHaveTextContent(help);
});

test('while it is looked for, the function’s own words stand alone', async () => {
  await cellOf({ state: 'checking', note: 'We look for it several times.' });
  expect(notes()).toHaveTextContent(/^Checking whether Jira created it\. We look for it several times\.$/);
});

test('without an issue it can be created or linked; why it was refused is said', async () => {
  const { cell, user } = await cellOf({ state: 'none', note: 'This project asks for an owner.' });
  expect(within(cell).getByRole('button', { name: 'Create in Jira: Task 1' })).toBeVisible();
  expect(notes()).toHaveTextContent('This project asks for an owner.');
  await user.click(screen.getByRole('button', { name: 'More for “Task 1”' }));
  expect(entries()).toEqual(['Edit', 'Create in Jira', 'Link an existing issue', 'Remove']);
});

test.each([['done'], ['dropped']] as const)('%s without an issue needs none', async (status) => {
  const { cell } = await cellOf({ state: 'none' }, { status, dropReason: 'Not needed.' });
  expect(cell).toHaveTextContent(/^Not in Jira$/);
});

test('who may only read is offered nothing', async () => {
  mayEdit = false;
  for (const issue of [
    { state: 'none' },
    { state: 'asking' },
    { state: 'unreachable', issueId: '1', issueKey: 'OPS-1', why: 'hidden' },
    {
      ...LINKED,
      marked: false,
      refused: { dueOn: 'Jira takes no due date.' },
      pending: { at: '2020-01-01T00:00:00.000Z', delay: 'busy', attempts: 1 },
    },
  ] as const satisfies readonly Partial<IssueLink>[]) {
    actions = [anAction(1, {}, issue)];
    const page = openApp(host());
    const cell = await screen.findByTestId('action-issue');
    expect(within(cell).queryAllByRole('button')).toEqual([]);
    const below = screen.queryByTestId('issue-notes');
    expect(below ? within(below).queryAllByRole('button') : []).toEqual([]);
    expect(screen.queryByRole('button', { name: /^More for/ })).not.toBeInTheDocument();
    page.unmount();
  }
});

const REASONS: Record<UnreachableReason, [word: string, help: RegExp]> = {
  deleted: [
    'Gone from Jira, counts as open',
    /It was deleted, or moved to a project that Debrief cannot see.*Look in Jira before creating another one/,
  ],
  hidden: ['Hidden from Debrief, counts as open', /Ask a Jira admin to give it “Browse projects”/],
  blocked: ['Kept from Debrief by a rule, counts as open', /Ask an organisation admin/],
  archived: ['Archived in Jira, counts as open', /Restore it in Jira, or unlink it/],
  'project-archived': ['Project archived, counts as open', /Ask a Jira admin to restore the project/],
  'project-gone': ['Project in the trash, counts as open', /before it is deleted for good/],
};

test.each(Object.entries(REASONS))('unreachable because %s is explained', async (why, [word, help]) => {
  const { cell, user } = await cellOf({
    state: 'unreachable',
    issueId: '1',
    issueKey: 'OPS-1',
    why: why as UnreachableReason,
  });
  expect(notes()).toHaveTextContent(word);
  expect(notes()).toHaveTextContent(help);
  expect(within(cell).getByRole('link', { name: /OPS-1/ })).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'More for “Task 1”' }));
  expect(entries()).toEqual(['Edit', 'Look again', 'Unlink OPS-1', 'Remove']);
});

test('an issue that Debrief cannot read is never done, even where the viewer sees that it is', async () => {
  host().jira = jiraWith(() => [anIssue('1', 'OPS-1', 'done', 'Done')]);
  host().calls['actions.refresh'] = () => ok(actions);
  await cellOf({ state: 'unreachable', issueId: '1', issueKey: 'OPS-1', why: 'hidden' });
  await waitFor(() => expect(host().inputsOf('actions.refresh')).toHaveLength(1));
  expect(screen.getByTestId('action-status')).toHaveTextContent('Proposed');
});

test('looking again takes over what the functions found', async () => {
  const { cell, choose } = await cellOf({
    state: 'unreachable',
    issueId: '1',
    issueKey: 'OPS-1',
    why: 'hidden',
  });
  host().calls['actions.retry-sync'] = ({ actionIds }) => {
    actions = [anAction(1, {}, LINKED)];
    expect(actionIds).toEqual([actions[0]?.id]);
    return ok(actions);
  };
  await choose('Look again');
  expect(await within(cell).findByText('To Do')).toBeVisible();
  expect(screen.getByTestId('announcements')).toHaveTextContent('Debrief asked Jira again');
  expect(screen.queryByTestId('issue-notes')).not.toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'More for “Task 1”' })).toHaveFocus();
});

const LATER = new Date(Date.now() + 40 * 24 * 3_600_000).toISOString();

test.each([
  ['quota', /Jira limits how much Debrief may ask. It goes on at \d+ \w+ \d{4}/],
  ['busy', /Jira was asked too much at once. It goes on at /],
  ['no-answer', /Jira did not answer. Debrief tries again at /],
  ['forbidden', /Debrief may not edit this issue. Ask a Jira admin .* tries again at /],
] as const)('a change that waits (%s) says why, until when, and can be tried now', async (delay, text) => {
  const { cell, user, choose } = await cellOf({ ...LINKED, pending: { at: LATER, delay, attempts: 2 } });
  expect(notes()).toHaveTextContent(text);
  host().calls['actions.retry-sync'] = () => failed('JIRA_UNAVAILABLE', 'Jira limits how much.');
  await choose('Retry now');
  expect(await screen.findByRole('alert')).toHaveTextContent('Jira limits how much.');
  host().calls['actions.retry-sync'] = () => {
    actions = [anAction(1, {}, LINKED)];
    return ok(actions);
  };
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await within(cell).findByText('To Do')).toBeVisible();
  await waitFor(() => expect(screen.queryByTestId('issue-notes')).not.toBeInTheDocument());
});

test('what waits until later today says the time of day', async () => {
  jest.useFakeTimers({
    now: new Date(2026, 10, 23, 9, 0),
    doNotFake: ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'nextTick', 'performance'],
  });
  const at = new Date(2026, 10, 23, 14, 5).toISOString();
  await cellOf({ ...LINKED, pending: { at, delay: 'quota', attempts: 1 } });
  expect(notes()).toHaveTextContent(/It goes on at 14:05\./);
});

test('what is due already needs no time', async () => {
  const pending = { at: '2020-01-01T00:00:00.000Z', delay: 'no-answer', attempts: 1 } as const;
  await cellOf({ ...LINKED, pending });
  expect(notes()).toHaveTextContent('Debrief tries again any moment now.');
});

test('what is on its way is not offered to be tried', async () => {
  const { cell, user } = await cellOf({
    ...LINKED,
    pending: { at: new Date().toISOString(), delay: null, attempts: 0 },
  });
  expect(within(cell).getByText('Being written to Jira')).toBeVisible();
  expect(screen.queryByTestId('issue-notes')).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'More for “Task 1”' }));
  expect(entries()).toEqual(['Edit', 'Mark done in Jira', 'Unlink OPS-1', 'Remove']);
});

test('that Jira is not connected is said once, and tried again for all', async () => {
  const pending = { at: LATER, delay: 'not-connected' as Delay, attempts: 1 };
  const waiting = (number: number) =>
    anAction(number, {}, { ...LINKED, issueId: String(number), issueKey: `OPS-${number}`, pending });
  actions = [waiting(1), waiting(2), anAction(3)];
  openApp(host());
  const notice = await screen.findByTestId('not-connected');
  expect(notice).toHaveTextContent(/A site admin can connect it under Connected apps/);
  expect(screen.getAllByText(/Connected apps/)).toHaveLength(1);
  expect(screen.getAllByText('Not in Jira yet.')).toHaveLength(2);
  host().calls['actions.retry-sync'] = () => {
    actions = actions.map((action) => ({ ...action, issue: { ...action.issue, pending: null } }));
    return ok(actions.slice(0, 2));
  };
  const [one, two] = actions;
  await userEvent.click(within(notice).getByRole('button', { name: 'Retry now' }));
  expect(host().inputsOf('actions.retry-sync')).toMatchObject([{ actionIds: [one?.id, two?.id] }]);
  await waitFor(() => expect(screen.queryByTestId('not-connected')).not.toBeInTheDocument());
});

test('each field that Jira did not take has its sentence, and all are tried again at once', async () => {
  const { cell, choose } = await cellOf({
    ...LINKED,
    refused: {
      owner: 'Jira did not take the owner: not assignable. Choose another one here, or set it in Jira.',
      title: 'Jira did not take the title.',
      dueOn: 'Jira takes no due date where issues of this type are created.',
      priority: 'This project has no priorities.',
    },
  });
  expect(notes()).toHaveTextContent(/^Different in Jira\. Title: .* Due date: .* Priority: .* Owner: /);
  host().calls['actions.retry-sync'] = () => {
    actions = [anAction(1, {}, LINKED)];
    return ok(actions);
  };
  await choose('Try again');
  expect(await within(cell).findByText('To Do')).toBeVisible();
  await waitFor(() => expect(screen.queryByTestId('issue-notes')).not.toBeInTheDocument());
});

test('an issue without our mark is read less often, and says so', async () => {
  const { user } = await cellOf({ ...LINKED, marked: false });
  expect(notes()).toHaveTextContent(/Read in turn\. .* looks at it in turn, every hour as a rule/);
  await user.click(screen.getByRole('button', { name: 'More for “Task 1”' }));
  expect(entries()).toContain('Try again');
});

test.each([
  ['Low', 'high', /^In Jira: not assigned, due 3 Dec 2026, priority Low$/],
  ['High', 'high', /^In Jira: not assigned, due 3 Dec 2026$/],
  ['Lowest', 'low', /^In Jira: not assigned, due 3 Dec 2026$/],
  ['Dringend', 'low', /^In Jira: not assigned, due 3 Dec 2026$/],
] as const)('what Jira says otherwise is said: its priority %s for %s', async (theirs, priority, said) => {
  const issue = anIssue('1', 'OPS-1', 'new', 'To Do');
  const fields = { ...issue.fields, duedate: '2026-12-03', priority: { name: theirs } };
  host().jira = jiraWith(() => [{ ...issue, fields }]);
  await cellOf(LINKED, { owner: 'ada', priority });
  expect(await screen.findByTestId('issue-notes')).toHaveTextContent(said);
});

test('an issue that was moved shows its new key, and which one it had', async () => {
  host().jira = jiraWith(() => [anIssue('1', 'NEW-9', 'new', 'To Do')]);
  host().calls['actions.refresh'] = () => ok(actions);
  const { cell } = await cellOf(LINKED);
  expect(await within(cell).findByRole('link', { name: /NEW-9/ })).toHaveAttribute(
    'href',
    'https://example.atlassian.net/browse/NEW-9',
  );
  expect(notes()).toHaveTextContent('It was OPS-1 before.');
});

test('a person can say that an issue is not there; a failure is shown and can be repeated', async () => {
  const { user } = await cellOf({ state: 'asking', note: 'Looked three times.' });
  expect(notes()).toHaveTextContent('Looked three times.');
  host().calls['actions.confirm-missing'] = () => failed('JIRA_UNAVAILABLE', 'Jira did not answer.');
  await user.click(within(notes()).getByRole('button', { name: /I looked: it isn’t there/ }));
  expect(await screen.findByRole('alert')).toHaveTextContent('Jira did not answer.');
  host().calls['actions.confirm-missing'] = () => {
    actions = [anAction(1)];
    return ok(anAction(1));
  };
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('button', { name: 'Create in Jira: Task 1' })).toBeVisible();
});
