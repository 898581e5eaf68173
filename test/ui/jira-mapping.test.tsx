import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { CreateForm, MappingView } from '../../src/contract/issues';
import { conflict, failed, freshHost, ok, openApp } from './support/fake-host';
import { atSettings, SERVICE } from './support/settings';

const host = freshHost();

const FORM: CreateForm = {
  required: [],
  unsupported: [],
  leavesOut: [],
  priorities: [
    { ours: 'critical', theirs: 'Höchste' },
    { ours: 'high', theirs: 'Hoch' },
    { ours: 'medium', theirs: 'Mittel' },
    { ours: 'low', theirs: 'Niedrig' },
  ],
  appLacks: [],
};
const TEAM = {
  fieldId: 'customfield_10010',
  name: 'Team',
  kind: 'choice',
  options: [
    { id: '7', name: 'Platform' },
    { id: '8', name: 'Data' },
  ],
} as const;

let mappings: MappingView[] = [];
const site: MappingView = {
  source: 'site',
  name: '',
  scopeId: '',
  version: 3,
  projectId: '10',
  issueTypeId: '3',
  extra: {},
};
const checked = (form: Partial<CreateForm> = {}, problems: readonly string[] = []) =>
  ok({ kind: 'checked' as const, form: { ...FORM, ...form }, problems });

const PROJECTS = [
  { id: '10', key: 'OPS', name: 'Operations' },
  { id: '11', key: 'WEB', name: 'Web' },
];
const SPACES = [
  { id: '501', key: 'ENG', name: 'Engineering', type: 'global', status: 'current' },
  { id: '502', key: 'ARC', name: 'Attic', type: 'global', status: 'archived' },
  { id: '503', key: '~ed', name: 'Edda', type: 'personal', status: 'current' },
];

beforeEach(() => {
  mappings = [];
  atSettings(host(), 'jira');
  host().calls['jira-mapping.list'] = () => ok(mappings);
  host().calls['jira-mapping.check'] = () => checked();
  host().jira = (path) => {
    const url = new URL(path, 'https://jira');
    if (url.pathname.endsWith('/project/search')) {
      const ids = url.searchParams.getAll('id');
      return {
        status: 200,
        body: { values: PROJECTS.filter(({ id }) => ids.length === 0 || ids.includes(id)) },
      };
    }
    if (/createmeta\/1[01]\/issuetypes/.test(path))
      return { status: 200, body: { issueTypes: [{ id: '3', name: 'Task' }] } };
    return { status: 404 };
  };
  host().confluence = (path) => {
    const url = new URL(path, 'https://confluence');
    const ids = url.searchParams.get('ids')?.split(',');
    return { status: 200, body: { results: SPACES.filter(({ id }) => ids?.includes(id) ?? true) } };
  };
});

type User = ReturnType<typeof userEvent.setup>;
const combo = (form: HTMLElement, name: string) => within(form).findByRole('combobox', { name });

async function openForm(): Promise<{ user: User; form: HTMLElement }> {
  openApp(host());
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Add mapping' }));
  return { user, form: screen.getByRole('form', { name: 'Add mapping' }) };
}

async function chooseTarget(user: User, form: HTMLElement, project = 'Operations (OPS)') {
  await within(form).findByRole('option', { name: project });
  await user.selectOptions(await combo(form, 'Project'), project);
  await within(form).findByRole('option', { name: 'Task' });
  await user.selectOptions(await combo(form, 'Issue type'), 'Task');
}

test('an empty list says what happens without it', async () => {
  openApp(host());
  expect(await screen.findByText(/Nothing is set up yet/)).toBeVisible();
});

test('a list that cannot be read says so in its own place, and is read again on demand', async () => {
  host().calls['jira-mapping.list'] = () => failed('CONFLUENCE_UNAVAILABLE', 'Confluence did not answer.');
  openApp(host());
  const section = await screen.findByRole('region', { name: 'Where issues go' });
  expect(await within(section).findByTestId('failed')).toHaveTextContent('Confluence did not answer.');
  expect(await screen.findByTestId('sync-state')).toBeVisible();
  host().calls['jira-mapping.list'] = () => ok([site]);
  await userEvent.setup().click(within(section).getByRole('button', { name: 'Try again' }));
  expect(await within(section).findByText('Operations (OPS), issue type Task')).toBeVisible();
});

test('a list that is denied shows nothing of what was read before', async () => {
  host().calls['jira-mapping.list'] = () => failed('NOT_ALLOWED', 'Only Confluence admins see this.');
  openApp(host());
  const section = await screen.findByRole('region', { name: 'Where issues go' });
  expect(await within(section).findByTestId('denied')).toHaveTextContent('Only Confluence admins');
  expect(within(section).queryByRole('button', { name: 'Add mapping' })).not.toBeInTheDocument();
});

