import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ActionFields } from '../../src/contract/rules';
import { conflict, failed, freshHost, ok, openApp } from './support/fake-host';
import { IssueFunctions } from './support/issue-functions';
import { jiraWith } from './support/jira';
import { anAction } from './support/postmortems';

const host = freshHost();
let functions: IssueFunctions;

beforeEach(() => {
  functions = new IssueFunctions(host(), [
    anAction(1, { priority: 'low' }),
    anAction(2, { priority: 'critical', owner: 'ada', dueOn: '2030-01-01' }),
    anAction(3, { owner: 'ada', dueOn: '2030-01-01' }),
    anAction(4, { status: 'done' }),
    anAction(5, {}, { state: 'linked', issueId: '7', issueKey: 'OPS-7' }),
  ]);
  host().jira = jiraWith(() => []);
  host().confluence = () => ({
    status: 200,
    body: { results: [{ accountId: 'ada', displayName: 'Ada Lovelace' }] },
  });
  saving();
});

function saving(refuse: (title: string, round: number) => ReturnType<typeof failed> | null = () => null) {
  let round = 0;
  host().calls['actions.save'] = ({ id, version, value }) => {
    round += 1;
    const now = functions.actions.find((action) => action.id === id);
    const instead = refuse(now?.fields.title ?? '', round);
    if (instead) return instead;
    if (!now || now.version !== version) return conflict(now?.version ?? 0, now?.fields ?? null);
    const saved = { ...now, version: version + 1, fields: value };
    functions.actions = functions.actions.map((other) => (other.id === id ? saved : other));
    return ok(saved);
  };
}

async function show() {
  openApp(host());
  await screen.findByRole('table', { name: 'Action items' });
  return userEvent.setup();
}

const box = (number: number) => screen.getByRole('checkbox', { name: `Select Task ${number}` });
const all = () => screen.getByRole('checkbox', { name: 'Select all shown' });
const bar = () => screen.findByTestId('bulk');
const fieldsOf = (number: number) => functions.actions[number - 1]?.fields;
const result = async (text: string) => within(await bar()).findByText(text);
const saves = () => host().inputsOf('actions.save');

describe('selecting', () => {
  test('one by one, a range with Shift, all that are shown, and none', async () => {
    const user = await show();
    expect(screen.queryByTestId('bulk')).not.toBeInTheDocument();
    await user.click(box(2));
    expect(await bar()).toHaveTextContent('1 action selected');
    expect(all()).toBePartiallyChecked();
    fireEvent.click(box(4), { shiftKey: true });
    expect([1, 2, 3, 4, 5].map((number) => (box(number) as HTMLInputElement).checked)).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
    await user.click(all());
    expect(await bar()).toHaveTextContent('5 actions selected');
    expect(all()).toBeChecked();
    await user.click(within(await bar()).getByRole('button', { name: 'Select none' }));
    expect(screen.queryByTestId('bulk')).not.toBeInTheDocument();
    expect(all()).toHaveFocus();
  });

  test('holds only what is shown: nothing out of sight is changed', async () => {
    const user = await show();
    await user.click(all());
    await user.selectOptions(within(screen.getByRole('search')).getByLabelText('Priority'), 'Low');
    await waitFor(async () => expect(await bar()).toHaveTextContent('1 action selected'));
    await user.click(within(await bar()).getByRole('button', { name: 'Set priority' }));
    await user.click(await screen.findByRole('button', { name: 'Change 1 action' }));
    await result('1 action changed');
    expect(saves()).toMatchObject([{ id: functions.actions[0]?.id, value: { priority: 'high' } }]);
    expect(screen.getByText('Task 1')).toBeVisible();
  });
});

