import { createEvent, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { freshHost, ok, openApp } from './support/fake-host';
import { aPostmortem, opened } from './support/postmortems';

const host = freshHost();
beforeEach(() => {
  host().calls = { 'postmortem.open': () => ok(opened(aPostmortem({ people: ['ada'] }))) };
  host().confluence = (path) =>
    path.startsWith('/wiki/rest/api/search/user')
      ? { status: 200, body: { results: [] } }
      : { status: 200, body: { results: [{ accountId: 'ada', displayName: 'Ada Lovelace' }] } };
});

async function pasted(text: string) {
  openApp(host());
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Paste actions' }));
  const panel = await screen.findByTestId('paste-actions');
  const input = await within(panel).findByLabelText('Text or table');
  const clipboardData = { getData: (type: string) => (type === 'text/html' ? '' : text) };
  fireEvent(input, createEvent.paste(input, { clipboardData }));
  return { user, panel };
}

test('two rows with the same task are pointed out, and so is a date that is hardly meant', async () => {
  const { user, panel } = await pasted(
    'Task\tDue\nTune alerts\t2099-03-07\nOther\t2099-03-05\nTune  ALERTS\t2020-01-06',
  );
  await within(panel).findByText(/3 actions found/);
  const [first, other, again] = within(panel).getAllByTestId('paste-row');
  expect(first).toHaveTextContent('Sat, 7 Mar 2099 This is a weekend.');
  expect(other).not.toHaveTextContent(/weekend|past|same task/);
  expect(again).toHaveTextContent('This day is past.');
  expect(again).toHaveTextContent('The same task stands in row 1.');
  await user.click(within(panel).getByRole('checkbox', { name: 'Add row 1' }));
  expect(again).not.toHaveTextContent('The same task');
});

test('the search for a person begins with the pasted words, selected; Escape closes the search alone', async () => {
  const { user, panel } = await pasted('Task\tOwner\nOne\tSRE Lead');
  await user.click(await within(panel).findByRole('button', { name: 'Choose a person for SRE Lead' }));
  const box = within(panel).getByRole('combobox', { name: 'Person for SRE Lead' });
  expect(box).toHaveFocus();
  expect(box).toHaveValue('SRE Lead');
  await user.keyboard('ada');
  expect(box).toHaveValue('ada');
  await user.keyboard('{Escape}');
  expect(box).not.toBeInTheDocument();
  expect(panel).toBeInTheDocument();
  expect(within(panel).getByRole('button', { name: 'Choose a person for SRE Lead' })).toHaveFocus();
});
