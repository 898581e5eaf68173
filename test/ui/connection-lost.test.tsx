import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { conflict, freshHost, ok, openApp } from './support/fake-host';
import { aPostmortem, opened } from './support/postmortems';

const host = freshHost();
const isOnline = jest.spyOn(navigator, 'onLine', 'get');

function goes(state: 'offline' | 'online') {
  isOnline.mockReturnValue(state === 'online');
  act(() => {
    window.dispatchEvent(new Event(state));
  });
}

beforeEach(() => {
  isOnline.mockReturnValue(true);
  const record = aPostmortem();
  const summary = { version: 3, value: 'One.\n\nTwo.\n\nThree.' };
  host().calls = {
    'postmortem.open': () => ok(opened({ ...record, sections: { ...record.sections, summary } })),
  };
});

async function write(text: string) {
  openApp(host());
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Edit Summary' }));
  const form = await screen.findByRole('form', { name: 'Summary' });
  const box = within(form).getByRole('textbox', { name: 'Summary' });
  if (text !== '') await user.type(box, text);
  return { user, form, box };
}

const changeIds = () =>
  host()
    .inputsOf('postmortem.save-section')
    .map(({ changeId }) => changeId);

test('what could not be sent is saved by itself once the connection is back, as the same change', async () => {
  let works = false;
  host().calls['postmortem.save-section'] = ({ value }) => {
    if (!works) throw new Error('No network.');
    return ok({ version: 4, value });
  };
  const { user, form } = await write('!');
  goes('offline');
  expect(screen.getByTestId('offline')).toHaveTextContent('What you type is kept in this browser');
  await waitFor(() => expect(screen.getByTestId('saved-so-far')).toHaveTextContent(/^Not saved$/));
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  expect(await screen.findByTestId('save-failed')).toHaveTextContent(
    'It is saved by itself once the connection is back',
  );
  works = true;
  goes('online');
  await waitFor(() => expect(form).not.toBeInTheDocument());
  expect(changeIds()).toHaveLength(2);
  expect(new Set(changeIds()).size).toBe(1);
});

test('whoever typed on is asked to save again', async () => {
  host().calls['postmortem.save-section'] = () => {
    throw new Error('No network.');
  };
  const { user, form, box } = await write('!');
  goes('offline');
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  await screen.findByTestId('save-failed');
  act(() => box.focus());
  await user.keyboard('?');
  goes('online');
  expect(await screen.findByTestId('save-failed')).toHaveTextContent('The connection is back.');
  expect(changeIds()).toHaveLength(1);
});

test('a conflict shows both texts as they are read, and marks nothing that nobody changed', async () => {
  const theirs = 'At 10\\:05 **both** [@ada](person:ada) and <https://a.example> failed. Fixed.';
  host().calls['postmortem.save-section'] = () => conflict(9, theirs);
  host().confluence = () => ({
    status: 200,
    body: { results: [{ accountId: 'ada', displayName: 'Ada Lovelace' }] },
  });
  const { user, form } = await write('');
  await user.click(within(form).getByRole('button', { name: 'Markdown' }));
  const source = within(form).getByRole('textbox', { name: 'Summary' });
  await user.clear(source);
  await user.click(source);
  await user.paste('At 10:05 **both** [@Ada Lovelace](person:ada) and https://a.example failed. Open.');
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  await waitFor(() =>
    expect(screen.getByTestId('conflict-theirs')).toHaveTextContent(
      'At 10:05 both @Ada Lovelace and https://a.example failed. Fixed.',
    ),
  );
  expect(within(form).getByText('Fixed').tagName).toBe('MARK');
  expect([...form.querySelectorAll('mark')].map(({ textContent }) => textContent)).toEqual(['Fixed', 'Open']);

  await user.click(within(form).getByRole('button', { name: 'Use both, theirs first' }));
  expect(source).toHaveValue(`${theirs}\n\nOpen.`);
});

test('a conflict marks the words that differ, and puts changes of different paragraphs together', async () => {
  host().calls['postmortem.save-section'] = () => conflict(9, 'One.\n\nTwo.\n\nThree, said somebody else.');
  const { user, form, box } = await write('');
  await user.click(within(form).getByRole('button', { name: 'Markdown' }));
  const source = within(form).getByRole('textbox', { name: 'Summary' });
  await user.clear(source);
  await user.type(source, 'One of mine.\n\nTwo.\n\nThree.');
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  expect(await screen.findByText(', said somebody else')).toHaveProperty('tagName', 'MARK');
  expect(screen.getByTestId('conflict-mine')).toHaveTextContent('One of mine. Two. Three.');
  await user.click(screen.getByRole('button', { name: 'Put both together' }));
  expect(source).toHaveValue('One of mine.\n\nTwo.\n\nThree, said somebody else.');
  expect(screen.getByTestId('conflict-mine')).toBeVisible();
  expect(box).not.toBeInTheDocument();
});
