import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ActionView } from '../../src/contract/postmortem';
import { failed, freshHost, ok, openApp } from './support/fake-host';
import { jiraWith } from './support/jira';
import { anAction, anIssue, aPostmortem, opened } from './support/postmortems';

const host = freshHost();
const linked = anAction(1, {}, { state: 'linked', issueId: '1', issueKey: 'OPS-1' });
const done = { ...linked, issue: { ...linked.issue, issueDone: true } };
let actions: ActionView[] = [];
let status = anIssue('1', 'OPS-1', 'new', 'To Do');

beforeEach(() => {
  actions = [linked];
  status = anIssue('1', 'OPS-1', 'new', 'To Do');
  host().calls = { 'postmortem.open': () => ok(opened(aPostmortem({ actions }))) };
  host().jira = jiraWith(() => [status]);
});

async function openMenu() {
  openApp(host());
  const user = userEvent.setup();
  const cell = await screen.findByTestId('action-issue');
  await within(cell).findByText(/To Do|Done/);
  const more = within(cell).getByRole('button', { name: 'More for OPS-1' });
  expect(more).toHaveAttribute('aria-expanded', 'false');
  more.focus();
  await user.keyboard('{Enter}');
  expect(more).toHaveAttribute('aria-expanded', 'true');
  return { user, cell, press: (name: string) => user.click(within(cell).getByRole('button', { name })) };
}

const moves = () => host().inputsOf('actions.move-issue');

test('marking done closes the issue as the viewer, and shows it at once', async () => {
  const { cell, press } = await openMenu();
  host().calls['actions.move-issue'] = () => {
    actions = [done];
    status = anIssue('1', 'OPS-1', 'done', 'Done');
    return ok({ kind: 'moved', action: done });
  };
  await press('Mark done in Jira');
  expect(await within(cell).findByText('Done')).toBeVisible();
  expect(await within(cell).findByRole('button', { name: 'Reopen in Jira' })).toBeVisible();
  expect(screen.getByTestId('action-status')).toHaveTextContent('Done');
  expect(moves()).toMatchObject([{ actionId: linked.id, goal: 'done', transitionId: null }]);
  expect(screen.getByTestId('announcements')).toHaveTextContent('It is done in Jira');
});

test('a done issue can be reopened', async () => {
  actions = [done];
  status = anIssue('1', 'OPS-1', 'done', 'Done');
  const { press } = await openMenu();
  host().calls['actions.move-issue'] = () => ok({ kind: 'moved', action: linked });
  await press('Reopen in Jira');
  expect(moves()).toMatchObject([{ goal: 'open', transitionId: null }]);
});

test('where several ways lead on the viewer says which, by name and where to', async () => {
  const { cell, user, press } = await openMenu();
  const among = [
    { id: '31', name: 'Resolve', to: 'Done' },
    { id: '41', name: 'Reject', to: 'Won’t do' },
  ];
  host().calls['actions.move-issue'] = ({ transitionId }) =>
    transitionId === null ? ok({ kind: 'choose', among }) : ok({ kind: 'moved', action: done });
  await press('Mark done in Jira');
  const question = await within(cell).findByRole('group', { name: /Which one is meant/ });
  expect(
    within(question)
      .getAllByRole('button')
      .map(({ textContent }) => textContent),
  ).toEqual(['Resolve, to Done', 'Reject, to Won’t do', 'Cancel']);
  expect(screen.getByTestId('announcements')).not.toHaveTextContent('It is done in Jira');
  await user.click(within(question).getByRole('button', { name: 'Reject, to Won’t do' }));
  await waitFor(() => expect(moves()).toHaveLength(2));
  expect(moves()[1]).toMatchObject({ goal: 'done', transitionId: '41' });
});

test('the question can be left without moving anything', async () => {
  const { cell, press } = await openMenu();
  host().calls['actions.move-issue'] = () =>
    ok({ kind: 'choose', among: [{ id: '31', name: 'Resolve', to: 'Done' }] });
  await press('Mark done in Jira');
  await within(cell).findByRole('group', { name: /Which one is meant/ });
  await press('Cancel');
  expect(within(cell).queryByRole('group', { name: /Which one is meant/ })).not.toBeInTheDocument();
  expect(moves()).toHaveLength(1);
});

test('what Jira does not let pass is said in its words, and so is a failure', async () => {
  const { cell, press } = await openMenu();
  host().calls['actions.move-issue'] = () =>
    ok({ kind: 'refused', message: '"Resolve" asks for Resolution. Do it in Jira.' });
  await press('Mark done in Jira');
  expect(await within(cell).findByRole('alert')).toHaveTextContent('"Resolve" asks for Resolution.');
  host().calls['actions.move-issue'] = () => failed('JIRA_UNAVAILABLE', 'Jira did not answer.');
  await press('Mark done in Jira');
  expect(await within(cell).findByText('Jira did not answer.')).toBeVisible();
  expect(within(cell).getAllByRole('alert')).toHaveLength(1);
});

test('unlinking asks first, and leaves both', async () => {
  const { cell, user, press } = await openMenu();
  await press('Unlink OPS-1');
  const question = within(cell).getByRole('group', {
    name: 'Unlink OPS-1? Both are kept; the action counts as open again.',
  });
  await user.click(within(question).getByRole('button', { name: 'Keep linked' }));
  expect(host().inputsOf('actions.unlink-issue')).toEqual([]);
  expect(within(cell).getByRole('button', { name: 'Unlink OPS-1' })).toHaveFocus();

  await press('Unlink OPS-1');
  host().calls['actions.unlink-issue'] = () => failed('INVALID_INPUT', 'The issue changed a moment ago.');
  await press('Unlink');
  expect(await within(cell).findByRole('alert')).toHaveTextContent('The issue changed a moment ago.');
  host().calls['actions.unlink-issue'] = () => {
    actions = [anAction(1)];
    return ok(anAction(1));
  };
  await press('Unlink');
  expect(await within(cell).findByRole('button', { name: 'Create in Jira: Task 1' })).toBeVisible();
  expect(host().inputsOf('actions.unlink-issue')).toMatchObject([
    { actionId: linked.id },
    { actionId: linked.id },
  ]);
  expect(screen.getByTestId('announcements')).toHaveTextContent('OPS-1 is unlinked');
  await waitFor(() => expect(cell).toHaveFocus());
});