test('mappings are shown by the names that the viewer knows, and by ids where there are none', async () => {
  mappings = [
    site,
    { ...site, source: 'space', scopeId: '501', issueTypeId: '99' },
    { ...site, source: 'space', scopeId: '666', projectId: '12' },
    { ...site, source: 'service', scopeId: SERVICE, name: 'Checkout', extra: { customfield_10010: '7' } },
  ];
  openApp(host());
  await screen.findByText('Space Engineering (ENG)');
  await screen.findAllByText('Operations (OPS), issue type Task');
  expect(screen.getAllByTestId('mapping').map((row) => row.textContent)).toEqual([
    expect.stringContaining('Whole siteOperations (OPS), issue type Task'),
    expect.stringContaining('Operations (OPS), issue type 99, which is not offered to you'),
    expect.stringContaining('Space 666, which you may not seeProject 12, which you may not see in Jira'),
    expect.stringContaining('With a value for 1 required field'),
  ]);
});

test('the dry run says what an action becomes there, before anything is saved', async () => {
  const lacks = 'Debrief may not see this project (Browse projects).';
  host().calls['jira-mapping.check'] = () =>
    checked({ leavesOut: ['dueOn'], required: [TEAM], appLacks: [lacks] }, ['This project asks for Team.']);
  const { user, form } = await openForm();
  await chooseTarget(user, form);
  const check = await within(form).findByTestId('mapping-check');
  const row = async (name: string) =>
    (await within(check).findByRole('row', { name: new RegExp(`^${name}`) })).textContent;
  expect(await row('Owner')).toContain('Assignee');
  expect(await row('Due date')).toContain('Left out');
  expect(await row('Priority Critical')).toContain('Höchste');
  expect(await row('Priority Low')).toContain('Niedrig');
  expect(await row('Team, which')).toContain('Asked of whoever creates the issue');
  expect(check).toHaveTextContent(lacks);
  expect(within(check).getByText('This project asks for Team.')).toBeVisible();
  expect(host().inputsOf('jira-mapping.save')).toEqual([]);
});

test('a mapping of a service is saved with values for what the project requires', async () => {
  host().calls['jira-mapping.check'] = ({ extra = {} }) =>
    checked({ required: [TEAM] }, extra[TEAM.fieldId] ? [] : ['This project asks for Team.']);
  host().calls['jira-mapping.save'] = ({ target, extra = {} }) => {
    mappings = [
      { ...site, ...target, source: 'service', scopeId: SERVICE, name: 'Checkout', version: 1, extra },
    ];
    return ok({ version: 1 });
  };
  const { user, form } = await openForm();
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  expect(within(form).getByRole('alert')).toHaveTextContent('Choose what this is for.');
  await user.selectOptions(await combo(form, 'For'), 'A service');
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  expect(within(form).getByRole('alert')).toHaveTextContent('Choose a service.');
  await user.selectOptions(await combo(form, 'Service'), 'Checkout');
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  expect(within(form).getByRole('alert')).toHaveTextContent('Choose a project and an issue type.');
  await chooseTarget(user, form);

  await user.selectOptions(await combo(form, 'Team'), 'Data');
  expect(within(form).getByText('This project asks for Team.')).toBeVisible();
  await user.click(within(form).getByRole('button', { name: 'Check again with these values' }));
  expect(await within(form).findByText('Issues can be created with these values.')).toBeVisible();
  expect(within(form).getByText('As given here: Data')).toBeVisible();
  await user.click(within(form).getByRole('button', { name: 'Save' }));

  expect(await screen.findByText('Service Checkout')).toBeVisible();
  await waitFor(() => expect(screen.getByRole('button', { name: 'Add mapping' })).toHaveFocus());
  expect(host().inputsOf('jira-mapping.save')).toEqual([
    {
      changeId: expect.any(String),
      scope: { kind: 'service', id: SERVICE },
      version: 0,
      target: { projectId: '10', issueTypeId: '3' },
      extra: { customfield_10010: '8' },
    },
  ]);
});

test('values for one project are forgotten when another is chosen', async () => {
  host().calls['jira-mapping.check'] = ({ target }) =>
    checked({ required: target.projectId === '10' ? [TEAM] : [{ ...TEAM, name: 'Squad' }] });
  host().calls['jira-mapping.save'] = () => ok({ version: 1 });
  const { user, form } = await openForm();
  await user.selectOptions(await combo(form, 'For'), 'Whole site');
  await chooseTarget(user, form);
  await user.selectOptions(await combo(form, 'Team'), 'Data');
  await chooseTarget(user, form, 'Web (WEB)');
  expect(await combo(form, 'Squad')).toHaveDisplayValue('Choose…');
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(host().inputsOf('jira-mapping.save')).toMatchObject([{ extra: {} }]));
});

test('spaces are those in use; of what is mapped already none is offered again', async () => {
  mappings = [site, { ...site, source: 'service', scopeId: SERVICE, name: 'Checkout' }];
  host().calls['jira-mapping.save'] = () => ok({ version: 1 });
  const { user, form } = await openForm();
  const kinds = within(await combo(form, 'For')).getAllByRole('option');
  expect(kinds.map(({ textContent }) => textContent)).toEqual(['Choose…', 'A Confluence space']);
  await user.selectOptions(await combo(form, 'For'), 'A Confluence space');
  const spaces = within(await combo(form, 'Space')).getAllByRole('option');
  expect(spaces.map(({ textContent }) => textContent)).toEqual(['Choose…', 'Engineering (ENG)']);
  expect(within(form).queryByLabelText('Key of the space')).not.toBeInTheDocument();
  await user.selectOptions(await combo(form, 'Space'), 'Engineering (ENG)');
  await chooseTarget(user, form);
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  await waitFor(() =>
    expect(host().inputsOf('jira-mapping.save')).toMatchObject([{ scope: { kind: 'space', id: '501' } }]),
  );
});

