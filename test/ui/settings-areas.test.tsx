import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { freshHost, ok, openApp } from './support/fake-host';
import { atSettings, TOKEN } from './support/settings';

const host = freshHost();
beforeEach(() => {
  atSettings(host(), 'services');
  host().calls['release-gate.create-token'] = () => ok({ id: TOKEN, token: 'dbf_secret' });
});

const list = () => screen.findByRole('navigation', { name: 'Debrief settings' });
const asked = () => host().sent.map(({ name }) => name);
const goTo = async (user: ReturnType<typeof userEvent.setup>, area: string) =>
  user.click(within(await list()).getByRole('button', { name: area }));

test('each page asks for its own when it is opened, and its name is where the focus goes', async () => {
  openApp(host());
  const user = userEvent.setup();
  await screen.findByRole('form', { name: 'Add service' });
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Services and templates');
  expect(document.body).toHaveFocus();
  expect(asked()).toEqual(['release-gate.settings', 'templates.list', 'controls.lists']);

  await goTo(user, 'Jira');
  const heading = screen.getByRole('heading', { level: 1 });
  expect(heading).toHaveTextContent('Jira');
  expect(heading).toHaveFocus();
  await screen.findByRole('region', { name: 'Sync with Jira' });
  expect(asked().slice(3)).toEqual(['jira-mapping.list', 'jira-sync.health']);
  expect(screen.queryByRole('form', { name: 'Add service' })).toBeNull();
  const buttons = within(await list()).getAllByRole('button');
  expect(buttons.map((button) => [button.textContent, button.getAttribute('aria-current')])).toEqual([
    ['Services and templates', null],
    ['Jira', 'page'],
    ['Reviews and reminders', null],
    ['Release gate', null],
    ['Pipelines', null],
    ['History', null],
  ]);
});

test('by keyboard alone: what was typed, and a token shown once, are there when one comes back', async () => {
  openApp(host());
  const user = userEvent.setup();
  await user.type(await screen.findByLabelText('Name of the new service'), 'Sear');
  await goTo(user, 'Pipelines');
  await user.type(await screen.findByLabelText('Name of the token'), 'GitHub');
  await user.click(screen.getByRole('checkbox', { name: 'Checkout' }));
  await user.click(screen.getByRole('button', { name: 'Create token' }));
  await screen.findByLabelText('Token');

  within(await list())
    .getByRole('button', { name: 'Services and templates' })
    .focus();
  await user.keyboard('{Enter}');
  expect(screen.queryByRole('button', { name: 'Copy token' })).toBeNull();
  await user.type(screen.getByRole('textbox', { name: 'Name of the new service' }), 'ch');
  expect(screen.getByRole('textbox', { name: 'Name of the new service' })).toHaveValue('Search');
  await goTo(user, 'Pipelines');
  expect(screen.getByRole('textbox', { name: 'Token' })).toHaveValue('dbf_secret');
  expect(asked().filter((name) => name === 'templates.list')).toHaveLength(1);
});

test('the tab remembers the page for a reload; what it cannot mean is the first page', async () => {
  openApp(host());
  await goTo(userEvent.setup(), 'Release gate');
  cleanup();
  openApp(host());
  expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent('Release gate');
  cleanup();
  sessionStorage.setItem('settings-area', 'constructor');
  openApp(host());
  expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent('Services and templates');
});
