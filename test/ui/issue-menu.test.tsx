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

const more = (number = 1) => screen.getByRole('button', { name: `More for “Task ${number}”` });

async function openMenu() {
  openApp(host());
  const user = userEvent.setup();
  const [cell = document.body] = await screen.findAllByTestId('action-issue');
  await within(cell).findByText(/To Do|Done/);
  expect(more()).toHaveAttribute('aria-haspopup', 'menu');
  const choose = async (name: string) => {
    if (!screen.queryByRole('menu')) await user.click(more());
    await user.click(screen.getByRole('menuitem', { name }));
  };
  const press = (name: string) => user.click(screen.getByRole('button', { name }));
  return { user, cell, choose, press };
}

const moves = () => host().inputsOf('actions.move-issue');
const named = () => screen.getAllByRole('menuitem').map(({ textContent }) => textContent);

test('a menu button: arrow keys go round, a letter leads, Escape gives the focus back', async () => {
  const { user } = await openMenu();
  more().focus();
  await user.keyboard('{Enter}');
  expect(more()).toHaveAttribute('aria-expanded', 'true');
  expect(named()).toEqual(['Edit', 'Mark done in Jira', 'Unlink OPS-1', 'Remove']);
  expect(screen.getByRole('menuitem', { name: 'Edit' })).toHaveFocus();
  await user.keyboard('{ArrowUp}');
  expect(screen.getByRole('menuitem', { name: 'Remove' })).toHaveFocus();
  await user.keyboard('{ArrowDown}{ArrowDown}');
  expect(screen.getByRole('menuitem', { name: 'Mark done in Jira' })).toHaveFocus();
  await user.keyboard('u');
  expect(screen.getByRole('menuitem', { name: 'Unlink OPS-1' })).toHaveFocus();
  await user.keyboard('{Home}{End}');
  expect(screen.getByRole('menuitem', { name: 'Remove' })).toHaveFocus();
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('menu')).not.toBeInTheDocument();
  expect(more()).toHaveFocus();
  await user.keyboard('{Enter}');
  await user.tab();
  expect(screen.queryByRole('menu')).not.toBeInTheDocument();
});

test('marking done closes the issue as the viewer, and the menu with it', async () => {
  const { cell, choose } = await openMenu();
  host().calls['actions.move-issue'] = () => {
    actions = [done];
    status = anIssue('1', 'OPS-1', 'done', 'Done');
    return ok({ kind: 'moved', action: done });
  };
  await choose('Mark done in Jira');
  expect(screen.queryByRole('menu')).not.toBeInTheDocument();
  expect(await within(cell).findByText('Done')).toBeVisible();
  expect(screen.getByTestId('action-status')).toHaveTextContent('Done');
  expect(moves()).toMatchObject([{ actionId: linked.id, goal: 'done', transitionId: null }]);
  expect(screen.getByTestId('announcements')).toHaveTextContent('It is done in Jira');
  expect(more()).toHaveFocus();
});

test('a done issue is reopened after a question', async () => {
  actions = [done];
  status = anIssue('1', 'OPS-1', 'done', 'Done');
  const { choose, press } = await openMenu();
  host().calls['actions.move-issue'] = () => ok({ kind: 'moved', action: linked });
  await choose('Reopen in Jira');
  await screen.findByRole('group', { name: 'Reopen OPS-1 in Jira? The action counts as open again.' });
  expect(screen.getByRole('button', { name: 'Keep done' })).toHaveFocus();
  await press('Keep done');
  await waitFor(() => expect(more()).toHaveFocus());
  expect(moves()).toEqual([]);
  await choose('Reopen in Jira');
  await screen.findByRole('group', { name: /^Reopen OPS-1/ });
  await press('Reopen');
  await waitFor(() => expect(moves()).toMatchObject([{ goal: 'open', transitionId: null }]));
});

