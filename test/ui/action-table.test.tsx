import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ActionView } from '../../src/contract/postmortem';
import { freshHost, ok, openApp } from './support/fake-host';
import { anAction, anIssue, aPostmortem, opened } from './support/postmortems';
import { pass } from './support/time';

const host = freshHost();
const PEOPLE = [
  { accountId: 'ada', displayName: 'Ada Lovelace' },
  { accountId: 'grace', displayName: 'Grace Hopper' },
];

/** A plain date so many days from today, where the tests run. */
function inDays(days: number): string {
  const now = new Date();
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 12);
  return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`;
}

const LIST: readonly ActionView[] = [
  anAction(1, {
    title: 'Rehearse the restore',
    priority: 'low',
    owner: 'grace',
    dueOn: inDays(30),
    status: 'committed',
  }),
  anAction(2, { title: 'alert on lag', priority: 'critical', dueOn: inDays(-3) }),
  anAction(3, { title: 'Cap the pool', priority: 'medium', owner: 'ada', dueOn: inDays(-9), status: 'done' }),
  anAction(4, { title: 'Write the runbook', priority: 'high', type: 'process' }),
  anAction(
    5,
    { title: 'Back up', priority: 'critical', owner: 'ada', dueOn: inDays(2), status: 'committed' },
    { state: 'linked', issueId: '7', issueKey: 'OPS-7' },
  ),
  anAction(6, { title: 'Zip logs', priority: 'high', status: 'dropped', dropReason: 'Too dear' }),
];

beforeEach(() => {
  host().confluence = () => ({ status: 200, body: { results: PEOPLE } });
  host().jira = () => ({
    status: 200,
    body: { issues: [anIssue('7', 'OPS-7', 'indeterminate', 'In Progress')] },
  });
});

async function show(actions: readonly ActionView[] = LIST, mayEdit = true) {
  host().calls = {
    'postmortem.open': () => ok(opened(aPostmortem({ actions, people: ['ada', 'grace'] }), [], mayEdit)),
  };
  openApp(host());
  const table = await screen.findByRole('table', { name: 'Action items' });
  await screen.findAllByText('Ada Lovelace');
  return { user: userEvent.setup(), table };
}

const rowsOf = () => screen.queryAllByTestId(/^action-0189/);
const order = () => rowsOf().map((row) => Number(row.dataset['testid']?.slice(-3)));
const row = (title: string) => screen.getByText(title).closest('tr') ?? document.body;
const said = () => screen.getByTestId('announcements');

describe('sorting', () => {
  test.each([
    ['Task', [2, 5, 3, 1, 4, 6], [6, 4, 1, 3, 5, 2]],
    ['Owner', [3, 5, 1, 2, 4, 6], [1, 3, 5, 2, 4, 6]],
    ['Priority', [2, 5, 4, 6, 3, 1], [1, 3, 4, 6, 2, 5]],
    ['Due', [2, 3, 5, 1, 4, 6], [1, 5, 3, 2, 4, 6]],
    ['Type', [1, 2, 3, 5, 6, 4], [4, 1, 2, 3, 5, 6]],
    ['Status', [2, 4, 1, 5, 3, 6], [6, 3, 1, 5, 2, 4]],
    ['Issue', [5, 1, 2, 3, 4, 6], [5, 1, 2, 3, 4, 6]],
  ])('by %s: up, down, and back to the arranged order', async (column, up, down) => {
    const { user, table } = await show();
    const head = within(table).getByRole('button', { name: column });
    expect(order()).toEqual([1, 2, 3, 4, 5, 6]);
    await user.click(head);
    expect(order()).toEqual(up);
    expect(within(table).getByRole('columnheader', { name: column })).toHaveAttribute(
      'aria-sort',
      'ascending',
    );
    expect(said()).toHaveTextContent(/^Sorted by .*, ascending$/);
    await user.click(head);
    expect(order()).toEqual(down);
    await user.click(head);
    expect(order()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(said()).toHaveTextContent('In the order in which they are arranged');
  });
});

describe('due dates', () => {
  test('say in words what is overdue or near, of open actions alone', async () => {
    await show();
    expect(row('alert on lag')).toHaveTextContent('Overdue by 3 days');
    expect(row('Back up')).toHaveTextContent('Due in 2 days');
    expect(row('Cap the pool')).not.toHaveTextContent(/Overdue/);
    expect(row('Rehearse the restore')).not.toHaveTextContent(/Due in|Overdue/);
  });

  test('today and yesterday are told apart', async () => {
    await show([
      anAction(1, { title: 'Now', owner: 'ada', dueOn: inDays(0) }),
      anAction(2, { title: 'Late', owner: 'ada', dueOn: inDays(-1) }),
    ]);
    expect(row('Now')).toHaveTextContent('Due today');
    expect(row('Late')).toHaveTextContent('Overdue by 1 day');
  });

  test('an issue that is done in Jira is not overdue, whatever the page says', async () => {
    host().jira = () => ({ status: 200, body: { issues: [anIssue('7', 'OPS-7', 'done', 'Done')] } });
    const late = anAction(
      1,
      { title: 'Late', owner: 'ada', dueOn: inDays(-5) },
      { state: 'linked', issueId: '7', issueKey: 'OPS-7', issueDone: true },
    );
    await show([late]);
    await waitFor(() => expect(within(row('Late')).getByTestId('action-status')).toHaveTextContent('Done'));
    expect(row('Late')).not.toHaveTextContent(/Overdue/);
  });
});

describe('filters', () => {
  const choose = async (user: ReturnType<typeof userEvent.setup>, label: string, option: string) => {
    const bar = screen.getByRole('search', { name: 'Filter actions' });
    await user.selectOptions(within(bar).getByLabelText(label), option);
  };

  test.each([
    ['Status', 'Open', [1, 2, 4, 5]],
    ['Status', 'Overdue', [2]],
    ['Status', 'Due within 7 days', [5]],
    ['Status', 'Open, without issue', [1, 2, 4]],
    ['Status', 'Dropped', [6]],
    ['Owner', 'Ada Lovelace', [3, 5]],
    ['Owner', 'Nobody', [2, 4, 6]],
    ['Priority', 'Critical', [2, 5]],
  ])('%s: %s', async (label, option, shown) => {
    const { user } = await show();
    await choose(user, label, option);
    expect(order()).toEqual(shown);
    expect(screen.getByTestId('actions-shown')).toHaveTextContent(`${shown.length} of 6 shown`);
    await user.click(screen.getByRole('button', { name: 'Show all' }));
    expect(order()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(screen.getByTestId('actions-shown')).toHaveTextContent('6 actions');
  });

  test('words are found in the task, the owner, the issue and the reason, all of them together', async () => {
    const { user } = await show();
    const input = screen.getByRole('searchbox', { name: 'Search' });
    for (const [words, shown] of [
      ['RUNBOOK', [4]],
      ['ada', [3, 5]],
      ['ops-7', [5]],
      ['dear', [6]],
      ['ada pool', [3]],
    ] as const) {
      await user.clear(input);
      await user.type(input, words);
      await waitFor(() => expect([words, order()]).toEqual([words, shown]));
    }
  });

  test('are kept while the record is read again, and together with the sorting', async () => {
    jest.useFakeTimers();
    let actions = LIST;
    host().calls = { 'postmortem.open': () => ok(opened(aPostmortem({ actions }))) };
    openApp(host());
    const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
    await screen.findByRole('table', { name: 'Action items' });
    await choose(user, 'Status', 'Open');
    await user.click(screen.getByRole('button', { name: 'Priority' }));
    expect(order()).toEqual([2, 5, 4, 1]);
    actions = [
      ...LIST,
      anAction(7, { priority: 'critical' }),
      anAction(8, { priority: 'critical', status: 'done' }),
    ];
    await pass(31);
    expect(order()).toEqual([2, 5, 7, 4, 1]);
    expect(screen.getByTestId('actions-shown')).toHaveTextContent('5 of 8 shown');
  });

  test('that nothing matches say so, with the way back', async () => {
    const { user } = await show();
    await user.type(screen.getByRole('searchbox'), 'nothing like it');
    const message = await screen.findByTestId('nothing-matches');
    expect(message).toHaveTextContent('No action matches this filter.');
    expect(screen.queryByRole('table', { name: 'Action items' })).not.toBeInTheDocument();
    await user.click(within(message).getByRole('button', { name: 'Show all' }));
    expect(rowsOf()).toHaveLength(6);
  });
});

describe('who may only read', () => {
  test('sorts and filters, and finds nothing to edit or select', async () => {
    const { user, table } = await show(LIST, false);
    expect(within(table).queryAllByRole('checkbox')).toEqual([]);
    expect(
      within(table).queryByRole('button', { name: /More for|Owner:|alert on lag/ }),
    ).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Paste actions' })).not.toBeInTheDocument();
    await user.click(within(table).getByRole('button', { name: 'Priority' }));
    expect(order()).toEqual([2, 5, 4, 6, 3, 1]);
    await user.type(screen.getByRole('searchbox'), 'runbook');
    await waitFor(() => expect(order()).toEqual([4]));
  });

  test('an empty list offers the ways to fill it to those who may', async () => {
    host().calls = { 'postmortem.open': () => ok(opened(aPostmortem())) };
    openApp(host());
    expect(await screen.findByText(/No action items yet.*paste a table/)).toBeVisible();
    expect(screen.queryByRole('search')).not.toBeInTheDocument();
  });
});

describe('arrow keys', () => {
  test('move between cells, rows and the ends of a row', async () => {
    const { user } = await show();
    within(row('alert on lag')).getByRole('button', { name: 'alert on lag' }).focus();
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect(document.activeElement).toHaveTextContent('Priority: Critical');
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toHaveTextContent('Priority: Medium');
    expect(row('Cap the pool')).toContainElement(document.activeElement as HTMLElement);
    await user.keyboard('{Home}');
    expect(document.activeElement).toBe(screen.getByRole('checkbox', { name: 'Select Cap the pool' }));
    await user.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}{End}');
    expect(document.activeElement).toHaveAccessibleName('More for “Rehearse the restore”');
  });

  test('a long table can be skipped', async () => {
    const { user } = await show();
    screen.getByRole('button', { name: 'Skip the table' }).focus();
    await user.keyboard('{Enter}{Tab}');
    expect(screen.getByRole('button', { name: 'Add action' })).toHaveFocus();
  });
});
