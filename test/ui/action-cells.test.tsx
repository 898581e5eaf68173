import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ActionView } from '../../src/contract/postmortem';
import type { ActionFields } from '../../src/contract/rules';
import { conflict, failed, freshHost, ok, openApp } from './support/fake-host';
import { anAction, aPostmortem, opened } from './support/postmortems';

const host = freshHost();
let actions: ActionView[] = [];

/** The functions behind saving, with a record that remembers; `before` may answer in their place. */
function saving(before: (round: number) => ReturnType<typeof failed> | null = () => null) {
  let round = 0;
  host().calls = {
    'postmortem.open': () => ok(opened(aPostmortem({ actions, people: ['ada', 'grace'] }))),
    'actions.save': ({ id, version, value }) => {
      round += 1;
      const instead = before(round);
      if (instead) return instead;
      const now = actions.find((action) => action.id === id);
      if (!now || now.version !== version) return conflict(now?.version ?? 0, now?.fields ?? null);
      const saved = { ...now, version: version + 1, fields: value };
      put(saved);
      return ok(saved);
    },
  };
}
const put = (action: ActionView) => {
  actions = actions.map((other) => (other.id === action.id ? action : other));
};
/** Somebody else saves, and this page does not know yet. */
const elsewhere = (number: number, part: Partial<ActionFields>) => {
  const now = actions[number - 1];
  if (now) put({ ...now, version: now.version + 1, fields: { ...now.fields, ...part } });
};

beforeEach(() => {
  actions = [
    anAction(1, { title: 'Rehearse the restore', priority: 'low' }),
    anAction(2, { title: 'Alert on lag', priority: 'high' }),
  ];
  host().confluence = (path) =>
    path.startsWith('/wiki/rest/api/search/user')
      ? { status: 200, body: { results: [{ user: { accountId: 'alan', displayName: 'Alan Turing' } }] } }
      : {
          status: 200,
          body: {
            results: [
              { accountId: 'ada', displayName: 'Ada Lovelace' },
              { accountId: 'grace', displayName: 'Grace Hopper' },
              { accountId: 'alan', displayName: 'Alan Turing' },
            ],
          },
        };
});

async function show() {
  openApp(host());
  await screen.findByRole('table', { name: 'Action items' });
  return userEvent.setup();
}

const row = (number: number) => screen.getByTestId(`action-${actions[number - 1]?.id ?? ''}`);
const cell = (number: number, name: string | RegExp) => within(row(number)).getByRole('button', { name });
const saves = () => host().inputsOf('actions.save');
const editor = () => screen.findByTestId('cell-editor');

test('Enter opens a cell, Enter saves it, and the focus is back on it', async () => {
  saving();
  const user = await show();
  cell(1, 'Rehearse the restore').focus();
  await user.keyboard('{Enter}');
  const input = await within(await editor()).findByLabelText('Task');
  expect(input).toHaveFocus();
  await user.keyboard('Rehearse the restore nightly{Enter}');
  await waitFor(() => expect(cell(1, 'Rehearse the restore nightly')).toHaveFocus());
  expect(saves()).toMatchObject([
    { version: 1, value: { title: 'Rehearse the restore nightly', priority: 'low' } },
  ]);
  expect(screen.getByTestId('announcements')).toHaveTextContent('Task is saved');
});

test('F2 opens, Escape takes everything back, and an unchanged cell saves nothing', async () => {
  saving();
  const user = await show();
  cell(1, 'Rehearse the restore').focus();
  await user.keyboard('{F2}');
  await editor();
  await user.keyboard('something else{Escape}');
  expect(cell(1, 'Rehearse the restore')).toHaveFocus();
  await user.keyboard('{Enter}');
  await editor();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(cell(1, 'Rehearse the restore')).toHaveFocus());
  expect(saves()).toEqual([]);
});

