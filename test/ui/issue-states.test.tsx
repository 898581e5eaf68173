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
  const button = (name: string) => within(cell).queryByRole('button', { name });
  return { cell, button, user: userEvent.setup() };
}

test.each([
  ['queued', 'Waiting to be created', /Its turn comes within minutes/],
  ['creating', 'Being created in Jira', /nothing is created twice/],
  ['checking', 'Checking whether Jira created it', /Debrief looks again within 10 minutes/],
  ['asking', 'Was it created in Jira?', /if not, say so, and it can be created again/],
] as const)('%s is a short word and what it means', async (state, word, help) => {
  const { cell } = await cellOf({ state });
  expect(within(cell).getByText(word)).toBeVisible();
  expect(within(cell).getByText(help)).toBeVisible();
});

test('while it is looked for, the function’s own words stand alone', async () => {
  const { cell } = await cellOf({ state: 'checking', note: 'We look for it several times.' });
  expect(cell).toHaveTextContent('Checking whether Jira created itWe look for it several times.');
});

test('without an issue it can be created or linked; why it was refused is said', async () => {
  const { cell, button } = await cellOf({ state: 'none', note: 'This project asks for an owner.' });
  expect(button('Create in Jira: Task 1')).toBeVisible();
  expect(button('Link an existing issue: Task 1')).toBeVisible();
  expect(within(cell).getByText('This project asks for an owner.')).toBeVisible();
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
    page.unmount();
  }
});

const REASONS: Record<UnreachableReason, [word: string, help: RegExp]> = {
  deleted: [
    'Gone from Jira, counts as open',
    /^It was deleted, or moved to a project that Debrief cannot see.*Look in Jira before creating another one/,
  ],
  hidden: ['Hidden from Debrief, counts as open', /Ask a Jira admin to give it “Browse projects”/],
  blocked: ['Kept from Debrief by a rule, counts as open', /Ask an organisation admin/],
  archived: ['Archived in Jira, counts as open', /Restore it in Jira, or unlink it/],
  'project-archived': ['Project archived, counts as open', /Ask a Jira admin to restore the project/],
  'project-gone': ['Project in the trash, counts as open', /before it is deleted for good/],
};

test.each(Object.entries(REASONS))('unreachable because %s is explained', async (why, [word, help]) => {
  const { cell, button } = await cellOf({
    state: 'unreachable',
    issueId: '1',
    issueKey: 'OPS-1',
    why: why as UnreachableReason,
  });
  expect(within(cell).getByText(word)).toBeVisible();
  expect(within(cell).getByText(help)).toBeVisible();
  expect(within(cell).getByRole('link', { name: /OPS-1/ })).toBeVisible();
  expect(button('Look again: Task 1')).toBeVisible();
  expect(button('Unlink OPS-1')).toBeVisible();
});

test('an issue that Debrief cannot read is never done, even where the viewer sees that it is', async () => {
  host().jira = jiraWith(() => [anIssue('1', 'OPS-1', 'done', 'Done')]);
  host().calls['actions.refresh'] = () => ok(actions);
  await cellOf({ state: 'unreachable', issueId: '1', issueKey: 'OPS-1', why: 'hidden' });
  await waitFor(() => expect(host().inputsOf('actions.refresh')).toHaveLength(1));
  expect(screen.getByTestId('action-status')).toHaveTextContent('Proposed');
});

