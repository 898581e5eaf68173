import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { failed, freshHost, ok, openApp } from './support/fake-host';

const host = freshHost();
beforeEach(() => {
  host().calls['services.known'] = () => ok(['Checkout', 'gitlab.com']);
});

function configuring(config: Record<string, unknown>) {
  host().extend({ config, isEditing: true, macro: { isConfiguring: true } });
  openApp(host());
  return userEvent.setup();
}

test('hands over what was typed, without null and with each service once', async () => {
  const user = configuring({});
  await user.type(await screen.findByRole('textbox', { name: 'Incident title' }), 'Database removed');
  await user.selectOptions(screen.getByRole('combobox', { name: 'Severity' }), 'SEV1');
  await user.type(screen.getByRole('combobox', { name: 'Services' }), 'gitlab.com, Registry,, GitLab com');
  fireEvent.change(screen.getByLabelText('Started'), { target: { value: '2017-01-31T23:00' } });
  await user.click(screen.getByRole('button', { name: 'Insert postmortem' }));

  await waitFor(() => expect(host().submitted).toHaveLength(1));
  expect(host().submitted).toEqual([
    {
      config: {
        title: 'Database removed',
        severity: 'SEV1',
        services: ['gitlab.com', 'Registry'],
        zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        startedAt: new Date('2017-01-31T23:00').toISOString(),
      },
    },
  ]);
});

test('says what is wrong beside its field, and submits nothing', async () => {
  const user = configuring({});
  fireEvent.change(await screen.findByLabelText('Started'), { target: { value: '2017-01-31T23:00' } });
  fireEvent.change(screen.getByLabelText('Resolved'), { target: { value: '2017-01-31T22:00' } });
  await user.type(screen.getByRole('combobox', { name: 'Services' }), '???');
  await user.click(screen.getByRole('button', { name: 'Insert postmortem' }));

  expect(screen.getByRole('textbox', { name: 'Incident title' })).toHaveAccessibleDescription(
    'Give the incident a title, for example what users noticed.',
  );
  expect(screen.getByLabelText('Resolved')).toHaveAccessibleDescription(/Resolved is before Started/);
  expect(screen.getByRole('combobox', { name: 'Services' })).toHaveAccessibleDescription(
    /needs a letter or a digit/,
  );
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Incident title' })).toHaveFocus());
  expect(host().submitted).toEqual([]);
});

test('opens with what the macro says already', async () => {
  configuring({ title: 'Database removed', severity: 'SEV1', services: ['a', 'b'] });
  expect(await screen.findByRole('textbox', { name: 'Incident title' })).toHaveValue('Database removed');
  expect(screen.getByRole('combobox', { name: 'Severity' })).toHaveDisplayValue('SEV1');
  expect(screen.getByRole('combobox', { name: 'Services' })).toHaveValue('a, b');
  expect(host().sent).toEqual([{ name: 'services.known', input: {} }]);
});

test('services that exist are offered, also after others, and a new one is said to be new', async () => {
  const user = configuring({});
  const field = await screen.findByRole<HTMLInputElement>('combobox', { name: 'Services' });
  const offered = () => [...(field.list?.options ?? [])].map(({ value }) => value);
  await waitFor(() => expect(offered()).toEqual(['Checkout', 'gitlab.com']));
  await user.type(field, 'checkout');
  expect(screen.getByTestId('new-services')).toBeEmptyDOMElement();
  await user.type(field, ', git');
  expect(offered()).toEqual(['checkout, gitlab.com']);
  expect(screen.getByTestId('new-services')).toHaveTextContent('“git” is a new service.');
});

test('without the services that exist the form works as well', async () => {
  host().calls['services.known'] = () => failed('UNEXPECTED', 'Debrief did not answer.');
  const user = configuring({ title: 'Database removed' });
  await user.type(await screen.findByRole('combobox', { name: 'Services' }), 'Registry');
  expect(screen.getByTestId('new-services')).toBeEmptyDOMElement();
  await user.click(screen.getByRole('button', { name: 'Insert postmortem' }));
  await waitFor(() => expect(host().submitted).toMatchObject([{ config: { services: ['Registry'] } }]));
});

test('hands over the incident’s link and zone, and no address that is none', async () => {
  const user = configuring({ title: 'Database removed', zone: 'Asia/Kolkata' });
  const link = await screen.findByRole('textbox', { name: 'Link to the incident' });
  await user.type(link, 'no address');
  await user.click(screen.getByRole('button', { name: 'Insert postmortem' }));
  expect(link).toHaveAccessibleDescription(/must be a web address/);
  expect(host().submitted).toEqual([]);
  await user.clear(link);
  await user.type(link, 'incidents.example/4711');
  await user.click(screen.getByRole('button', { name: 'Insert postmortem' }));
  await waitFor(() =>
    expect(host().submitted).toMatchObject([
      { config: { link: 'https://incidents.example/4711', zone: 'Asia/Kolkata' } },
    ]),
  );
});
