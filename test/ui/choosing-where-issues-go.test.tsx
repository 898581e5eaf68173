import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { MappedTarget } from '../../src/contract/issues';
import type { RequiredField } from '../../src/contract/rules';
import { pageTargets } from '../../static/src/postmortem/page-targets';
import { failed, freshHost, ok, openApp } from './support/fake-host';
import { IssueFunctions, PLAIN_FORM } from './support/issue-functions';
import { jiraWith } from './support/jira';
import { anAction } from './support/postmortems';

const host = freshHost();
let functions: IssueFunctions;

beforeEach(() => {
  functions = new IssueFunctions(host(), [anAction(1)]);
  host().jira = jiraWith(() => []);
});

const mapped = (part: Partial<MappedTarget>): MappedTarget => ({
  source: 'site',
  name: '',
  projectId: '10',
  issueTypeId: '3',
  extra: {},
  ...part,
});

const COMPONENT: RequiredField = {
  fieldId: 'components',
  name: 'Component',
  kind: 'choices',
  options: [
    { id: '70', name: 'Database' },
    { id: '71', name: 'Web' },
  ],
};
const TEAM: RequiredField = { fieldId: 'customfield_1', name: 'Team', kind: 'line', options: [] };

async function openPanel() {
  openApp(host());
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Create in Jira: Task 1' }));
  const dialog = await screen.findByRole('dialog');
  return {
    user,
    dialog,
    create: () => user.click(within(dialog).getByRole('button', { name: 'Create 1 issue' })),
  };
}

const orders = () => host().inputsOf('actions.create-issues');

describe('of what is set up', () => {
  test('services come before the space, and the space before the site', () => {
    const [site, space, service] = [
      mapped({}),
      mapped({ source: 'space', projectId: '20' }),
      mapped({ source: 'service', name: 'Web', projectId: '30' }),
    ];
    expect(pageTargets([]).length).toBe(0);
    expect(pageTargets([site]).map(({ projectId }) => projectId)).toEqual(['10']);
    expect(pageTargets([site, space]).map(({ projectId }) => projectId)).toEqual(['20']);
    expect(pageTargets([space, service, site]).map(({ projectId }) => projectId)).toEqual(['30']);
  });

  test('services that go to the same place are one choice; other values make another', () => {
    const [together, apart, ...others] = pageTargets([
      mapped({ source: 'service', name: 'Web' }),
      mapped({ source: 'service', name: 'Database' }),
      mapped({ source: 'service', name: 'Search', extra: { customfield_1: 'Search' } }),
    ]);
    expect(together?.source).toBe('set up for Web and Database');
    expect(apart?.extra).toEqual({ customfield_1: 'Search' });
    expect(others).toEqual([]);
  });
});

test('one place that is set up is chosen, with its values, and takes one press', async () => {
  functions.mapped = [
    mapped({ source: 'service', name: 'Web', extra: { customfield_1: 'Storage', customfield_9: 'old' } }),
    mapped({ projectId: '20' }),
  ];
  functions.form = { ...PLAIN_FORM, required: [TEAM] };
  const { dialog, create } = await openPanel();
  expect(
    await within(dialog).findByRole('radio', { name: 'Operations (OPS), Task: set up for Web' }),
  ).toBeChecked();
  expect(await within(dialog).findByRole('textbox', { name: /Team/ })).toHaveValue('Storage');
  expect(within(dialog).queryByRole('combobox', { name: 'Project' })).not.toBeInTheDocument();
  await create();
  await waitFor(() => expect(dialog).not.toBeInTheDocument());
  // What is not asked for any more would be refused, so it is not sent.
  expect(orders()).toMatchObject([
    { target: { projectId: '10', issueTypeId: '3' }, extra: { customfield_1: 'Storage' } },
  ]);
  expect(Object.keys(orders()[0]?.['extra'] as object)).toEqual(['customfield_1']);
});

