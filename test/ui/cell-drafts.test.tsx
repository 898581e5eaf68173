import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ActionView } from '../../src/contract/postmortem';
import type { ActionFields } from '../../src/contract/rules';
import { conflict, failed, freshHost, ok, openApp } from './support/fake-host';
import { anAction, aPostmortem, opened } from './support/postmortems';

const host = freshHost();
let action: ActionView;
let answers: boolean;

beforeEach(() => {
  action = anAction(1, { title: 'Rehearse the restore', owner: 'ada' });
  answers = true;
  host().calls = {
    'postmortem.open': () => ok(opened(aPostmortem({ actions: [action], people: ['ada', 'grace'] }))),
    'actions.save': ({ version, value }) => {
      if (!answers) return failed('UNEXPECTED', 'Debrief did not answer.');
      if (action.version !== version) return conflict(action.version, action.fields);
      action = { ...action, version: version + 1, fields: value };
      return ok(action);
    },
  };
  const people = [
    { accountId: 'ada', displayName: 'Ada Lovelace' },
    { accountId: 'grace', displayName: 'Grace Hopper' },
  ];
  host().confluence = () => ({ status: 200, body: { results: people } });
});

const elsewhere = (part: Partial<ActionFields>) => {
  action = { ...action, version: action.version + 1, fields: { ...action.fields, ...part } };
};

async function openCell(name: string | RegExp) {
  openApp(host());
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name }));
  await screen.findByTestId('cell-editor');
  return user;
}

/** The page is opened anew, as after a reload. */
async function reloaded() {
  cleanup();
  openApp(host());
  return screen.findByTestId('kept-draft');
}

const titles = () =>
  host()
    .inputsOf('actions.save')
    .map(({ value }) => (value as ActionFields).title);

test('what was typed in a cell is offered again after a reload, and saved', async () => {
  const user = await openCell('Rehearse the restore');
  await user.keyboard('Restore nightly');
  const offer = await reloaded();
  expect(offer).toHaveTextContent('Task of “Rehearse the restore”');
  await user.click(within(offer).getByRole('button', { name: 'Continue writing' }));
  expect(await screen.findByLabelText('Task')).toHaveValue('Restore nightly');
  await user.keyboard(', too{Enter}');
  expect(await screen.findByRole('button', { name: 'Restore nightly, too' })).toHaveFocus();
  expect(titles()).toEqual(['Restore nightly, too']);
  expect(localStorage).toHaveLength(0);
});

test('what somebody else saved in the same cell since then is put to the person', async () => {
  const user = await openCell('Rehearse the restore');
  await user.keyboard('Mine');
  elsewhere({ title: 'Theirs' });
  await user.click(within(await reloaded()).getByRole('button', { name: 'Continue writing' }));
  await screen.findByLabelText('Task');
  await user.keyboard('{Enter}');
  expect(await screen.findByTestId('cell-conflict')).toHaveTextContent('Somebody saved “Theirs” meanwhile.');
  expect(action.fields.title).toBe('Theirs');
  await user.click(screen.getByRole('button', { name: 'Save mine' }));
  await waitFor(() => expect(action.fields.title).toBe('Mine'));
});

test('what was saved without an answer is not saved again', async () => {
  const user = await openCell('Rehearse the restore');
  answers = false;
  await user.keyboard('Restore nightly{Enter}');
  await screen.findByRole('alert');
  answers = true;
  elsewhere({ title: 'Restore nightly' });
  await user.click(within(await reloaded()).getByRole('button', { name: 'Continue writing' }));
  await screen.findByLabelText('Task');
  await user.keyboard('{Enter}');
  expect(await screen.findByRole('button', { name: 'Restore nightly' })).toBeVisible();
  expect(action.version).toBe(2);
});

test.each(['{Escape}', 'Rehearse the restore{Enter}'])('%s leaves nothing to offer', async (keys) => {
  const user = await openCell('Rehearse the restore');
  await user.keyboard('Not needed');
  await user.clear(screen.getByLabelText('Task'));
  await user.keyboard(keys);
  await waitFor(() => expect(screen.queryByTestId('cell-editor')).not.toBeInTheDocument());
  expect(localStorage).toHaveLength(0);
  expect(titles()).toEqual([]);
});

test('an owner whom nobody could save is the one that is tried again', async () => {
  const user = await openCell('Owner: Ada Lovelace');
  answers = false;
  await user.click(await screen.findByRole('option', { name: 'Grace Hopper' }));
  await screen.findByRole('alert');
  expect(screen.getByText('Chosen: Grace Hopper')).toBeVisible();
  answers = true;
  await user.click(within(await reloaded()).getByRole('button', { name: 'Continue writing' }));
  await user.click(await screen.findByRole('button', { name: 'Save owner' }));
  expect(await screen.findByRole('button', { name: 'Owner: Grace Hopper' })).toBeVisible();
  expect(action.fields.owner).toBe('grace');
});