test('looking again takes over what the functions found', async () => {
  const { cell, button, user } = await cellOf({
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
  await user.click(button('Look again: Task 1') ?? cell);
  expect(await within(cell).findByText('To Do')).toBeVisible();
  expect(screen.getByTestId('announcements')).toHaveTextContent('Debrief asked Jira again');
  // The button is gone; a keyboard goes on from the same cell.
  expect(cell).toHaveFocus();
});

const LATER = new Date(Date.now() + 40 * 24 * 3_600_000).toISOString();

test.each([
  ['quota', /Jira limits how much Debrief may ask. It goes on at \d+ \w+ \d{4}/],
  ['busy', /Jira was asked too much at once. It goes on at /],
  ['no-answer', /Jira did not answer. Debrief tries again at /],
  ['forbidden', /Debrief may not edit this issue. Ask a Jira admin .* tries again at /],
] as const)('a change that waits (%s) says why, until when, and can be tried now', async (delay, text) => {
  const { cell, button, user } = await cellOf({ ...LINKED, pending: { at: LATER, delay, attempts: 2 } });
  expect(within(cell).getByText(text)).toBeVisible();
  host().calls['actions.retry-sync'] = () => failed('JIRA_UNAVAILABLE', 'Jira limits how much.');
  await user.click(button('Retry now: Task 1') ?? cell);
  expect(await within(cell).findByRole('alert')).toHaveTextContent('Jira limits how much.');
  host().calls['actions.retry-sync'] = () => {
    actions = [anAction(1, {}, LINKED)];
    return ok(actions);
  };
  await user.click(button('Retry now: Task 1') ?? cell);
  expect(await within(cell).findByText('To Do')).toBeVisible();
  expect(within(cell).queryByText(text)).not.toBeInTheDocument();
});

test('what waits until later today says the time of day', async () => {
  jest.useFakeTimers({
    now: new Date(2026, 10, 23, 9, 0),
    doNotFake: ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'nextTick', 'performance'],
  });
  const at = new Date(2026, 10, 23, 14, 5).toISOString();
  const { cell } = await cellOf({ ...LINKED, pending: { at, delay: 'quota', attempts: 1 } });
  expect(cell).toHaveTextContent(/It goes on at 14:05\./);
});

test('what is due already needs no time', async () => {
  const pending = { at: '2020-01-01T00:00:00.000Z', delay: 'no-answer', attempts: 1 } as const;
  const { cell } = await cellOf({ ...LINKED, pending });
  expect(cell).toHaveTextContent('Debrief tries again any moment now.');
});

test('what is on its way is not offered to be tried', async () => {
  const { cell, button } = await cellOf({
    ...LINKED,
    pending: { at: new Date().toISOString(), delay: null, attempts: 0 },
  });
  expect(within(cell).getByText('Being written to Jira')).toBeVisible();
  expect(button('Retry now: Task 1')).toBeNull();
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
  const { cell, button, user } = await cellOf({
    ...LINKED,
    refused: {
      owner: 'Jira did not take the owner: not assignable. Choose another one here, or set it in Jira.',
      title: 'Jira did not take the title.',
      dueOn: 'Jira takes no due date where issues of this type are created.',
      priority: 'This project has no priorities.',
    },
  });
  expect(within(cell).getByText('Different in Jira')).toBeVisible();
  expect(
    within(cell)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent.split(':')[0]),
  ).toEqual(['Title', 'Due date', 'Priority', 'Owner']);
  host().calls['actions.retry-sync'] = () => {
    actions = [anAction(1, {}, LINKED)];
    return ok(actions);
  };
  await user.click(button('Try again: Task 1') ?? cell);
  expect(await within(cell).findByText('To Do')).toBeVisible();
  expect(within(cell).queryByText('Different in Jira')).not.toBeInTheDocument();
});

test('an issue without our mark is read less often, and says so', async () => {
  const { cell, button } = await cellOf({ ...LINKED, marked: false });
  expect(within(cell).getByText('Read less often')).toBeVisible();
  expect(within(cell).getByText(/read in turn, a hundred an hour/)).toBeVisible();
  expect(button('Try again: Task 1')).toBeVisible();
});

test('an issue that was moved shows its new key, and which one it had', async () => {
  host().jira = jiraWith(() => [anIssue('1', 'NEW-9', 'new', 'To Do')]);
  host().calls['actions.refresh'] = () => ok(actions);
  const { cell } = await cellOf(LINKED);
  expect(await within(cell).findByRole('link', { name: /NEW-9/ })).toHaveAttribute(
    'href',
    'https://example.atlassian.net/browse/NEW-9',
  );
  expect(within(cell).getByText('It was OPS-1 before.')).toBeVisible();
});

test('a person can say that an issue is not there; a failure is shown and can be repeated', async () => {
  const { cell, user } = await cellOf({ state: 'asking', note: 'Looked three times.' });
  expect(within(cell).getByText('Looked three times.')).toBeVisible();
  host().calls['actions.confirm-missing'] = () => failed('JIRA_UNAVAILABLE', 'Jira did not answer.');
  await user.click(within(cell).getByRole('button', { name: /I looked: it isn’t there/ }));
  expect(await within(cell).findByRole('alert')).toHaveTextContent('Jira did not answer.');
  host().calls['actions.confirm-missing'] = () => {
    actions = [anAction(1)];
    return ok(anAction(1));
  };
  await user.click(within(cell).getByRole('button', { name: /I looked: it isn’t there/ }));
  expect(await screen.findByRole('button', { name: 'Create in Jira: Task 1' })).toBeVisible();
});
