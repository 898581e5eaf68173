import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { agoInWords } from '../../static/src/shared/ago';
import { conflict, freshHost, ok, openApp } from './support/fake-host';
import { aPostmortem, opened } from './support/postmortems';
import { pass, settle } from './support/time';

const host = freshHost();

afterEach(() => jest.useRealTimers());

function withSummary(value: string, version: number) {
  const record = aPostmortem();
  return opened({ ...record, sections: { ...record.sections, summary: { version, value } } });
}

/** Opens the summary, types, and lets somebody else save it as version 4. */
async function savedByAnother(typed: string, theirs: string) {
  jest.useFakeTimers();
  const user = userEvent.setup({ advanceTimers: (ms) => jest.advanceTimersByTime(ms) });
  let standing = 3;
  let record = withSummary('One.\n\nTwo.', standing);
  host().calls = {
    'postmortem.open': () => ok(record),
    'postmortem.save-section': ({ version, value }) =>
      version < standing ? conflict(standing, theirs) : ok({ version: version + 1, value }),
  };
  openApp(host());
  await settle();
  await user.click(screen.getByRole('button', { name: 'Edit Summary' }));
  await settle();
  const form = screen.getByRole('form', { name: 'Summary' });
  const box = within(form).getByRole('textbox', { name: 'Summary' });
  if (typed !== '') {
    await user.clear(box);
    await user.type(box, typed);
    await settle();
  }
  standing = 4;
  record = withSummary(theirs, standing);
  await pass(8);
  return { user, box, form };
}

test('who is writing is told that somebody saved meanwhile, sees the differences, and loses nothing', async () => {
  const { user, box, form } = await savedByAnother('My text', 'Their text');
  const note = within(form).getByTestId('meanwhile');
  expect(note).toHaveTextContent('Somebody changed this since you began.');
  expect(screen.getByTestId('announcements')).toHaveTextContent('Somebody changed this since you began.');
  expect(box).toHaveTextContent('My text');

  await user.click(within(note).getByRole('button', { name: 'Show differences' }));
  await settle();
  expect(screen.getByTestId('conflict-theirs')).toHaveTextContent('Their text');
  expect(screen.getByTestId('conflict-mine')).toHaveTextContent('My text');
  expect(screen.queryByTestId('meanwhile')).not.toBeInTheDocument();
  expect(box).toHaveTextContent('My text');

  await user.click(screen.getByRole('button', { name: 'Save on top of theirs' }));
  await settle();
  expect(host().inputsOf('postmortem.save-section').at(-1)).toMatchObject({ version: 4, value: 'My text' });
});

test('nothing is said where both wrote the same', async () => {
  await savedByAnother('Same', 'Same');
  expect(screen.queryByTestId('meanwhile')).not.toBeInTheDocument();
});

test.each([
  ['ada', 'Ada Lovelace saved this 3 minutes ago.'],
  ['gone', 'Former user saved this 3 minutes ago.'],
  ['', 'Former user saved this 3 minutes ago.'],
  [null, 'Debrief saved this 3 minutes ago.'],
])('a conflict says who saved and when: %j', async (by, said) => {
  const at = new Date(Date.now() - 200_000).toISOString();
  const current = { version: 9, value: 'Theirs', saved: { by, at } };
  host().confluence = () => ({
    status: 200,
    body: { results: [{ accountId: 'ada', displayName: 'Ada Lovelace' }] },
  });
  host().calls = {
    'postmortem.open': () => ok(withSummary('Old', 3)),
    'postmortem.save-section': () => ({
      ok: false,
      failure: { code: 'CONFLICT', message: 'Somebody was first.', current },
    }),
  };
  openApp(host());
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Edit Summary' }));
  const form = await screen.findByRole('form', { name: 'Summary' });
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  const alert = await screen.findByTestId('conflict');
  expect(await within(alert).findByText(said)).toBeVisible();
});

test.each([
  [-5, 'a moment ago'],
  [59, 'a moment ago'],
  [60, '1 minute ago'],
  [7_199, '1 hour ago'],
  [86_400, 'yesterday'],
  [259_200, '3 days ago'],
])('%d seconds ago is %s', (seconds, words) => {
  expect(agoInWords(new Date(10_000_000_000 - seconds * 1000).toISOString(), 10_000_000_000)).toBe(words);
});