test('Tab saves and moves on, Shift+Tab back, also over the end of a row', async () => {
  saving();
  const user = await show();
  cell(1, 'Priority: Low').focus();
  await user.keyboard('{Enter}');
  await user.selectOptions(await within(await editor()).findByLabelText('Priority'), 'Critical');
  await user.tab();
  expect(cell(1, 'Due: No date')).toHaveFocus();
  await waitFor(() => expect(cell(1, 'Priority: Critical')).toBeVisible());
  expect(cell(1, 'Due: No date')).toHaveFocus();

  cell(2, 'Alert on lag').focus();
  await user.keyboard('{Enter}');
  await editor();
  await user.keyboard('Alert on replica lag');
  await user.tab({ shift: true });
  expect(cell(1, 'Status: Proposed')).toHaveFocus();
  await waitFor(() => expect(saves()).toHaveLength(2));
  await waitFor(() => expect(cell(2, 'Alert on replica lag')).toBeVisible());
});

test('a due date is typed in words, and what is not clear is not saved', async () => {
  saving();
  const user = await show();
  cell(1, 'Due: No date').focus();
  await user.keyboard('{Enter}');
  const input = await within(await editor()).findByLabelText('Due');
  await user.type(input, '01/02/2026{Enter}');
  expect(await screen.findByRole('alert')).toHaveTextContent(/not clear which day.*2026-01-02.*2026-02-01/);
  expect(input).toHaveFocus();
  await user.tab();
  expect(input).toHaveFocus();
  await user.clear(input);
  await user.type(input, '30 Nov 2026');
  expect(await editor()).toHaveTextContent('That is Mon, 30 Nov 2026');
  await user.keyboard('{Enter}');
  await waitFor(() => expect(cell(1, /Due: 30 Nov 2026/)).toHaveFocus());
  expect(saves()).toMatchObject([{ value: { dueOn: '2026-11-30' } }]);
});

test('an owner is found on the page or by name, with the keyboard alone', async () => {
  saving();
  const user = await show();
  cell(1, 'Owner: Nobody').focus();
  await user.keyboard('{Enter}');
  const box = await within(await editor()).findByRole('combobox');
  expect(
    within(screen.getByRole('listbox'))
      .getAllByRole('option')
      .map((option) => option.textContent),
  ).toEqual(['Nobody', 'Me', 'Ada Lovelace', 'Grace Hopper']);
  await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
  expect(box).toHaveAttribute(
    'aria-activedescendant',
    screen.getByRole('option', { name: 'Ada Lovelace' }).id,
  );
  await user.keyboard('{Enter}');
  await waitFor(() => expect(cell(1, 'Owner: Ada Lovelace')).toHaveFocus());

  await user.keyboard('{Enter}');
  await user.type(await within(await editor()).findByRole('combobox'), 'alan');
  await screen.findByRole('option', { name: 'Alan Turing' });
  await user.keyboard('{ArrowDown}{Enter}');
  await waitFor(() => expect(cell(1, 'Owner: Alan Turing')).toHaveFocus());
  // Tab takes what the arrow keys have marked, as Enter does.
  await user.keyboard('{Enter}');
  await user.type(await within(await editor()).findByRole('combobox'), 'grace{ArrowDown}');
  await user.tab();
  await waitFor(() => expect(cell(1, 'Owner: Grace Hopper')).toHaveFocus());
  expect(saves().map(({ value }) => (value as ActionFields).owner)).toEqual(['ada', 'alan', 'grace']);
});

test('a failed save keeps the text, says why and is the same change when it is tried again', async () => {
  saving((round) => (round === 1 ? failed('UNEXPECTED', 'Debrief did not answer.') : null));
  const user = await show();
  cell(1, 'Rehearse the restore').focus();
  await user.keyboard('{Enter}');
  await editor();
  await user.keyboard('Restore nightly{Enter}');
  expect(await screen.findByRole('alert')).toHaveTextContent('Not saved. Debrief did not answer.');
  expect(screen.getByLabelText('Task')).toHaveValue('Restore nightly');
  await user.click(screen.getByRole('button', { name: 'Save task' }));
  await waitFor(() => expect(cell(1, 'Restore nightly')).toBeVisible());
  const [first, second] = saves();
  expect(second?.['changeId']).toBe(first?.['changeId']);
});

test('what others changed in other cells stays, and nobody is asked', async () => {
  saving();
  const user = await show();
  elsewhere(1, { title: 'Rehearse every restore' });
  cell(1, 'Priority: Low').focus();
  await user.keyboard('{Enter}');
  await user.selectOptions(await within(await editor()).findByLabelText('Priority'), 'Critical');
  await user.keyboard('{Enter}');
  await waitFor(() =>
    expect(actions[0]?.fields).toMatchObject({ title: 'Rehearse every restore', priority: 'critical' }),
  );
  expect(await screen.findByText('Rehearse every restore')).toBeVisible();
  const [first, second] = saves();
  expect(second?.['changeId']).not.toBe(first?.['changeId']);
});