describe('changing many', () => {
  const choose = async (
    user: ReturnType<typeof userEvent.setup>,
    numbers: readonly number[],
    button: string,
  ) => {
    for (const number of numbers) await user.click(box(number));
    await user.click(within(await bar()).getByRole('button', { name: button }));
  };

  test('sets a priority; what is so already is not saved again', async () => {
    const user = await show();
    await choose(user, [1, 2, 3], 'Set priority');
    await user.selectOptions(await within(await bar()).findByLabelText('Priority'), 'Critical');
    await user.click(screen.getByRole('button', { name: 'Change 3 actions' }));
    expect(await result('3 actions changed')).toHaveFocus();
    expect([1, 2, 3].map((number) => fieldsOf(number)?.priority)).toEqual([
      'critical',
      'critical',
      'critical',
    ]);
    expect(saves()).toHaveLength(2);
    await user.click(within(await bar()).getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.getByRole('button', { name: 'Set priority' })).toHaveFocus());
  });

  test('sets a due date in words and an owner', async () => {
    const user = await show();
    await choose(user, [1, 3], 'Set due date');
    await user.type(await within(await bar()).findByLabelText('Due date'), 'soonish');
    await user.click(screen.getByRole('button', { name: 'Change 2 actions' }));
    expect(within(await bar()).getAllByRole('alert')[0]).toHaveTextContent(
      'not a date that Debrief can read',
    );
    await user.clear(within(await bar()).getByLabelText('Due date'));
    await user.type(within(await bar()).getByLabelText('Due date'), '30 Nov 2030');
    await user.click(screen.getByRole('button', { name: 'Change 2 actions' }));
    await result('2 actions changed');
    expect([1, 3].map((number) => fieldsOf(number)?.dueOn)).toEqual(['2030-11-30', '2030-11-30']);

    await user.click(within(await bar()).getByRole('button', { name: 'Set owner' }));
    await user.click(screen.getByRole('button', { name: 'Change 2 actions' }));
    expect(within(await bar()).getByRole('alert')).toHaveTextContent('Choose a person, or nobody.');
    await user.click(within(await bar()).getByRole('option', { name: 'Ada Lovelace' }));
    expect(screen.getByTestId('bulk-owner')).toHaveTextContent('Ada Lovelace');
    await user.click(screen.getByRole('button', { name: 'Change 2 actions' }));
    await result('2 actions changed');
    expect([1, 3].map((number) => fieldsOf(number)?.owner)).toEqual(['ada', 'ada']);
  });

  test('commits those that may be, says why not of each of the others, and takes them up once they may', async () => {
    const user = await show();
    await choose(user, [1, 2, 3, 4], 'Commit');
    await user.click(await screen.findByRole('button', { name: 'Commit 4 actions' }));
    expect(await result('2 actions changed, 2 not')).toHaveFocus();
    const failures = within(screen.getByTestId('bulk-failures')).getAllByRole('listitem');
    expect(failures.map((line) => line.textContent)).toEqual([
      'Task 1Not changed. A committed action needs an owner and a due date. Add both, or leave it proposed.',
      'Task 4Not changed. It is done.',
    ]);
    expect([1, 2, 3, 4].map((number) => fieldsOf(number)?.status)).toEqual([
      'proposed',
      'committed',
      'committed',
      'done',
    ]);

    // What was missing is added in the table, and the others are tried again.
    await user.click(screen.getByRole('button', { name: 'More for “Task 1”' }));
    await user.click(screen.getByRole('menuitem', { name: 'Edit' }));
    const form = await screen.findByRole('form', { name: 'action “Task 1”' });
    await user.click(within(form).getByRole('button', { name: 'Assign to me' }));
    await user.type(within(form).getByLabelText('Due date'), '2030-05-05');
    await user.click(within(form).getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(form).not.toBeInTheDocument());
    await user.click(screen.getByRole('button', { name: 'Retry 2' }));
    expect(await result('1 action changed, 1 not')).toBeVisible();
    expect(fieldsOf(1)).toMatchObject({ status: 'committed', owner: 'me' });
  });

  test('drops with a reason, which is asked for', async () => {
    const user = await show();
    await choose(user, [1, 5], 'Drop');
    await user.click(await screen.findByRole('button', { name: 'Drop 2 actions' }));
    expect(within(await bar()).getByRole('alert')).toHaveTextContent('Say why they are dropped.');
    await user.type(within(await bar()).getByLabelText(/Why it is dropped/), 'The vendor does it');
    await user.click(screen.getByRole('button', { name: 'Drop 2 actions' }));
    await result('2 actions changed');
    expect([1, 5].map((number) => fieldsOf(number))).toMatchObject([
      { status: 'dropped', dropReason: 'The vendor does it' },
      { status: 'dropped', dropReason: 'The vendor does it' },
    ]);
  });

  test('a failure is said at its row and tried again as the same change; edits of others stay', async () => {
    saving((title, round) =>
      title === 'Task 2' && round === 3 ? failed('UNEXPECTED', 'Debrief did not answer.') : null,
    );
    const user = await show();
    await choose(user, [1, 2], 'Set priority');
    const [first] = functions.actions;
    if (first)
      functions.actions[0] = {
        ...first,
        version: 2,
        fields: { ...first.fields, title: 'Renamed elsewhere' },
      };
    await user.click(await screen.findByRole('button', { name: 'Change 2 actions' }));
    expect(await result('1 action changed, 1 not')).toBeVisible();
    const failures = screen.getByTestId('bulk-failures');
    expect(failures).toHaveTextContent('Task 2Not changed. Debrief did not answer.');
    await user.click(screen.getByRole('button', { name: 'Retry 1' }));
    expect(await result('1 action changed')).toBeVisible();
    expect(fieldsOf(1)).toMatchObject({ title: 'Renamed elsewhere', priority: 'high' });
    const ofTwo = saves().filter(({ value }) => (value as ActionFields).title === 'Task 2');
    expect(ofTwo).toHaveLength(2);
    expect(ofTwo[0]?.['changeId']).toBe(ofTwo[1]?.['changeId']);
  });

  test('creates the issues of those that have none', async () => {
    const user = await show();
    await choose(user, [1, 3, 4, 5], 'Create 2 in Jira');
    expect(await screen.findByText(/2 of 4 can be created/)).toBeVisible();
    const dialog = await screen.findByRole('dialog', { name: 'Create 2 issues in Jira' });
    expect(within(dialog).getByText('Task 1')).toBeVisible();
    expect(within(dialog).getByText('Task 3')).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    await user.click(box(1));
    await user.click(box(3));
    expect(within(await bar()).getByRole('button', { name: 'Create in Jira' })).toBeDisabled();
  });

  test('once all are created nothing is selected any more', async () => {
    const user = await show();
    host().jira = jiraWith(() => []);
    await choose(user, [1, 3], 'Create 2 in Jira');
    const dialog = await screen.findByRole('dialog');
    await within(dialog).findByRole('option', { name: 'Operations (OPS)' });
    await user.selectOptions(within(dialog).getByRole('combobox', { name: 'Project' }), 'Operations (OPS)');
    await within(dialog).findByRole('option', { name: 'Task' });
    await user.selectOptions(within(dialog).getByRole('combobox', { name: 'Issue type' }), 'Task');
    await within(dialog).findByTestId('create-form');
    await user.click(within(dialog).getByRole('button', { name: 'Create 2 issues' }));
    await waitFor(() => expect(screen.queryByTestId('bulk')).not.toBeInTheDocument());
    expect(screen.getByTestId('announcements')).toHaveTextContent('Created OPS-1, OPS-3');
    expect(box(1)).not.toBeChecked();
  });

  test('marks done what has no issue, and says where the others are closed', async () => {
    const user = await show();
    await choose(user, [1, 4, 5], 'Mark done');
    await user.click(await screen.findByRole('button', { name: 'Mark 3 actions done' }));
    expect(await result('1 action changed, 2 not')).toBeVisible();
    expect(fieldsOf(1)?.status).toBe('done');
    expect(screen.getByTestId('bulk-failures')).toHaveTextContent(
      'Task 5Not changed. Its issue is open. Mark it done in its own row, or close the issue in Jira.',
    );
  });
});
