import { DEFAULT_POLICY } from '../../src/contract/release-gate-policy';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { gateCommand } from '../../static/src/settings/release-gate-command';
import { failed, freshHost, ok, openApp } from './support/fake-host';
import { atSettings, SERVICE, settings, TOKEN } from './support/settings';

const host = freshHost();
beforeEach(() => atSettings(host(), 'pipelines'));

test('people who may not administer are told so', async () => {
  host().calls = { 'release-gate.settings': () => failed('NOT_ALLOWED', 'Only Confluence admins see this.') };
  openApp(host());
  expect(await screen.findByTestId('denied')).toHaveTextContent('Only Confluence admins see this.');
  expect(screen.queryByText('Checkout')).not.toBeInTheDocument();
});

test('a token is shown once, after it was made for the chosen services', async () => {
  host().calls['release-gate.create-token'] = () => ok({ id: TOKEN, token: 'dbf_secret' });
  openApp(host());
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Create token' }));
  expect(screen.getByRole('alert')).toHaveTextContent('Give the token a name');
  await user.type(screen.getByLabelText('Name of the token'), 'GitHub');
  await user.click(screen.getByRole('button', { name: 'Create token' }));
  expect(screen.getByRole('alert')).toHaveTextContent('Choose at least one service.');
  expect(host().inputsOf('release-gate.create-token')).toEqual([]);

  await user.click(screen.getByRole('checkbox', { name: 'Checkout' }));
  await user.click(screen.getByRole('button', { name: 'Create token' }));
  expect(await screen.findByLabelText('Token')).toHaveValue('dbf_secret');
  expect(host().inputsOf('release-gate.create-token')).toMatchObject([
    { name: 'GitHub', serviceIds: [SERVICE] },
  ]);
  await user.click(screen.getByRole('button', { name: 'Copy token' }));
  expect(await navigator.clipboard.readText()).toBe('dbf_secret');

  await user.click(screen.getByRole('button', { name: 'I have stored it' }));
  expect(screen.queryByDisplayValue('dbf_secret')).not.toBeInTheDocument();
});

test('a token is revoked after one question', async () => {
  host().calls['release-gate.revoke-token'] = () => {
    const [token] = settings().tokens;
    const tokens = token ? [{ ...token, version: 2, revokedAt: '2026-02-01T10:00:00.000Z' }] : [];
    host().calls['release-gate.settings'] = () => ok(settings({ tokens }));
    return ok({ version: 2 });
  };
  openApp(host());
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Revoke Deploy' }));
  expect(host().inputsOf('release-gate.revoke-token')).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Revoke' }));
  expect(await screen.findByText(/^Revoked 1 Feb 2026/)).toBeVisible();
  expect(host().inputsOf('release-gate.revoke-token')).toMatchObject([{ id: TOKEN, version: 1 }]);
});

