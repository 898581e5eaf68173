import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ControlList } from '../../src/contract/controls';
import type { Answer } from '../../src/contract/failure';
import type { Versioned } from '../../src/contract/postmortem';
import { OwnControls } from '../../static/src/settings/own-controls';
import { failed, freshHost, ok, openPart } from './support/fake-host';

const host = freshHost();
const BANK: ControlList = { key: 'bank', name: 'Bank', controls: [{ id: '7.1', title: 'Backups' }] };

/** A backend that keeps what is saved. */
function backend(value: readonly ControlList[] = []) {
  const kept = { version: 0, value };
  host().calls = {
    'controls.lists': () => ok({ ...kept }),
    'controls.save-lists': ({ version, value: lists }) => {
      kept.version = version + 1;
      kept.value = lists;
      return ok({ ...kept });
    },
  };
  return kept;
}

async function add(user: ReturnType<typeof userEvent.setup>, name: string, csv: string) {
  const form = await screen.findByRole('form', { name: 'Add list' });
  if (name !== '') await user.type(within(form).getByLabelText('Name of the list'), name);
  const box = within(form).getByLabelText('or paste the CSV');
  await user.clear(box);
  if (csv !== '') {
    await user.click(box);
    await user.paste(csv);
  }
  await user.click(within(form).getByRole('button', { name: 'Add list' }));
}

test('a list is added from a pasted CSV under a key of its own, and the form is empty again', async () => {
  const kept = backend([BANK]);
  openPart(host(), <OwnControls />);
  const user = userEvent.setup();
  await add(user, 'Bank', 'ID;Title\n1.1;Backups, daily\n1.2;Alerts');
  expect(await screen.findByText('2 controls')).toBeVisible();
  expect(kept.value).toEqual([
    BANK,
    {
      key: 'bank-2',
      name: 'Bank',
      controls: [
        { id: '1.1', title: 'Backups, daily' },
        { id: '1.2', title: 'Alerts' },
      ],
    },
  ]);
  await waitFor(() => expect(screen.getByLabelText('Name of the list')).toHaveValue(''));
  expect(screen.getByLabelText('or paste the CSV')).toHaveValue('');
});

test('a name that the product uses for its own list gets another key', async () => {
  const kept = backend();
  openPart(host(), <OwnControls />);
  await add(userEvent.setup(), 'SOC 2', 'A,B');
  await waitFor(() => expect(kept.value.map(({ key }) => key)).toEqual(['soc-2-2']));
});

test('a file fills the box; one that cannot be read, or is far too large, is refused with what to do', async () => {
  backend();
  openPart(host(), <OwnControls />);
  const user = userEvent.setup();
  const file = (text: () => Promise<string>, size = 10) => {
    const made = new File(['x'], 'list.csv', { type: 'text/csv' });
    Object.defineProperty(made, 'size', { value: size });
    return Object.assign(made, { text });
  };
  const chooser = await screen.findByLabelText('CSV file');
  await user.upload(
    chooser,
    file(() => Promise.reject(new Error('gone'))),
  );
  expect(await screen.findByRole('alert')).toHaveTextContent('The browser could not read this file.');
  await user.upload(
    chooser,
    file(() => Promise.resolve('x'), 2_000_000),
  );
  await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent('larger than 1 MB'));
  await user.upload(
    chooser,
    file(() => Promise.resolve('1.1,Backups')),
  );
  await waitFor(() => expect(screen.getByLabelText('or paste the CSV')).toHaveValue('1.1,Backups'));
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

test('what is missing or wrong in it is said, and nothing is sent', async () => {
  backend();
  openPart(host(), <OwnControls />);
  const user = userEvent.setup();
  expect(await screen.findByText('There are none yet.')).toBeVisible();
  await add(user, '', '1.1,Backups');
  expect(screen.getByRole('alert')).toHaveTextContent('Name the list first.');
  await add(user, 'Bank', '1.1,Backups\n1.1,Again');
  expect(screen.getByRole('alert')).toHaveTextContent('The id 1.1 stands there twice.');
  await add(user, '', '');
  expect(screen.getByRole('alert')).toHaveTextContent('There is no control in it.');
  expect(host().inputsOf('controls.save-lists')).toEqual([]);
});

test('a list is removed; when somebody was first, what stands there now is read', async () => {
  const kept = backend([BANK, { ...BANK, key: 'other', name: 'Other' }]);
  openPart(host(), <OwnControls />);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Remove Bank' }));
  await waitFor(() => expect(screen.queryByText('Bank')).not.toBeInTheDocument());
  expect(kept.value.map(({ key }) => key)).toEqual(['other']);
  host().calls['controls.save-lists'] = () => {
    kept.value = [];
    return failed('CONFLICT', 'Somebody else changed this.');
  };
  await user.click(screen.getByRole('button', { name: 'Remove Other' }));
  expect(await screen.findByText('There are none yet.')).toBeVisible();
  expect(screen.getByRole('alert')).toHaveTextContent('Somebody else changed this.');
});

test('lists that could not be read are asked for again by a button', async () => {
  host().calls = { 'controls.lists': () => failed('CONFLUENCE_UNAVAILABLE', 'It did not answer.') };
  openPart(host(), <OwnControls />);
  expect(await screen.findByTestId('failed')).toHaveTextContent('It did not answer.');
  backend([BANK]);
  await userEvent.setup().click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('Bank')).toBeVisible();
});

test('they are said to be being read, and who may not see them is told so', async () => {
  let answer: (lists: Answer<Versioned<readonly ControlList[]>>) => void = () => undefined;
  host().calls = { 'controls.lists': () => new Promise((done) => (answer = done)) };
  openPart(host(), <OwnControls />);
  expect(await screen.findByTestId('loading')).toHaveTextContent('Reading your lists…');
  await waitFor(() => expect(host().inputsOf('controls.lists')).toHaveLength(1));
  answer(failed('NOT_SIGNED_IN', 'Log in to Confluence.'));
  expect(await screen.findByTestId('denied')).toHaveTextContent('Log in to Confluence.');
  expect(screen.queryByRole('form')).not.toBeInTheDocument();
});