test.each([
  ['Use theirs', 'Their words', 1],
  ['Save mine', 'My words', 2],
])('the same cell changed by two people is put to the person: %s', async (button, kept, count) => {
  saving();
  const user = await show();
  elsewhere(1, { title: 'Their words' });
  cell(1, 'Rehearse the restore').focus();
  await user.keyboard('{Enter}');
  await editor();
  await user.keyboard('My words{Enter}');
  const question = await screen.findByTestId('cell-conflict');
  expect(question).toHaveTextContent('Somebody saved “Their words” meanwhile.');
  expect(screen.getByLabelText('Task')).toHaveValue('My words');
  await user.keyboard('{Enter}');
  expect(saves()).toHaveLength(1);
  await user.click(within(question).getByRole('button', { name: button }));
  expect(await screen.findByRole('button', { name: kept })).toHaveFocus();
  expect(actions[0]?.fields.title).toBe(kept);
  expect(saves()).toHaveLength(count);
});

test.each([
  ['Committed', 'A committed action needs an owner.', 'Find a person'],
  ['Dropped', 'Say why it is dropped; the reason is kept with it.', 'Why it is dropped'],
])('choosing %s leads to what is missing for it', async (status, message, label) => {
  saving();
  const user = await show();
  cell(1, 'Status: Proposed').focus();
  await user.keyboard('{Enter}');
  await user.selectOptions(await within(await editor()).findByLabelText('Status'), status);
  await user.keyboard('{Enter}');
  const form = await screen.findByRole('form', { name: 'action “Rehearse the restore”' });
  await waitFor(() => expect(within(form).getByLabelText(new RegExp(`^${label}`))).toHaveFocus());
  expect(within(form).getByText(message)).toBeVisible();
  expect(within(form).getByLabelText('Status')).toHaveDisplayValue(status);
  expect(saves()).toEqual([]);
  await user.click(within(form).getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(cell(1, 'Status: Proposed')).toHaveFocus());
});

test('an edited row stays in sight although the filter leaves it out', async () => {
  saving();
  const user = await show();
  await user.selectOptions(within(screen.getByRole('search')).getByLabelText('Priority'), 'Low');
  expect(screen.queryByText('Alert on lag')).not.toBeInTheDocument();
  cell(1, 'Priority: Low').focus();
  await user.keyboard('{Enter}');
  await user.selectOptions(await within(await editor()).findByLabelText('Priority'), 'Critical');
  await user.keyboard('{Enter}');
  await waitFor(() => expect(cell(1, 'Priority: Critical')).toHaveFocus());
  await user.selectOptions(within(screen.getByRole('search')).getByLabelText('Status'), 'Open');
  expect(await screen.findByTestId('nothing-matches')).toBeVisible();
});

test('a vague task gets a question while it is written, in a cell and in the editor', async () => {
  saving();
  const user = await show();
  cell(1, 'Rehearse the restore').focus();
  await user.keyboard('{Enter}');
  await editor();
  await user.keyboard('Improve the restore');
  await waitFor(() =>
    expect(screen.getByTestId('wording-hint')).toHaveTextContent(
      '“Improve” leaves open when this is done. By which change?',
    ),
  );
  await user.keyboard(' to below 2 hours');
  await waitFor(() => expect(screen.getByTestId('wording-hint')).toBeEmptyDOMElement());
  await user.keyboard('{Enter}');
  await waitFor(() => expect(saves()).toHaveLength(1));
  await user.click(screen.getByRole('button', { name: 'Add action' }));
  const form = await screen.findByRole('form', { name: 'action' });
  await user.type(within(form).getByLabelText(/^Task/), 'Be more careful');
  const hint = await within(form).findByText(/nobody is careful/);
  expect(hint.closest('[aria-live]')).toHaveAttribute('aria-live', 'polite');
  await user.type(within(form).getByLabelText('Due date'), '2 days');
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(saves()).toHaveLength(2));
});