test('the policy of a service is tried, saved as its own, and can go back to the default', async () => {
  atSettings(host(), 'gate');
  let version = 0;
  host().calls['release-gate.save-policy'] = ({ policy }) => {
    version += 1;
    const [service] = settings().services;
    const services = service ? [{ ...service, policy: { version, value: policy } }] : [];
    host().calls['release-gate.settings'] = () => ok(settings({ services }));
    return ok({ version });
  };
  host().calls['release-gate.try-policy'] = () =>
    ok([{ serviceName: 'Checkout', verdict: 'prevented', code: 'OVERDUE', open: 3 }]);
  openApp(host());
  const user = userEvent.setup();
  const group = await screen.findByRole('group', { name: 'Policy of Checkout' });
  expect(group).toHaveTextContent('The default holds.');
  await user.click(within(group).getByRole('button', { name: 'Change: Policy of Checkout' }));
  await user.selectOptions(within(group).getByLabelText('Which policy holds'), 'One of its own');
  await user.selectOptions(
    within(group).getByLabelText('High priority prevents one as well'),
    'after 4 weeks',
  );
  await user.selectOptions(
    within(group).getByLabelText('Low priority prevents one as well'),
    'after some days',
  );
  expect(within(group).getByRole('button', { name: 'Save policy' })).toBeDisabled();
  await user.type(within(group).getByLabelText(/^Days for low priority/), '90');
  await user.click(within(group).getByLabelText('SEV1'));
  await user.selectOptions(within(group).getByLabelText('A waiver ends at the latest'), 'in 3 days');
  await user.click(within(group).getByRole('button', { name: 'What would it hold now?' }));
  expect(await within(group).findByText(/Checkout: prevented, 3 open actions hold it/)).toBeVisible();
  await user.click(within(group).getByRole('button', { name: 'Save policy' }));
  await waitFor(() =>
    expect(screen.getByRole('group', { name: 'Policy of Checkout' })).toHaveTextContent(
      'Open actions of SEV1 incidents of critical priority, or of high priority after 4 weeks, or of low priority after 90 days prevent a release.Only people who administer Confluence may waive it, for at most 3 days.',
    ),
  );
  await user.click(screen.getByRole('button', { name: 'Change: Policy of Checkout' }));
  await user.selectOptions(screen.getByLabelText('Which policy holds'), 'The default for all services');
  await user.click(screen.getByRole('button', { name: 'Save policy' }));
  await waitFor(() =>
    expect(screen.getByRole('group', { name: 'Policy of Checkout' })).toHaveTextContent('The default holds.'),
  );
  const policy = {
    ...DEFAULT_POLICY,
    waivers: { by: [], mostDays: 3 },
    pastDays: { high: 28, medium: null, low: 90 },
    severities: ['SEV1'],
  };
  expect(host().inputsOf('release-gate.save-policy')).toMatchObject([
    { serviceId: SERVICE, version: 0, policy },
    { serviceId: SERVICE, version: 1, policy: null },
  ]);
});

test('a rename that fails keeps the name and says why; the retry is the same change', async () => {
  atSettings(host(), 'services');
  const answers = [failed('UNEXPECTED', 'No answer.')];
  host().calls['services.rename'] = ({ name }) => answers.shift() ?? ok({ id: SERVICE, name, version: 3 });
  openApp(host());
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Rename Checkout' }));
  const form = screen.getByRole('form', { name: 'Rename Checkout' });
  await user.type(within(form).getByRole('textbox', { name: 'Name' }), ' EU');
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  expect(await within(form).findByRole('alert')).toHaveTextContent('No answer.');
  expect(within(form).getByRole('textbox', { name: 'Name' })).toHaveValue('Checkout EU');
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(form).not.toBeInTheDocument());
  const [first, second] = host().inputsOf('services.rename');
  expect(second).toEqual(first);
  expect(first).toMatchObject({ id: SERVICE, version: 2, name: 'Checkout EU' });
});

test('the page says where pipelines ask, with a command to copy', async () => {
  openApp(host());
  const user = userEvent.setup();
  expect(await screen.findByLabelText('Address of the gate')).toHaveValue('https://gate.example/x1/abc');
  const shown = screen.getByTestId('gate-curl').textContent;
  expect(shown).toBe(gateCommand('https://gate.example/x1/abc', 'checkout'));
  await user.click(screen.getByRole('button', { name: 'Copy command' }));
  expect(await navigator.clipboard.readText()).toBe(shown);
  expect(screen.getByTestId('announcements')).toHaveTextContent('The command is copied');
});

test('there is a ready-made step for each tool, made for the service and copied as it stands', async () => {
  const [first] = settings().services;
  const services = [first!, { ...first!, id: TOKEN, name: 'Search', key: 'search' }];
  host().calls['release-gate.settings'] = () => ok(settings({ services }));
  openApp(host());
  const user = userEvent.setup();
  const shown = await screen.findByTestId('gate-recipe');
  expect(shown).toHaveTextContent('https://gate.example/x1/abc/gate/checkout');
  await user.selectOptions(screen.getByLabelText('Tool'), 'Argo CD');
  await user.selectOptions(screen.getByLabelText('For the service'), 'Search');
  expect(shown).toHaveTextContent('argocd.argoproj.io/hook: PreSync');
  expect(shown).toHaveTextContent('https://gate.example/x1/abc/gate/search');
  await user.click(screen.getByRole('button', { name: 'Copy step' }));
  expect(await navigator.clipboard.readText()).toBe(shown.textContent);
});
