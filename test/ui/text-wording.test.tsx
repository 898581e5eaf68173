import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { freshHost, ok, openApp } from './support/fake-host';
import { aPostmortem, opened } from './support/postmortems';

const host = freshHost();

test.each([
  ['a cause', 'Add cause', /^Cause/],
  ['a timeline entry', 'Add timeline entry', /What happened/],
])('words that blame in %s are explained, and dismissed with a reason', async (_what, button, label) => {
  let record = aPostmortem();
  host().calls = {
    'postmortem.open': () => ok(opened(record)),
    'blame-hints.dismiss': ({ key, version, value }) => {
      const hint = { key, version: version + 1, ...value };
      record = { ...record, dismissedHints: [hint] };
      return ok(hint);
    },
  };
  openApp(host());
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: button }));
  await user.type(await screen.findByLabelText(label), 'The engineer should have checked the path.');
  const wording = screen.getByTestId('wording');
  expect(await within(wording).findByText('The engineer should have checked')).toBeVisible();

  await user.click(within(wording).getByRole('button', { name: /^Dismiss/ }));
  await user.type(within(wording).getByRole('textbox'), 'It quotes the runbook');
  await user.click(within(wording).getByRole('button', { name: /^Dismiss/ }));
  expect(await screen.findByText(/is dismissed/)).toBeInTheDocument();
  expect(within(wording).queryByRole('listitem')).not.toBeInTheDocument();
  expect(host().inputsOf('blame-hints.dismiss')).toEqual([
    expect.objectContaining({ version: 0, value: { dismissed: true, reason: 'It quotes the runbook' } }),
  ]);
});
