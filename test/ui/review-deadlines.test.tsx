import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DEFAULT_DEADLINES, type DeadlineRules, PAGERDUTY_DEADLINES } from '../../src/contract/review';
import { freshHost, ok, openApp } from './support/fake-host';
import { atSettings } from './support/settings';

const host = freshHost();

test('an admin starts from a preset, changes it, and is told what is no deadline', async () => {
  let kept: { version: number; value: DeadlineRules } = { version: 0, value: DEFAULT_DEADLINES };
  atSettings(host(), 'reviews');
  host().calls['review-deadlines.read'] = () => ok(kept);
  host().calls['review-deadlines.save'] = ({ version, value }) => {
    kept = { version: version + 1, value };
    return ok(kept);
  };
  openApp(host());
  const user = userEvent.setup();
  const form = await screen.findByRole('form', { name: 'What is due when' });
  await user.click(within(form).getByRole('button', { name: /^3 calendar days/ }));
  expect(within(form).getByLabelText('Unit for SEV2')).toHaveValue('business-days');
  const count = within(form).getByLabelText('Deadline for SEV2');
  await user.clear(count);
  await user.type(count, '21');
  expect(within(form).getByRole('alert')).toHaveTextContent('from 1 to 20');
  expect(within(form).getByRole('button', { name: 'Save deadlines' })).toBeDisabled();
  await user.clear(count);
  await user.type(count, '7');
  await user.click(within(form).getByRole('button', { name: 'Save deadlines' }));
  await waitFor(() => expect(kept.version).toBe(1));
  expect(kept.value).toEqual({ ...PAGERDUTY_DEADLINES, SEV2: { unit: 'business-days', count: 7 } });
});
