import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MOST_RULE_SERVICES } from '../../src/contract/release-gate-rule';
import { failed, freshHost, ok, openApp } from './support/fake-host';

const CHECKOUT = '0198f7a0-0000-7000-8000-000000000001';
const SEARCH = '0198f7a0-0000-7000-8000-000000000002';
const GONE = '0198f7a0-0000-7000-8000-00000000dead';

const OF_PROJECT = 'Every service that is released in the project of the work item';
const CHOSEN = 'These services';

const host = freshHost();
beforeEach(() => {
  host().calls['release-gate.services'] = () =>
    ok([
      { id: CHECKOUT, name: 'Checkout' },
      { id: SEARCH, name: 'Search' },
    ]);
});

function openRule(extension: Record<string, unknown>) {
  const type = 'jira:workflowValidator';
  host().context = {
    ...host().context,
    moduleKey: 'release-gate-validator',
    extension: { type, ...extension },
  };
  openApp(host());
  return userEvent.setup();
}

/** What Jira gets when its own button is pressed. */
async function saved(): Promise<unknown> {
  await waitFor(() => expect(host().configure).toBeDefined());
  let given: unknown;
  await act(async () => {
    given = await host().configure?.();
  });
  return given;
}

test('a new rule asks about the services of the project, once that is chosen', async () => {
  const user = openRule({ entryPoint: 'create', isNewEditor: true });
  const option = await screen.findByRole('radio', { name: OF_PROJECT });
  expect(option).not.toBeChecked();
  expect(await saved()).toBeUndefined();
  expect(await screen.findByRole('alert')).toHaveTextContent('until then it is not saved');
  expect(option).toHaveFocus();
  await user.click(option);
  expect(screen.queryByRole('alert')).toBeNull();
  expect(await saved()).toBe('{"services":"project"}');
  expect(host().sent).toEqual([]);
});

test('or about services picked by name, and never about none', async () => {
  const user = openRule({ entryPoint: 'create' });
  await user.click(await screen.findByRole('radio', { name: CHOSEN }));
  const checkout = await screen.findByRole('checkbox', { name: 'Checkout' });
  expect(await saved()).toBeUndefined();
  expect(await screen.findByRole('alert')).toHaveTextContent('Choose at least one service');
  await user.click(checkout);
  await user.click(screen.getByRole('checkbox', { name: 'Search' }));
  await user.click(checkout);
  expect(await saved()).toBe(JSON.stringify({ services: [SEARCH] }));
});

test.each([
  ['an object', (rule: object) => rule],
  ['its text', (rule: object) => JSON.stringify(rule)],
])(
  'an edited rule, saved as %s, opens with what it asks about, and keeps what is not shown',
  async (_what, as) => {
    const user = openRule({ entryPoint: 'edit', validatorConfig: as({ services: [SEARCH, GONE] }) });
    expect(await screen.findByRole('checkbox', { name: 'Search' })).toBeChecked();
    expect(screen.getByRole('checkbox', { name: 'Checkout' })).not.toBeChecked();
    expect(screen.getByRole('checkbox', { name: /does not exist any more/ })).toBeChecked();
    await user.click(screen.getByRole('checkbox', { name: 'Checkout' }));
    expect(await saved()).toBe(JSON.stringify({ services: [SEARCH, GONE, CHECKOUT] }));
  },
);

test('a rule that cannot be read says so, and is saved as nothing until one chooses', async () => {
  openRule({ entryPoint: 'edit', validatorConfig: '{"services":"everything"}' });
  expect(await screen.findByText(/cannot be read, so it holds every transition/)).toBeVisible();
  expect(await saved()).toBeUndefined();
});

test('more services than a rule takes are not saved', async () => {
  const many = Array.from({ length: MOST_RULE_SERVICES + 1 }, (_, at) => ({
    id: `0198f7a0-0000-7000-8000-${String(at).padStart(12, '0')}`,
    name: `Service ${String(at)}`,
  }));
  host().calls['release-gate.services'] = () => ok(many);
  const services = many.slice(0, MOST_RULE_SERVICES).map(({ id }) => id);
  const user = openRule({ entryPoint: 'edit', validatorConfig: { services } });
  await user.click(await screen.findByRole('checkbox', { name: `Service ${String(MOST_RULE_SERVICES)}` }));
  expect(await saved()).toBeUndefined();
  expect(await screen.findByRole('alert')).toHaveTextContent('at most 50 services');
});

test('services that cannot be read are said to fail, and the other choice goes on', async () => {
  host().calls['release-gate.services'] = () => failed('NOT_SIGNED_IN', 'Log in first.');
  const user = openRule({ entryPoint: 'create' });
  await user.click(await screen.findByRole('radio', { name: CHOSEN }));
  expect(await screen.findByTestId('denied')).toHaveTextContent('Log in first.');
  await user.click(screen.getByRole('radio', { name: OF_PROJECT }));
  expect(await saved()).toBe('{"services":"project"}');
});

test('where there is no service it says who adds one', async () => {
  host().calls['release-gate.services'] = () => ok([]);
  const user = openRule({ entryPoint: 'create' });
  await user.click(await screen.findByRole('radio', { name: CHOSEN }));
  expect(await screen.findByText(/An administrator of Debrief adds services/)).toBeVisible();
});

describe('a rule that is only shown', () => {
  test.each([
    [{ services: 'project' }, /every service that is released in the project/],
    [{ services: [] }, /is not set up, so it holds every transition/],
    [undefined, /is not set up, so it holds every transition/],
  ])('says in words what %j means', async (validatorConfig, words) => {
    openRule({ entryPoint: 'view', validatorConfig });
    expect(await screen.findByText(words)).toBeVisible();
    expect(screen.queryByRole('radio')).toBeNull();
    expect(host().configure).toBeUndefined();
  });

  test('names its services', async () => {
    openRule({ entryPoint: 'view', validatorConfig: { services: [SEARCH, GONE] } });
    const items = await screen.findAllByRole('listitem');
    expect(items.map((item) => item.textContent)).toEqual([
      'Search',
      'A service that is not shown to you, or that does not exist any more',
    ]);
  });
});

describe('where Jira takes no configuration', () => {
  test('an editor says that nothing will be saved', async () => {
    host().editsNoRule = true;
    openRule({ entryPoint: 'edit', validatorConfig: { services: 'project' } });
    expect(await screen.findByRole('alert')).toHaveTextContent('nothing chosen here will be saved');
  });

  test('and does not say which screen this is, the rule is shown in words', async () => {
    host().editsNoRule = true;
    openRule({ validatorConfig: { services: 'project' } });
    expect(await screen.findByText(/every service that is released in the project/)).toBeVisible();
    await waitFor(() => expect(screen.queryByRole('radio')).toBeNull());
  });
});
