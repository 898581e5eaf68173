import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { WaiverView } from '../../src/contract/release-gate-waiver';
import { failed, freshHost, ok, openApp } from './support/fake-host';
import { atSettings, SERVICE } from './support/settings';

const host = freshHost();
const WAIVER: WaiverView = {
  id: '01890000-0000-7000-8000-000000000901',
  version: 1,
  serviceId: SERVICE,
  serviceName: 'Checkout',
  reason: 'The fix itself',
  by: '',
  givenAt: '2026-03-02T09:00:00.000Z',
  endsAt: '2026-03-03T09:00:00.000Z',
  endedAt: null,
  holds: true,
  release: '3.6',
  covered: 2,
  coversNew: false,
};

test('a waiver is given with its reason and end, stands in the list, and is ended', async () => {
  atSettings(host(), 'gate');
  let stand: readonly WaiverView[] = [];
  host().calls['release-gate.waivers'] = () => ok(stand);
  host().calls['release-gate.give-waiver'] = () => {
    stand = [WAIVER];
    return ok({ version: 1 });
  };
  host().calls['release-gate.end-waiver'] = () => {
    stand = [{ ...WAIVER, version: 2, holds: false }];
    return ok({ version: 2 });
  };
  openApp(host());
  const user = userEvent.setup();
  const section = await screen.findByRole('region', { name: 'Waivers' });
  expect(await within(section).findByText('No waiver was given yet.')).toBeVisible();
  await user.click(within(section).getByRole('button', { name: 'Give a waiver' }));
  expect(await within(section).findByText(/Say why in a few words/)).toBeVisible();
  await user.type(within(section).getByLabelText('Why it may be released all the same'), 'The fix itself');
  await user.type(within(section).getByLabelText(/^Only for this release/), '3.6');
  await user.selectOptions(within(section).getByLabelText('It ends'), 'in 3 days');
  await user.click(within(section).getByRole('button', { name: 'Give a waiver' }));
  const end = { name: 'End the waiver for Checkout: The fix itself' };
  expect(await within(section).findByRole('button', end)).toBeVisible();
  expect(section).toHaveTextContent('Former user');
  expect(section).toHaveTextContent('release 3.6');
  expect(section).toHaveTextContent('2 actions and incidents');
  const [given] = host().inputsOf('release-gate.give-waiver');
  expect(given).toMatchObject({
    serviceId: SERVICE,
    reason: 'The fix itself',
    release: '3.6',
    coversNew: false,
  });
  await user.click(within(section).getByRole('button', end));
  await waitFor(() => expect(within(section).queryByRole('button', { name: /^End the waiver/ })).toBeNull());
  expect(host().inputsOf('release-gate.end-waiver')).toMatchObject([
    { serviceId: SERVICE, id: WAIVER.id, version: 1 },
  ]);
});

test('one that is refused says why and keeps what was typed', async () => {
  atSettings(host(), 'gate');
  host().calls['release-gate.give-waiver'] = () =>
    failed('INVALID_INPUT', 'Nothing holds a release of this service now.');
  openApp(host());
  const user = userEvent.setup();
  const section = await screen.findByRole('region', { name: 'Waivers' });
  const reason = await within(section).findByLabelText('Why it may be released all the same');
  await user.type(reason, 'Just in case');
  await user.click(within(section).getByRole('button', { name: 'Give a waiver' }));
  expect(await within(section).findByText('Nothing holds a release of this service now.')).toBeVisible();
  expect(reason).toHaveValue('Just in case');
});