test('where several ways lead on the viewer says which, by name and where to', async () => {
  const { user, choose } = await openMenu();
  const among = [
    { id: '31', name: 'Resolve', to: 'Done' },
    { id: '41', name: 'Reject', to: 'Won’t do' },
  ];
  host().calls['actions.move-issue'] = ({ transitionId }) =>
    transitionId === null ? ok({ kind: 'choose', among }) : ok({ kind: 'moved', action: done });
  await choose('Mark done in Jira');
  const question = await screen.findByRole('group', { name: /Which one is meant/ });
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
  const { choose, press } = await openMenu();
  host().calls['actions.move-issue'] = () =>
    ok({ kind: 'choose', among: [{ id: '31', name: 'Resolve', to: 'Done' }] });
  await choose('Mark done in Jira');
  await screen.findByRole('group', { name: /Which one is meant/ });
  await press('Cancel');
  expect(screen.queryByRole('group', { name: /Which one is meant/ })).not.toBeInTheDocument();
  expect(moves()).toHaveLength(1);
  await waitFor(() => expect(more()).toHaveFocus());
});

test('what Jira does not let pass is said in its words, and so is a failure', async () => {
  const { choose, press } = await openMenu();
  host().calls['actions.move-issue'] = () =>
    ok({ kind: 'refused', message: '"Resolve" asks for Resolution. Do it in Jira.' });
  await choose('Mark done in Jira');
  expect(await screen.findByRole('alert')).toHaveTextContent('"Resolve" asks for Resolution.');
  host().calls['actions.move-issue'] = () => failed('JIRA_UNAVAILABLE', 'Jira did not answer.');
  await press('Try again');
  expect(await screen.findByText('Jira did not answer.')).toBeVisible();
  expect(screen.getAllByRole('alert')).toHaveLength(1);
  await press('Close');
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

test('unlinking asks first, and leaves both', async () => {
  const { cell, user, choose, press } = await openMenu();
  await choose('Unlink OPS-1');
  const question = await screen.findByRole('group', { name: 'Unlink OPS-1? Both are kept.' });
  await user.click(within(question).getByRole('button', { name: 'Keep linked' }));
  expect(host().inputsOf('actions.unlink-issue')).toEqual([]);
  await waitFor(() => expect(more()).toHaveFocus());

  await choose('Unlink OPS-1');
  await screen.findByRole('group', { name: /^Unlink OPS-1/ });
  host().calls['actions.unlink-issue'] = () => failed('INVALID_INPUT', 'The issue changed a moment ago.');
  await press('Unlink');
  expect(await screen.findByRole('alert')).toHaveTextContent('The issue changed a moment ago.');
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
  await waitFor(() => expect(more()).toHaveFocus());
});

test('unlinking what is done says that it counts as open again', async () => {
  actions = [done];
  status = anIssue('1', 'OPS-1', 'done', 'Done');
  const { choose } = await openMenu();
  await choose('Unlink OPS-1');
  expect(
    await screen.findByText('Unlink OPS-1? Both are kept; the action counts as open again.'),
  ).toBeVisible();
});

test('removing says what becomes of the issue, and leaves the keyboard at the next row', async () => {
  actions = [linked, anAction(2)];
  const { choose, press } = await openMenu();
  host().calls['actions.remove'] = () => {
    actions = [anAction(2)];
    return ok({ version: 2 });
  };
  await choose('Remove');
  await screen.findByRole('group', {
    name: 'Remove action “Task 1”? OPS-1 stays in Jira and is no longer followed.',
  });
  expect(screen.getByRole('button', { name: 'Keep' })).toHaveFocus();
  expect(host().inputsOf('actions.remove')).toEqual([]);
  await press('Remove');
  await waitFor(() => expect(screen.queryByText('Task 1')).not.toBeInTheDocument());
  expect(host().inputsOf('actions.remove')).toMatchObject([{ id: linked.id, version: 1 }]);
  expect(more(2)).toHaveFocus();
});