test('services with different places are a choice, and nothing is guessed', async () => {
  functions.mapped = [
    mapped({ source: 'service', name: 'Web' }),
    mapped({ source: 'service', name: 'Billing', projectId: '20', issueTypeId: '5' }),
  ];
  const { user, dialog, create } = await openPanel();
  expect(await within(dialog).findByText(/Choose one\.$/)).toBeVisible();
  for (const radio of within(dialog).getAllByRole('radio')) expect(radio).not.toBeChecked();
  await create();
  expect(within(dialog).getByText('Choose a project and an issue type first.')).toBeVisible();
  expect(host().inputsOf('actions.create-form')).toEqual([]);

  await user.click(
    await within(dialog).findByRole('radio', { name: 'Payments (PAY), Bug: set up for Billing' }),
  );
  await within(dialog).findByTestId('create-form');
  await create();
  await waitFor(() => expect(dialog).not.toBeInTheDocument());
  expect(orders()).toMatchObject([{ target: { projectId: '20', issueTypeId: '5' } }]);
});

test('another place can be chosen, and only that is remembered', async () => {
  functions.mapped = [mapped({ source: 'space' })];
  const { user, dialog, create } = await openPanel();
  await user.click(await within(dialog).findByRole('radio', { name: 'Another project or issue type' }));
  await within(dialog).findByRole('option', { name: 'Payments (PAY)' });
  await user.selectOptions(within(dialog).getByRole('combobox', { name: 'Project' }), 'Payments (PAY)');
  await within(dialog).findByRole('option', { name: 'Bug' });
  await user.selectOptions(within(dialog).getByRole('combobox', { name: 'Issue type' }), 'Bug');
  await within(dialog).findByTestId('create-form');
  await create();
  await waitFor(() => expect(dialog).not.toBeInTheDocument());
  expect(orders()).toMatchObject([{ target: { projectId: '20', issueTypeId: '5' } }]);
  expect(JSON.parse(localStorage.getItem('debrief:last-target@me') ?? 'null')).toEqual({
    projectId: '20',
    issueTypeId: '5',
  });
});

test('without anything set up this browser remembers; a project that is gone is not used for it', async () => {
  localStorage.setItem('debrief:last-target@me', JSON.stringify({ projectId: '20', issueTypeId: '5' }));
  const { dialog } = await openPanel();
  expect(await within(dialog).findByTestId('create-form')).toBeInTheDocument();
  expect(within(dialog).getByRole('combobox', { name: 'Project' })).toHaveDisplayValue('Payments (PAY)');
  expect(within(dialog).getByRole('combobox', { name: 'Issue type' })).toHaveDisplayValue('Bug');
});

test('a remembered project that is gone is not used', async () => {
  localStorage.setItem('debrief:last-target@me', JSON.stringify({ projectId: '99', issueTypeId: '3' }));
  host().calls['actions.create-form'] = () => failed('NOT_ALLOWED', 'You cannot create issues there.');
  const { dialog, create } = await openPanel();
  await within(dialog).findByRole('option', { name: 'Operations (OPS)' });
  await waitFor(() => expect(within(dialog).getByRole('button', { name: 'Create 1 issue' })).toBeEnabled());
  await create();
  expect(await within(dialog).findByText('Choose a project and an issue type first.')).toBeVisible();
});

test('when the set-up cannot be read, the person chooses and is told why', async () => {
  host().calls['jira-mapping.of-page'] = () => failed('PREPARING', 'Debrief is being prepared.');
  const { dialog } = await openPanel();
  expect(await within(dialog).findByText(/so choose it here\. Debrief is being prepared\./)).toBeVisible();
  expect(await within(dialog).findByRole('option', { name: 'Operations (OPS)' })).toBeInTheDocument();
});

test('a place that was set up and that the viewer may not use is named by what is known of it', async () => {
  functions.mapped = [mapped({ projectId: '30' })];
  host().calls['actions.create-form'] = () =>
    failed('NOT_ALLOWED', 'You cannot create issues of this type in that project. Choose another one.');
  const { dialog } = await openPanel();
  expect(
    await within(dialog).findByRole('radio', {
      name: /^project 30, in which you may not create issues, .*: set up for the whole site$/,
    }),
  ).toBeChecked();
  expect(await within(dialog).findByText(/You cannot create issues of this type/)).toBeVisible();
  expect(within(dialog).getByRole('button', { name: 'Create 1 issue' })).toBeDisabled();
});

