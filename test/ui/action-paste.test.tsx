import { cleanup, createEvent, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ActionView } from '../../src/contract/postmortem';
import type { ActionFields } from '../../src/contract/rules';
import { conflict, failed, freshHost, ok, openApp } from './support/fake-host';
import { anAction, aPostmortem, opened } from './support/postmortems';

const host = freshHost();
const SEED =
  'SRE Lead - Tune alert thresholds - High - 2026-03-06; Ada Lovelace - Review deployment workflow - Medium - 9 Mar 2026; QA Engineer - Add regression tests - High - 7 Mar 2026';
let actions: ActionView[] = [];
/** By change id: a repeated call finds its own change, as the functions do. */
let changes = new Map<string, ActionView>();

function saving(
  refuse: (title: string, round: number) => ReturnType<typeof failed> | 'lost' | null = () => null,
) {
  let round = 0;
  host().calls = {
    'postmortem.open': () => ok(opened(aPostmortem({ actions, people: ['ada', 'grace'] }))),
    'actions.save': ({ id, changeId, version, position, value }) => {
      round += 1;
      const answer = refuse(value.title, round);
      if (answer !== null && answer !== 'lost') return answer;
      const repeated = changes.get(changeId);
      if (repeated) return ok(repeated);
      const now = actions.find((action) => action.id === id);
      if ((now?.version ?? 0) !== version) return conflict(now?.version ?? 0, now?.fields ?? null);
      const saved = { ...anAction(1, value), id, position, version: version + 1 };
      actions = [...actions.filter((action) => action.id !== id), saved];
      changes.set(changeId, saved);
      return answer === 'lost' ? failed('UNEXPECTED', 'Debrief did not answer.') : ok(saved);
    },
  };
}

beforeEach(() => {
  actions = [anAction(1, { title: 'Rehearse the restore' })];
  changes = new Map();
  host().confluence = (path) =>
    path.startsWith('/wiki/rest/api/search/user')
      ? { status: 200, body: { results: [{ user: { accountId: 'quinn', displayName: 'Quinn Engineer' } }] } }
      : {
          status: 200,
          body: {
            results: [
              { accountId: 'ada', displayName: 'Ada Lovelace' },
              { accountId: 'grace', displayName: 'Grace Hopper' },
              { accountId: 'mentioned', displayName: 'Margaret Hamilton' },
            ],
          },
        };
});

async function openPanel() {
  openApp(host());
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Paste actions' }));
  const panel = await screen.findByTestId('paste-actions');
  return { user, panel, input: await within(panel).findByLabelText('Text or table') };
}

/** As a browser hands over what is on the clipboard. */
function paste(input: HTMLElement, text: string, html = '') {
  const event = createEvent.paste(input, {
    clipboardData: { getData: (type: string) => (type === 'text/html' ? html : text) },
  });
  fireEvent(input, event);
}

const cell = (name: string) => screen.getByLabelText(name);
const saved = () =>
  host()
    .inputsOf('actions.save')
    .map(({ value }) => value as ActionFields);

test('a line of three actions is previewed, and added one by one with its owners', async () => {
  saving();
  const { user, panel, input } = await openPanel();
  expect(input).toHaveFocus();
  paste(input, SEED);
  expect(await within(panel).findByText('3 actions found. Look them over, then add them.')).toBeVisible();
  expect(within(panel).getByRole('heading', { name: 'Paste actions' })).toHaveFocus();
  expect(
    [cell('Task, row 1'), cell('Owner, row 1'), cell('Priority, row 1'), cell('Due date, row 1')].map(
      (one) => (one as HTMLInputElement).value,
    ),
  ).toEqual(['Tune alert thresholds', 'SRE Lead', 'high', '2026-03-06']);
  // A name of the page is that person; the others are asked about once.
  expect(
    within(panel)
      .getAllByTestId('paste-owner')
      .map((line) => line.textContent),
  ).toEqual([
    expect.stringContaining('SRE LeadNo account found; “(SRE Lead)” is added to the title'),
    expect.stringContaining('Ada Lovelaceis Ada Lovelace'),
    expect.stringContaining('QA EngineerNo account found'),
  ]);
  await user.click(within(panel).getByRole('button', { name: 'Choose a person for QA Engineer' }));
  await user.click(await within(panel).findByRole('option', { name: 'Quinn Engineer' }));
  await user.click(within(panel).getByRole('button', { name: 'Add 3 actions' }));
  await waitFor(() => expect(panel).not.toBeInTheDocument());
  expect(saved()).toMatchObject([
    {
      title: 'Tune alert thresholds (SRE Lead)',
      owner: null,
      priority: 'high',
      dueOn: '2026-03-06',
      status: 'proposed',
    },
    { title: 'Review deployment workflow', owner: 'ada', priority: 'medium', dueOn: '2026-03-09' },
    { title: 'Add regression tests', owner: 'quinn', priority: 'high', dueOn: '2026-03-07' },
  ]);
  expect(
    host()
      .inputsOf('actions.save')
      .map(({ position }) => position),
  ).toEqual([2, 3, 4]);
  expect(screen.getByTestId('announcements')).toHaveTextContent('3 actions added');
  expect(screen.getByRole('button', { name: 'Paste actions' })).toHaveFocus();
  expect(screen.getByRole('cell', { name: /^Tune alert thresholds \(SRE Lead\)/ })).toBeVisible();
  expect(screen.getByTestId('new-ones')).toHaveTextContent('3 actions were added. They are marked as new.');
  await user.click(screen.getByRole('link', { name: 'Go to the first' }));
  expect(screen.getByRole('button', { name: /^Tune alert thresholds/ })).toHaveFocus();
  const marked = screen.getAllByRole('row').filter((row) => within(row).queryByTestId('new-mark'));
  expect(marked.map((row) => row.textContent)).toEqual(
    saved().map(({ title }): unknown => expect.stringContaining(title)),
  );
  expect(screen.queryByTestId('kept-draft')).not.toBeInTheDocument();
});

