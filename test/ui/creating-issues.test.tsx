import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { CreateOutcome } from '../../src/contract/calls';
import type { ActionView } from '../../src/contract/postmortem';
import { failed, freshHost, ok, openApp } from './support/fake-host';
import { anAction, anIssue, aPostmortem, opened } from './support/postmortems';

const host = freshHost();
let actions: ActionView[] = [];

beforeEach(() => {
  actions = [1, 2, 3, 4, 5, 6, 7].map((number) => anAction(number));
  host().calls = { 'postmortem.open': () => ok(opened(aPostmortem({ actions }))) };
  host().jira = (path) => {
    if (path.startsWith('/rest/api/3/project/search'))
      return { status: 200, body: { values: [{ id: '10', key: 'OPS', name: 'Operations' }], isLast: true } };
    if (path.startsWith('/rest/api/3/issue/createmeta/10/issuetypes'))
      return {
        status: 200,
        body: {
          issueTypes: [
            { id: '3', name: 'Task', subtask: false },
            { id: '4', name: 'Sub-task', subtask: true },
          ],
        },
      };
    const ids = actions.flatMap(({ issue }) => (issue.issueId ? [issue.issueId] : []));
    return { status: 200, body: { issues: ids.map((id) => anIssue(id, `OPS-${id}`, 'new', 'To Do')) } };
  };
});

/** Creates as the functions do; `outcomeOf` may say otherwise for some. */
function creating(
  outcomeOf: (actionId: string, round: number) => CreateOutcome['outcome'] = () => 'created',
) {
  let round = 0;
  host().calls['actions.create-issues'] = ({ actionIds }) => {
    round += 1;
    const outcomes = actionIds.map((actionId) => {
      const outcome = outcomeOf(actionId, round);
      return { actionId, outcome, note: outcome === 'refused' ? 'The project needs a component.' : '' };
    });
    const created = new Set(outcomes.filter((row) => row.outcome === 'created').map((row) => row.actionId));
    actions = actions.map((action) => {
      if (!created.has(action.id)) return action;
      const issueId = String(Number(action.id.slice(-3)));
      const issue = { ...action.issue, state: 'linked' as const, issueId, issueKey: `OPS-${issueId}` };
      return { ...action, issue };
    });
    return ok({ outcomes, actions: actions.filter(({ id }) => actionIds.includes(id)) });
  };
}

async function openDialog(button: string) {
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: button }, { timeout: 5000 }));
  const dialog = await screen.findByRole('dialog');
  await within(dialog).findByRole('option', { name: 'Operations (OPS)' });
  return { user, dialog };
}

async function chooseTarget(user: ReturnType<typeof userEvent.setup>, dialog: HTMLElement) {
  await user.selectOptions(within(dialog).getByRole('combobox', { name: 'Project' }), 'Operations (OPS)');
  await within(dialog).findByRole('option', { name: 'Task' });
  await user.selectOptions(within(dialog).getByRole('combobox', { name: 'Issue type' }), 'Task');
  await user.click(within(dialog).getByRole('button', { name: 'Create' }));
}

test('creates all, five at a time, and shows how far it is', async () => {
  creating();
  openApp(host());
  const { user, dialog } = await openDialog('Create all 7 in Jira');
  expect(within(dialog).queryByRole('option', { name: 'Sub-task' })).not.toBeInTheDocument();
  await chooseTarget(user, dialog);

  expect(await within(dialog).findByText('7 of 7 are in Jira')).toBeVisible();
  const batches = host().inputsOf('actions.create-issues');
  expect(batches.map(({ actionIds }) => (actionIds as string[]).length)).toEqual([5, 2]);
  expect(batches[0]).toMatchObject({ target: { projectId: '10', issueTypeId: '3' } });
  expect(within(dialog).getByRole('progressbar')).toHaveAttribute('aria-valuenow', '1');
  expect(screen.getByTestId('announcements')).toHaveTextContent('7 of 7 are in Jira');
  await user.click(within(dialog).getByRole('button', { name: 'Close' }));
  expect(await screen.findByRole('link', { name: /OPS-7/ })).toHaveAttribute(
    'href',
    'https://example.atlassian.net/browse/OPS-7',
  );
});

