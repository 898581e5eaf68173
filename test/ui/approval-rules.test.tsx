import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { freshHost, failed, ok, openApp } from './support/fake-host';
import { APPROVAL, atSettings } from './support/settings';

const REVIEWER = { user: { accountId: 'acc-grace', displayName: 'Grace Reviewer' } };

const host = freshHost();

test('admins say how many approve, and whether somebody else must', async () => {
  atSettings(host(), 'reviews');
  let stands = { version: 0, value: APPROVAL };
  host().calls['approval.rules'] = () => ok(stands);
  host().calls['approval.save-rules'] = ({ version, value }) => {
    if (value.approvals.SEV1 === 5) return failed('CONFLICT', 'This was changed a moment ago.');
    stands = { version: version + 1, value };
    return ok(stands);
  };
  host().confluence = (path) =>
    path.startsWith('/wiki/rest/api/search/user')
      ? { status: 200, body: { results: [REVIEWER] } }
      : { status: 200, body: { results: [{ accountId: 'acc-grace', displayName: 'Grace Reviewer' }] } };
  openApp(host());
  const user = userEvent.setup();
  const form = await screen.findByRole('form', { name: 'Approval of reports' });
  expect(within(form).getByLabelText('Approvals for SEV1')).toHaveValue('2');
  await user.selectOptions(within(form).getByLabelText('Approvals for SEV2'), '3');
  await user.click(within(form).getByLabelText(/may not approve it/));
  await user.click(within(form).getByRole('button', { name: 'Change the reviewers of SEV3' }));
  await user.type(within(form).getByLabelText('Reviewers of SEV3', { selector: 'input' }), 'Grace');
  await user.click(await within(form).findByRole('option', { name: 'Grace Reviewer' }));
  await user.click(within(form).getByRole('button', { name: 'Save who approves' }));
  await waitFor(() => expect(stands.version).toBe(1));
  expect(stands.value).toEqual({
    approvals: { SEV1: 2, SEV2: 3, SEV3: 1, SEV4: 1 },
    bySomebodyElse: true,
    reviewers: { SEV1: [], SEV2: [], SEV3: ['acc-grace'], SEV4: [] },
  });
  const again = await screen.findByRole('form', { name: 'Approval of reports' });
  expect(await within(again).findByText('Grace Reviewer')).toBeVisible();
  await user.selectOptions(within(again).getByLabelText('Approvals for SEV1'), '5');
  await user.click(within(again).getByRole('button', { name: 'Save who approves' }));
  expect(await screen.findByText('This was changed a moment ago.')).toBeVisible();
});