test('whoever has the very name is found on the site, and somebody alike is offered', async () => {
  saving();
  const { user, panel, input } = await openPanel();
  paste(input, 'Task\tOwner\nOne\tquinn engineer\nTwo\tQuinn\nThree\tGrace');
  await waitFor(() => {
    const lines = within(panel).getAllByTestId('paste-owner');
    expect(lines[0]).toHaveTextContent('is Quinn Engineer');
  });
  await user.click(within(panel).getByRole('button', { name: 'Quinn is Quinn Engineer' }));
  await user.click(within(panel).getByRole('button', { name: 'Grace is Grace Hopper' }));
  await user.click(within(panel).getByRole('button', { name: 'Change the person for Grace' }));
  await user.click(within(panel).getByRole('option', { name: 'No person' }));
  await user.click(within(panel).getByRole('button', { name: 'Add 3 actions' }));
  await waitFor(() => expect(panel).not.toBeInTheDocument());
  expect(saved()).toMatchObject([
    { owner: 'quinn' },
    { owner: 'quinn' },
    { title: 'Three (Grace)', owner: null },
  ]);
});

test('a table of a page is taken with its mentions, dates and spanned cells', async () => {
  saving();
  const { panel, input } = await openPanel();
  paste(
    input,
    'Task Owner Due plain text is not used',
    `<meta charset="utf-8"><p>Before</p><table><tbody>
      <tr><th>Task</th><th>Owner</th><th>Due</th><th>Priority</th></tr>
      <tr><td><p>Cap the pool</p><p>at 200</p></td><td rowspan="2"><a data-account-id="mentioned">@Margaret Hamilton</a></td><td><time datetime="2026-11-30">30 Nov</time></td><td>P0</td></tr>
      <tr><td>"Quoted" task</td><td></td><td>Low</td></tr></tbody></table>`,
  );
  expect(await within(panel).findByText(/2 actions found/)).toBeVisible();
  expect(cell('Task, row 1')).toHaveValue('Cap the pool at 200');
  expect(cell('Due date, row 1')).toHaveValue('2026-11-30');
  expect(cell('Priority, row 1')).toHaveValue('critical');
  expect(cell('Task, row 2')).toHaveValue('"Quoted" task');
  expect(cell('Owner, row 2')).toHaveValue('Margaret Hamilton');
  await waitFor(() =>
    expect(within(panel).getByTestId('paste-owner')).toHaveTextContent('is Margaret Hamilton'),
  );
  await userEvent.click(within(panel).getByRole('button', { name: 'Add 2 actions' }));
  await waitFor(() => expect(saved().map(({ owner }) => owner)).toEqual(['mentioned', 'mentioned']));
});