test('what had no time is asked for again, and what Jira refused says why and can be repeated', async () => {
  const [first, second] = actions;
  creating((id, round) =>
    id === first?.id && round === 1 ? 'not-started' : id === second?.id && round < 3 ? 'refused' : 'created',
  );
  openApp(host());
  const { user, dialog } = await openDialog('Create all 7 in Jira');
  await chooseTarget(user, dialog);

  expect(await within(dialog).findByText('6 of 7 are in Jira')).toBeVisible();
  expect(within(dialog).getByText('Jira refused').closest('li')).toHaveTextContent(
    'Task 2Jira refused The project needs a component.',
  );
  await user.click(within(dialog).getByRole('button', { name: 'Go on with the rest' }));
  expect(await within(dialog).findByText('7 of 7 are in Jira')).toBeVisible();
  expect(host().inputsOf('actions.create-issues').at(-1)).toMatchObject({ actionIds: [second?.id] });
});

test('a call that is not answered stops, keeps the list, and goes on when asked', async () => {
  let works = false;
  creating();
  const create = host().calls['actions.create-issues'];
  host().calls['actions.create-issues'] = (input) =>
    works && create ? create(input) : failed('UNEXPECTED', 'Debrief did not answer.');
  openApp(host());
  const { user, dialog } = await openDialog('Create all 7 in Jira');
  await chooseTarget(user, dialog);

  expect(await within(dialog).findAllByText('Not certain')).toHaveLength(5);
  expect(host().inputsOf('actions.create-issues')).toHaveLength(1);
  works = true;
  await user.click(within(dialog).getByRole('button', { name: 'Go on with the rest' }));
  expect(await within(dialog).findByText('7 of 7 are in Jira')).toBeVisible();
});

test('the last project and type are remembered by this browser', async () => {
  creating();
  openApp(host());
  const first = await openDialog('Create in Jira: Task 1');
  await chooseTarget(first.user, first.dialog);
  await within(first.dialog).findByText('1 of 1 are in Jira');
  await first.user.click(within(first.dialog).getByRole('button', { name: 'Close' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());

  const { dialog } = await openDialog('Create in Jira: Task 2');
  await within(dialog).findByRole('option', { name: 'Task' });
  expect(within(dialog).getByRole('combobox', { name: 'Project' })).toHaveDisplayValue('Operations (OPS)');
  expect(within(dialog).getByRole('combobox', { name: 'Issue type' })).toHaveDisplayValue('Task');
});

test('a project that is gone is not used because it was remembered', async () => {
  localStorage.setItem('debrief:last-target', JSON.stringify({ projectId: '99', issueTypeId: '3' }));
  openApp(host());
  const { user, dialog } = await openDialog('Create in Jira: Task 1');
  await user.click(within(dialog).getByRole('button', { name: 'Create' }));
  expect(await within(dialog).findByText('Choose a project and an issue type first.')).toBeVisible();
});

test('an issue nobody is sure of is explained, and a person can say that it is not there', async () => {
  actions = [
    anAction(1, {}, { state: 'asking', note: 'Looked three times.' }),
    anAction(2, {}, { state: 'checking' }),
    anAction(3, {}, { state: 'unreachable', issueId: '3', issueKey: 'OPS-3' }),
  ];
  host().jira = () => ({ status: 200, body: { issues: [] } });
  host().calls['actions.confirm-missing'] = () => {
    const found = anAction(1);
    actions = [found, ...actions.slice(1)];
    return ok(found);
  };
  openApp(host());
  expect(await screen.findByText('Checking whether Jira created it')).toBeVisible();
  expect(screen.getByText('Unreachable, counts as open')).toBeVisible();
  expect(screen.getByText('Looked three times.')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: /I looked: it isn’t there/ }));
  expect(await screen.findByRole('button', { name: 'Create in Jira: Task 1' })).toBeVisible();
  expect(host().inputsOf('actions.confirm-missing')).toMatchObject([{ actionId: actions[0]?.id }]);
});