test('on a site with very many spaces one is found by its key', async () => {
  const listed = host().confluence;
  host().confluence = (path, body) => {
    const url = new URL(path, 'https://confluence');
    const keys = url.searchParams.get('keys')?.split(',');
    if (keys) {
      const results = [{ id: '900', key: 'FAR', name: 'Far away' }].filter(({ key }) => keys.includes(key));
      return { status: 200, body: { results } };
    }
    const answer = listed(path, body);
    const next = `/wiki/api/v2/spaces?limit=250&cursor=c${String(host().asked.length)}`;
    return { ...answer, body: { ...(answer.body as object), _links: { next } } };
  };
  const { user, form } = await openForm();
  await user.selectOptions(await combo(form, 'For'), 'A Confluence space');
  const key = await within(form).findByLabelText('Key of the space');
  const lists = host().asked.filter((asked) => asked.includes('/spaces?'));
  expect(lists).toHaveLength(4);
  expect(new Set(lists).size).toBe(4);
  // Each of those answers named it.
  expect(within(form).getAllByRole('option', { name: 'Engineering (ENG)' })).toHaveLength(1);

  await user.type(key, 'nope{Enter}');
  expect(await within(form).findByText(/There is no space with this key/)).toBeVisible();
  await user.clear(key);
  await user.type(key, 'far{Enter}');
  await waitFor(() => expect(within(form).getByLabelText('Space')).toHaveDisplayValue('Far away (FAR)'));
  expect(host().inputsOf('jira-mapping.save')).toEqual([]);
});

test('an edit keeps what it is for, and says when somebody was first', async () => {
  mappings = [{ ...site, projectId: '11' }];
  host().calls['jira-mapping.save'] = () => conflict(4, null);
  openApp(host());
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Edit the mapping of the whole site' }));
  const form = screen.getByRole('form', { name: 'Edit the mapping of the whole site' });
  expect(within(form).queryByRole('combobox', { name: 'For' })).not.toBeInTheDocument();
  await waitFor(() => expect(within(form).getByLabelText('Project')).toHaveDisplayValue('Web (WEB)'));
  await within(form).findByText('Issues can be created with these values.');
  const before = host().inputsOf('jira-mapping.list').length;
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  expect(await within(form).findByRole('alert')).toHaveTextContent('Somebody else saved this first.');
  await waitFor(() => expect(host().inputsOf('jira-mapping.list').length).toBeGreaterThan(before));
  expect(host().inputsOf('jira-mapping.save')).toMatchObject([{ scope: { kind: 'site' }, version: 3 }]);
});

test('a project beyond the first fifty stays chosen', async () => {
  mappings = [{ ...site, projectId: '11' }];
  const all = host().jira;
  host().jira = (path, body) =>
    path.includes('project/search') && !path.includes('id=')
      ? { status: 200, body: { values: [PROJECTS[0]], isLast: false } }
      : all(path, body);
  openApp(host());
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Edit the mapping of the whole site' }));
  const form = screen.getByRole('form', { name: 'Edit the mapping of the whole site' });
  await waitFor(() => expect(within(form).getByLabelText('Project')).toHaveDisplayValue('Web (WEB)'));
  await user.type(within(form).getByLabelText('Find a project'), 'op');
  await waitFor(() => expect(within(form).getByLabelText('Issue type')).toHaveDisplayValue('Task'));
  expect(within(form).getByLabelText('Project')).toHaveDisplayValue('Web (WEB)');
});

test('a mapping is removed after one question', async () => {
  mappings = [site];
  host().calls['jira-mapping.remove'] = () => {
    mappings = [];
    return ok({ version: 4 });
  };
  openApp(host());
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Remove the mapping of the whole site' }));
  expect(host().inputsOf('jira-mapping.remove')).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Remove' }));
  expect(await screen.findByText(/Nothing is set up yet/)).toBeVisible();
  expect(host().inputsOf('jira-mapping.remove')).toMatchObject([{ scope: { kind: 'site' }, version: 3 }]);
  expect(screen.getByRole('heading', { name: 'Where issues go' })).toHaveFocus();
});

test.each([
  ['no-access', () => ok({ kind: 'no-access' as const }), /does not let you create issues of this type/],
  ['a failure', () => failed('JIRA_UNAVAILABLE', 'Jira did not answer.'), /Jira did not answer\./],
])('a check that ends in %s says so', async (_what, answer, said) => {
  host().calls['jira-mapping.check'] = answer;
  const { user, form } = await openForm();
  await chooseTarget(user, form);
  expect(await within(form).findByText(said)).toBeVisible();
});
