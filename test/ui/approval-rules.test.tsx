import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { freshHost, failed, ok, openApp } from './support/fake-host';
import { APPROVAL, atSettings } from './support/settings';

const host = freshHost();

test('admins say how many approve, and whether somebody else must', async () => {
  atSettings(host());
  let stands = { version: 0, value: APPROVAL };
  host().calls['approval.rules'] = () => ok(stands);
  host().calls['approval.save-rules'] = ({ version, value }) => {
    if (value.approvals.SEV1 === 5) return failed('CONFLICT', 'This was changed a moment ago.');
    stands = { version: version + 1, value };
    return ok(stands);
  };
  openApp(host());
  const user = userEvent.setup();
  const form = await screen.findByRole('form', { name: 'Approval of reports' });
  expect(within(form).getByLabelText('Approvals for SEV1')).toHaveValue('2');
  await user.selectOptions(within(form).getByLabelText('Approvals for SEV2'), '3');
  await user.click(within(form).getByLabelText(/may not approve it/));
  await user.click(within(form).getByRole('button', { name: 'Save who approves' }));
  await waitFor(() => expect(stands.version).toBe(1));
  expect(stands.value).toEqual({ approvals: { SEV1: 2, SEV2: 3, SEV3: 1, SEV4: 1 }, bySomebodyElse: true });
  const again = await screen.findByRole('form', { name: 'Approval of reports' });
  await user.selectOptions(within(again).getByLabelText('Approvals for SEV1'), '5');
  await user.click(within(again).getByRole('button', { name: 'Save who approves' }));
  expect(await screen.findByText('This was changed a moment ago.')).toBeVisible();
});
