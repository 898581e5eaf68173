import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { failed, freshHost, ok, openApp } from './support/fake-host';
import { atSettings, SERVICE, settings } from './support/settings';

const host = freshHost();
beforeEach(() => atSettings(host(), 'gate'));

const found = [
  { id: '10000', key: 'OPS', name: 'Operations' },
  { id: '10005', key: 'PAY', name: 'Payments' },
];

async function opened() {
  openApp(host());
  const user = userEvent.setup();
  const group = await screen.findByRole('group', { name: 'Jira projects of Checkout' });
  await user.click(within(group).getByRole('button', { name: 'Change where Checkout is released' }));
  return { user, group };
}

test('an admin chooses the Jira projects of a service', async () => {
  host().jira = (path) =>
    path.startsWith('/rest/api/3/project/search')
      ? { status: 200, body: { values: found } }
      : { status: 404 };
  host().calls['release-gate.save-projects'] = () => ok({ version: 1 });
  const { user, group } = await opened();
  await user.selectOptions(await within(group).findByLabelText('Add a project'), 'Payments (PAY)');
  await user.selectOptions(within(group).getByLabelText('Add a project'), 'Operations (OPS)');
  await user.click(within(group).getByRole('button', { name: 'Remove OPS' }));
  await user.click(within(group).getByRole('button', { name: 'Save' }));
  expect((await screen.findAllByText('Where Checkout is released is saved.')).length).toBeGreaterThan(0);
  expect(host().inputsOf('release-gate.save-projects')).toMatchObject([
    { serviceId: SERVICE, version: 0, projectIds: ['10005'] },
  ]);
});

test('what is refused is said, and nothing is lost', async () => {
  const [service] = settings().services;
  const projects = { version: 3, value: [{ id: '10000', key: 'OPS' }] };
  host().calls['release-gate.settings'] = () =>
    ok(settings({ services: service ? [{ ...service, projects }] : [] }));
  host().jira = () => ({ status: 200, body: { values: found } });
  host().calls['release-gate.save-projects'] = () => failed('CONFLICT', 'Somebody else changed this.');
  const { user, group } = await opened();
  expect(within(group).getAllByText('OPS').length).toBeGreaterThan(0);
  await user.click(await within(group).findByRole('button', { name: 'Save' }));
  expect(await within(group).findByText('Somebody else changed this.')).toBeVisible();
  expect(within(group).getByRole('button', { name: 'Remove OPS' })).toBeVisible();
});

test('an admin who sees no project is told why there is nothing to choose, and may leave it', async () => {
  host().jira = (path) =>
    path.startsWith('/rest/api/3/project/search?action=browse&')
      ? { status: 200, body: { values: [], isLast: true } }
      : { status: 404 };
  const { user, group } = await opened();
  expect(await within(group).findByRole('alert')).toHaveTextContent(/^You see no project in Jira/);
  expect(within(group).queryByLabelText('Add a project')).toBeNull();
  expect(within(group).queryByLabelText('Find a project')).toBeNull();
  await user.click(within(group).getByRole('button', { name: 'Change where Checkout is released' }));
  expect(within(group).queryByRole('alert')).toBeNull();
});

test('where there are more projects than Jira names at once, one is found by its name', async () => {
  host().jira = (path) => {
    const words = new URL(path, 'https://jira').searchParams.get('query');
    const values = words === null ? found.slice(0, 1) : found.filter(({ name }) => name.startsWith(words));
    return { status: 200, body: { values, isLast: words !== null } };
  };
  const { user, group } = await opened();
  await user.type(await within(group).findByLabelText('Find a project'), 'Pay');
  await within(group).findByRole('option', { name: 'Payments (PAY)' });
  await user.selectOptions(within(group).getByLabelText('Add a project'), 'Payments (PAY)');
  expect(within(group).getByRole('button', { name: 'Remove PAY' })).toBeVisible();
  expect(host().asked.at(-1)).toBe('jira /rest/api/3/project/search?action=browse&query=Pay&maxResults=50');
});

test('without Jira it says so and offers to ask again', async () => {
  host().jira = () => ({ status: 403 });
  const { group } = await opened();
  expect(await within(group).findByRole('button', { name: 'Try again' })).toBeVisible();
});