test('what a project asks for is asked before anything is created', async () => {
  functions.mapped = [mapped({})];
  functions.form = { ...PLAIN_FORM, required: [TEAM, COMPONENT] };
  const { user, dialog, create } = await openPanel();
  await within(dialog).findByRole('textbox', { name: /Team/ });
  await create();
  expect(await within(dialog).findByText(/This project asks for Team/)).toBeVisible();
  expect(within(dialog).getByText(/This project asks for Component/)).toBeVisible();
  expect(within(dialog).getByRole('textbox', { name: /Team/ })).toHaveFocus();
  expect(orders()).toEqual([]);

  await user.type(within(dialog).getByRole('textbox', { name: /Team/ }), 'Storage');
  await user.click(within(dialog).getByRole('checkbox', { name: 'Web' }));
  await create();
  await waitFor(() => expect(dialog).not.toBeInTheDocument());
  expect(orders()).toMatchObject([{ extra: { customfield_1: 'Storage', components: ['71'] } }]);
});

test('what was typed for one place is not sent to another, and is there on return', async () => {
  functions.mapped = [
    mapped({ source: 'service', name: 'Web' }),
    mapped({ source: 'service', name: 'Billing', projectId: '20' }),
  ];
  functions.form = { ...PLAIN_FORM, required: [TEAM] };
  const { user, dialog } = await openPanel();
  const web = await within(dialog).findByRole('radio', { name: /set up for Web/ });
  await user.click(web);
  await user.type(await within(dialog).findByRole('textbox', { name: /Team/ }), 'Storage');
  await user.click(within(dialog).getByRole('radio', { name: /set up for Billing/ }));
  expect(await within(dialog).findByRole('textbox', { name: /Team/ })).toHaveValue('');
  await user.click(web);
  expect(await within(dialog).findByRole('textbox', { name: /Team/ })).toHaveValue('Storage');
});

test('what is left out, how priorities are called there, and what the app lacks are said beforehand', async () => {
  functions.mapped = [mapped({})];
  functions.form = {
    ...PLAIN_FORM,
    leavesOut: ['dueOn', 'owner'],
    priorities: [
      { ours: 'critical', theirs: 'Highest' },
      { ours: 'high', theirs: 'Urgent' },
      { ours: 'low', theirs: 'Low' },
    ],
    appLacks: ['Debrief may not see this project (Browse projects).'],
  };
  const { dialog } = await openPanel();
  expect(
    await within(dialog).findByText(
      'Issues of this type have no due date or assignee when they are created, so that is left out; you can set it in Jira.',
    ),
  ).toBeVisible();
  expect(within(dialog).getByText('Priority in this project: High becomes Urgent.')).toBeVisible();
  expect(within(dialog).getByRole('heading', { name: 'What will not work there' })).toBeVisible();
  expect(within(dialog).getByText('Debrief may not see this project (Browse projects).')).toBeVisible();
  expect(within(dialog).getByRole('button', { name: 'Create 1 issue' })).toBeEnabled();
});

test('a field that Debrief cannot ask for keeps from creating, and leads to linking', async () => {
  functions.mapped = [mapped({})];
  functions.form = { ...PLAIN_FORM, unsupported: ['Cascade', 'Sprint'] };
  const jira = host().jira;
  host().jira = (path, body) =>
    path === '/rest/api/3/search/jql' ? { status: 200, body: { issues: [] } } : jira(path, body);
  const { user, dialog } = await openPanel();
  expect(
    await within(dialog).findByText(/requires Cascade and Sprint, which Debrief cannot ask for/),
  ).toBeVisible();
  expect(within(dialog).getByRole('button', { name: 'Create 1 issue' })).toBeDisabled();
  await user.click(within(dialog).getByRole('button', { name: 'Link an existing issue instead' }));
  expect(await screen.findByRole('dialog', { name: 'Link an issue to “Task 1”' })).toBeVisible();
});

test('when Jira cannot say what it needs, nothing is created before it can', async () => {
  functions.mapped = [mapped({})];
  host().calls['actions.create-form'] = () => failed('JIRA_UNAVAILABLE', 'Jira did not answer.');
  const { user, dialog } = await openPanel();
  expect(await within(dialog).findByText('Jira did not answer.')).toBeVisible();
  expect(within(dialog).getByRole('button', { name: 'Create 1 issue' })).toBeDisabled();
  host().calls['actions.create-form'] = () => ok(PLAIN_FORM);
  await user.click(within(dialog).getByRole('button', { name: 'Try again' }));
  await within(dialog).findByTestId('create-form');
  expect(within(dialog).getByRole('button', { name: 'Create 1 issue' })).toBeEnabled();
});
