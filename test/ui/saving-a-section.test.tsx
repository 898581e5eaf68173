import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { conflict, failed, freshHost, ok, openApp } from './support/fake-host';
import { aPostmortem, opened } from './support/postmortems';

const host = freshHost();

function withSummary(text: string, version: number) {
  const record = aPostmortem();
  return opened({ ...record, sections: { ...record.sections, summary: { version, value: text } } });
}

async function typeInSummary(text: string) {
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Edit Summary' }));
  const form = await screen.findByRole('form', { name: 'Summary' });
  const box = within(form).getByRole('textbox', { name: 'Summary' });
  await user.clear(box);
  await user.type(box, text);
  return { user, box, form };
}

test('saves on top of the version it was opened with, and gives the focus back', async () => {
  let saved = 'Old text';
  host().calls = {
    'postmortem.open': () => ok(withSummary(saved, saved === 'Old text' ? 3 : 4)),
    'postmortem.save-section': ({ value }) => {
      saved = value;
      return ok({ version: 4, value });
    },
  };
  openApp(host());
  const { user, form } = await typeInSummary('New text');
  await user.click(within(form).getByRole('button', { name: 'Save' }));

  expect(await screen.findByText('New text')).toBeVisible();
  expect(host().inputsOf('postmortem.save-section')).toEqual([
    {
      place: { pageId: '77', localId: 'macro-1' },
      config: { zone: Intl.DateTimeFormat().resolvedOptions().timeZone },
      section: 'summary',
      version: 3,
      value: 'New text',
      changeId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    },
  ]);
  expect(screen.getByRole('button', { name: 'Edit Summary' })).toHaveFocus();
  expect(screen.getByTestId('announcements')).toHaveTextContent('Summary is saved');
});

test('a conflict shows both texts, and the merged one is saved on top of theirs', async () => {
  const answers = [conflict(9, 'Text of somebody else'), ok({ version: 10, value: 'merged' })];
  host().calls = {
    'postmortem.open': () => ok(withSummary('Old text', 3)),
    'postmortem.save-section': () => answers.shift() ?? failed('UNEXPECTED', 'asked too often'),
  };
  openApp(host());
  const { user, box, form } = await typeInSummary('My text');
  await user.click(within(form).getByRole('button', { name: 'Save' }));

  expect(await screen.findByTestId('conflict-theirs')).toHaveTextContent('Text of somebody else');
  expect(screen.getByTestId('conflict-mine')).toHaveTextContent('My text');
  expect(box).toHaveTextContent('My text');

  await user.click(screen.getByRole('button', { name: 'Use both, theirs first' }));
  expect(box).toHaveTextContent('Text of somebody elseMy text');
  await user.click(screen.getByRole('button', { name: 'Save on top of theirs' }));

  await waitFor(() => expect(screen.queryByRole('form', { name: 'Summary' })).not.toBeInTheDocument());
  const [first, second] = host().inputsOf('postmortem.save-section');
  expect(second).toMatchObject({ version: 9, value: 'Text of somebody else\n\nMy text' });
  expect(second?.['changeId']).not.toBe(first?.['changeId']);
});

test('a failed save keeps the text, says why, and the retry is the same change', async () => {
  const answers = [
    failed('CONFLUENCE_UNAVAILABLE', 'Confluence did not answer.'),
    ok({ version: 4, value: 'Precious' }),
  ];
  host().calls = {
    'postmortem.open': () => ok(withSummary('Old text', 3)),
    'postmortem.save-section': () => answers.shift() ?? failed('UNEXPECTED', 'asked too often'),
  };
  openApp(host());
  const { user, box, form } = await typeInSummary('Precious');
  await user.click(within(form).getByRole('button', { name: 'Save' }));

  expect(await screen.findByTestId('save-failed')).toHaveTextContent('Confluence did not answer.');
  expect(box).toHaveTextContent('Precious');
  await user.click(screen.getByRole('button', { name: 'Retry' }));
  await waitFor(() => expect(screen.queryByRole('form', { name: 'Summary' })).not.toBeInTheDocument());

  const [first, second] = host().inputsOf('postmortem.save-section');
  expect(second?.['changeId']).toBe(first?.['changeId']);
});

test('what was typed is offered again after the page was closed, and saved as the same change', async () => {
  host().calls = {
    'postmortem.open': () => ok(withSummary('Old text', 3)),
    'postmortem.save-section': () => failed('UNEXPECTED', 'No answer.'),
  };
  const page = openApp(host());
  const { user, form } = await typeInSummary('Precious');
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  await screen.findByTestId('save-failed');
  page.unmount();

  openApp(host());
  const offer = await screen.findByTestId('kept-draft');
  expect(offer).toHaveTextContent('Your changes to Summary are not saved yet.');
  await user.click(within(offer).getByRole('button', { name: 'Continue writing' }));
  const again = await screen.findByRole('form', { name: 'Summary' });
  expect(within(again).getByRole('textbox', { name: 'Summary' })).toHaveTextContent('Precious');
  await user.click(within(again).getByRole('button', { name: 'Save' }));

  await waitFor(() => expect(host().inputsOf('postmortem.save-section')).toHaveLength(2));
  const [first, second] = host().inputsOf('postmortem.save-section');
  expect(second).toEqual(first);
});

test('Cancel gives the text up for good', async () => {
  host().calls = { 'postmortem.open': () => ok(withSummary('Old text', 3)) };
  const page = openApp(host());
  const { user, form } = await typeInSummary('Not needed');
  await user.click(within(form).getByRole('button', { name: 'Cancel' }));
  expect(await screen.findByText('Old text')).toBeVisible();
  page.unmount();

  openApp(host());
  await screen.findByText('Old text');
  expect(screen.queryByTestId('kept-draft')).not.toBeInTheDocument();
});