test('a row that cannot be added says why, and is corrected in place or left out', async () => {
  saving();
  const { user, panel, input } = await openPanel();
  paste(
    input,
    'Task\tDue\tStatus\tOwner\nOne\t01/02/2026\tDone\tEdda\nTwo\tsoonish\t\t\n\t2026-03-01\t\t\nRehearse the  RESTORE\t\t\t',
  );
  expect(await within(panel).findByText(/4 actions found/)).toBeVisible();
  const [one, two, empty, known] = within(panel).getAllByTestId('paste-row');
  expect(one).toHaveTextContent(/not clear which day.*2026-01-02/);
  expect(one).toHaveTextContent('Not taken over: Status “Done”.');
  expect(two).toHaveTextContent('not a date that Debrief can read');
  expect(empty).toHaveTextContent('There is no task in this row.');
  expect(within(empty ?? panel).getByRole('checkbox')).not.toBeChecked();
  expect(known).toHaveTextContent('It is in the list already.');
  expect(within(known ?? panel).getByRole('checkbox')).not.toBeChecked();
  expect(within(panel).getByText('2 rows need a look before they can be added.')).toBeVisible();
  expect(within(panel).queryByRole('button', { name: /^Add/ })).not.toBeInTheDocument();

  await user.clear(cell('Due date, row 1'));
  await user.type(cell('Due date, row 1'), '30 Nov 2026');
  expect(one).toHaveTextContent('Mon, 30 Nov 2026');
  await user.click(within(panel).getByRole('checkbox', { name: 'Add row 2' }));
  await user.clear(cell('Owner, row 1'));
  await user.clear(cell('Task, row 1'));
  expect(within(panel).getByText('The task is empty. Write a few words.')).toBeVisible();
  await user.type(cell('Task, row 1'), 'One, corrected');
  await user.selectOptions(cell('Priority, row 1'), 'Critical');
  await user.click(within(panel).getByRole('button', { name: 'Add 1 action' }));
  // The row that needs a look has been left out by now, and nothing else is left to add.
  await waitFor(() => expect(panel).not.toBeInTheDocument());
  expect(saved()).toMatchObject([
    { title: 'One, corrected', owner: null, priority: 'critical', dueOn: '2026-11-30' },
  ]);
});

test('rows that fail say why and are tried again as the same change; nothing is added twice', async () => {
  saving((title, round) =>
    title.startsWith('Two') && round < 4
      ? 'lost'
      : title === 'Three' && round < 4
        ? failed('READ_ONLY', 'The licence has ended.')
        : null,
  );
  const { user, panel, input } = await openPanel();
  paste(input, 'One\nTwo\nThree');
  await user.click(await within(panel).findByRole('button', { name: 'Add 3 actions' }));
  expect(await within(panel).findByText('1 action added, 2 not')).toBeVisible();
  expect(panel).toContainElement(document.activeElement as HTMLElement);
  // What was added is in the table; only the rest stays.
  expect(within(panel).getByText('2 actions left to add.')).toBeVisible();
  const [two, three] = within(panel).getAllByTestId('paste-row');
  expect(two).toHaveTextContent('Not added. Debrief did not answer.');
  expect(three).toHaveTextContent('Not added. The licence has ended.');
  expect(cell('Task, row 1')).toHaveValue('Two');
  await user.click(within(panel).getByRole('button', { name: 'Retry 2' }));
  await waitFor(() => expect(panel).not.toBeInTheDocument());
  expect(actions.map(({ fields }) => fields.title)).toEqual(['Rehearse the restore', 'One', 'Two', 'Three']);
  const ofTwo = host()
    .inputsOf('actions.save')
    .filter(({ value }) => (value as ActionFields).title === 'Two');
  expect(new Set(ofTwo.map(({ changeId }) => changeId)).size).toBe(1);
});

test('a row that was saved without an answer, and edited since, is not lost and not doubled', async () => {
  saving((_title, round) => (round === 1 ? 'lost' : null));
  const { user, panel, input } = await openPanel();
  paste(input, 'One');
  await user.click(await within(panel).findByRole('button', { name: 'Add 1 action' }));
  await within(panel).findByText('0 actions added, 1 not');
  await user.type(cell('Task, row 1'), ' more');
  await user.click(within(panel).getByRole('button', { name: 'Retry 1' }));
  await waitFor(() => expect(panel).not.toBeInTheDocument());
  expect(actions.map(({ fields }) => fields.title)).toEqual(['Rehearse the restore', 'One more']);
});

test('what was pasted is kept in the browser until it is added or given up', async () => {
  saving();
  const first = await openPanel();
  paste(first.input, 'One\nTwo');
  await within(first.panel).findByText(/2 actions found/);
  await first.user.type(cell('Task, row 2'), ' edited');
  const ids = JSON.stringify(localStorage);
  cleanup();
  openApp(host());
  await userEvent.click(await screen.findByRole('button', { name: 'Continue writing' }));
  expect(await screen.findByLabelText('Task, row 2')).toHaveValue('Two edited');
  expect(JSON.stringify(localStorage)).toBe(ids);
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(localStorage).toHaveLength(0);
});

test('typed text is read on demand, and going back changes only what was changed', async () => {
  saving();
  const { user, panel, input } = await openPanel();
  await user.click(within(panel).getByRole('button', { name: 'Show preview' }));
  expect(within(panel).getByRole('alert')).toHaveTextContent('nothing in it that reads like an action');
  await user.type(input, 'One{Enter}Two');
  await user.click(within(panel).getByRole('button', { name: 'Show preview' }));
  await user.type(await within(panel).findByLabelText('Task, row 1'), ' edited');
  await user.click(within(panel).getByRole('button', { name: 'Change the text' }));
  await user.click(within(panel).getByRole('button', { name: 'Show preview' }));
  expect(cell('Task, row 1')).toHaveValue('One edited');
  await user.keyboard('{Escape}');
  expect(panel).not.toBeInTheDocument();
  expect(saved()).toEqual([]);
});
