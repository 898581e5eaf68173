import { ADMIN, EDITOR, FORMER_USER, RESPONDER, VIEWER } from '../../local/site/people';
import { APP_ACCOUNT } from '../../local/site/protocol';
import {
  ANY_TEXT,
  APP,
  as,
  containing,
  contractProblems,
  doc,
  JiraSite,
  NOBODY,
  refusal,
  SUBTASK,
  TASK,
} from './jira-site';

let site: JiraSite;
beforeEach(() => {
  site = new JiraSite();
});

const attempt = (fields: Record<string, unknown>, more: Record<string, unknown> = {}): unknown =>
  refusal(
    site.ask('POST', '/rest/api/3/issue', {
      fields: { project: { key: 'OPS' }, issuetype: { id: TASK }, summary: 'A task', ...fields },
      ...more,
    }),
  );

const NOT_ON_SCREEN = (id: string): string =>
  `Field '${id}' cannot be set. It is not on the appropriate screen, or unknown.`;

describe('creating an issue', () => {
  test('stores every field, numbers the key per project and answers id, key and self', () => {
    const created = site.create({
      description: doc('Why', 'How'),
      priority: { id: '1' },
      assignee: { accountId: RESPONDER.accountId },
      duedate: '2026-09-01',
      labels: ['postmortem', 'database'],
    });
    expect(created).toEqual({
      id: '10100',
      key: 'OPS-1',
      self: 'https://debrief.atlassian.net/rest/api/3/issue/10100',
    });
    expect(site.fields('OPS-1')).toMatchObject({
      summary: 'A task',
      description: doc('Why', 'How'),
      priority: { id: '1', name: 'Highest' },
      assignee: { accountId: RESPONDER.accountId },
      reporter: { accountId: EDITOR.accountId },
      creator: { accountId: EDITOR.accountId },
      duedate: '2026-09-01',
      labels: ['database', 'postmortem'],
      status: { name: 'To Do', statusCategory: { key: 'new' } },
      resolution: null,
      created: '2026-08-14T10:00:00.000+0000',
      project: { key: 'OPS' },
      issuetype: { name: 'Task', subtask: false },
    });
    expect(site.create().key).toBe('OPS-2');
    expect(site.create({ project: { id: '10001' } }).key).toBe('WEB-1');
  });

  test('gives defaults where nothing was sent', () => {
    site.create();
    expect(site.fields('OPS-1')).toMatchObject({
      priority: { id: '3' },
      assignee: null,
      duedate: null,
      labels: [],
      description: null,
    });
  });

  test('keeps the properties of the same request, and nothing at all when one of them is refused', () => {
    const properties = [{ key: 'debrief', value: { action: 'a1', installation: 'i1' } }];
    site.create({}, { properties });
    expect(site.jira.properties('OPS-1')).toEqual({ debrief: { action: 'a1', installation: 'i1' } });
    const tooLong = [{ key: 'debrief', value: 'x'.repeat(32_768) }];
    expect(attempt({}, { properties: tooLong })).toEqual([400, containing('32768')]);
    expect(site.jira.issues()).toHaveLength(1);
    expect(site.events).toHaveLength(1);
    expect(site.create().key).toBe('OPS-2');
  });

  test.each([
    ['priorty', { id: '1' }, NOT_ON_SCREEN('priorty')],
    ['reporter', { accountId: RESPONDER.accountId }, NOT_ON_SCREEN('reporter')],
    ['status', { id: '3' }, NOT_ON_SCREEN('status')],
    ['parent', { key: 'OPS-1' }, NOT_ON_SCREEN('parent')],
    ['summary', '  ', 'You must specify a summary of the issue.'],
    ['summary', 'one\ntwo', 'The summary is invalid because it contains newline characters.'],
    ['summary', 'x'.repeat(256), "Summary can't exceed 255 characters."],
    ['priority', { id: '9' }, 'The priority selected is invalid.'],
    ['priority', 'High', 'Specify the Priority as an object with "id" in the string format'],
    ['priority', { id: 1 }, 'Specify the Priority as an object with "id" in the string format'],
    ['assignee', EDITOR.accountId, 'expected an object with "accountId"'],
    ['assignee', { accountId: VIEWER.accountId }, `User '${VIEWER.accountId}' cannot be assigned issues.`],
    [
      'assignee',
      { accountId: FORMER_USER.accountId },
      `User '${FORMER_USER.accountId}' cannot be assigned issues.`,
    ],
    ['assignee', { accountId: 'who' }, "User 'who' cannot be assigned issues."],
    ['duedate', '2026-02-30', 'Error parsing date string: 2026-02-30'],
    ['duedate', '2026-09-01T00:00:00Z', 'Error parsing date string: 2026-09-01T00:00:00Z'],
    ['duedate', 1_788_000_000, 'Operation value must be a string'],
    ['labels', ['two words'], "The label 'two words' contains spaces which is invalid."],
    ['labels', 'one', 'data was not an array'],
    ['issuetype', { id: '4711' }, 'Specify a valid issue type'],
    ['project', { key: 'NOPE' }, 'Specify a valid project ID or key'],
    [
      'description',
      'plain text',
      'Operation value must be an Atlassian Document (see the Atlassian Document Format)',
    ],
  ])('refuses %s = %j', (id, value, message) => {
    expect(attempt({ [id]: value })).toEqual([400, { [id]: message }]);
    expect(site.jira.issues()).toEqual([]);
  });

  test('names all fields at fault at once', () => {
    expect(attempt({ duedate: 'soon', labels: ['a b'] })).toEqual([
      400,
      { duedate: ANY_TEXT, labels: ANY_TEXT },
    ]);
  });

  test.each([
    ['an empty text node', doc('')],
    ['a newline inside a text node', doc('one\ntwo')],
    ['a control character', doc('bell\u0007')],
    ['an unknown node', { type: 'doc', version: 1, content: [{ type: 'banner' }] }],
    ['no version', { type: 'doc', content: [] }],
    ['a layout', { type: 'doc', version: 1, content: [layoutSection()] }],
  ])('refuses a description with %s', (_what, description) => {
    expect(attempt({ description })).toEqual([400, 'INVALID_INPUT']);
  });

  test('refuses a description over 32,767 characters and takes one of that length', () => {
    expect(attempt({ description: doc('x'.repeat(32_768)) })).toEqual([
      400,
      { description: 'CONTENT_LIMIT_EXCEEDED' },
    ]);
    expect(site.create({ description: doc('x'.repeat(32_767)) }).key).toBe('OPS-1');
  });

  test('asks for a summary and for required custom fields, and checks their values', () => {
    site.jira.addProject({
      key: 'REQ',
      name: 'Required',
      customFields: [
        {
          id: 'customfield_1',
          name: 'Area',
          kind: 'option',
          required: true,
          options: [{ id: '7', value: 'DB' }],
        },
        { id: 'customfield_2', name: 'Notes', kind: 'textarea', required: false },
      ],
    });
    const project = { key: 'REQ' };
    expect(attempt({ project })).toEqual([400, { customfield_1: 'Area is required.' }]);
    expect(attempt({ summary: undefined })).toEqual([
      400,
      { summary: 'You must specify a summary of the issue.' },
    ]);
    expect(attempt({ project, customfield_1: { id: '8' } })).toEqual([
      400,
      { customfield_1: "Option id '8' is not valid" },
    ]);
    expect(attempt({ project, customfield_1: { id: '7' }, customfield_2: 'plain' })).toEqual([
      400,
      { customfield_2: containing('Atlassian Document') },
    ]);
    site.create({ project, customfield_1: { id: '7' }, customfield_2: doc('fine') });
    expect(site.fields('REQ-1')).toMatchObject({
      customfield_1: { value: 'DB' },
      customfield_2: doc('fine'),
    });
  });

  test('knows which fields a screen lacks: Legacy has neither priority nor due date', () => {
    const project = { key: 'LEG' };
    expect(attempt({ project, priority: { id: '1' }, duedate: '2026-09-01' })).toEqual([
      400,
      { priority: NOT_ON_SCREEN('priority'), duedate: NOT_ON_SCREEN('duedate') },
    ]);
    expect(attempt({ project, assignee: { accountId: EDITOR.accountId } })).toEqual([
      400,
      { assignee: `User '${EDITOR.accountId}' cannot be assigned issues.` },
    ]);
    expect(site.create({ project, assignee: { accountId: ADMIN.accountId } }).key).toBe('LEG-1');
  });

  test('a sub-task needs a parent of its own project that is no sub-task itself', () => {
    const type = { issuetype: { id: SUBTASK } };
    site.create();
    site.create({ project: { key: 'WEB' } });
    expect(attempt(type)).toEqual([400, { parent: 'Parent is required.' }]);
    const misfit = [400, { parent: 'Could not find valid parent issue in this project.' }];
    expect(attempt({ ...type, parent: { key: 'WEB-1' } })).toEqual(misfit);
    site.create({ ...type, parent: { key: 'OPS-1' } });
    expect(attempt({ ...type, parent: { key: 'OPS-2' } })).toEqual([
      400,
      { parent: 'Given parent issue does not belong to appropriate hierarchy.' },
    ]);
    expect(site.fields('OPS-2')).toMatchObject({ parent: { key: 'OPS-1' } });
    expect(site.fields('OPS-1')).toMatchObject({ subtasks: [{ key: 'OPS-2' }] });
  });

  test('a field stands in fields or in update, not in both; update takes what the metadata offers', () => {
    expect(attempt({ labels: ['a'] }, { update: { labels: [{ add: 'b' }] } })).toEqual([
      400,
      { labels: containing('both') },
    ]);
    expect(attempt({}, { update: { duedate: [{ add: '2026-09-01' }] } })).toEqual([
      400,
      { duedate: containing("operation 'add'") },
    ]);
    site.create({}, { update: { labels: [{ add: 'b' }, { add: 'a' }, { remove: 'b' }] } });
    expect(site.fields('OPS-1')['labels']).toEqual(['a']);
  });
});

describe('who may create', () => {
  const body = { fields: { project: { key: 'OPS' }, issuetype: { id: TASK }, summary: 'A task' } };
  const inSecurity = { fields: { ...body.fields, project: { key: 'SEC' } } };

  test('the app writes as itself, where it has access', () => {
    site.create({}, {}, { actor: APP });
    expect(site.fields('OPS-1')).toMatchObject({
      reporter: { accountId: APP_ACCOUNT },
      creator: { accountId: APP_ACCOUNT, accountType: 'app' },
    });
    const answer = site.ask('POST', '/rest/api/3/issue', inSecurity, { actor: APP });
    expect(refusal(answer)).toEqual([400, { project: 'Specify a valid project ID or key' }]);
  });

  test('the editor may create where the app sees nothing', () => {
    expect(site.create({ project: { key: 'SEC' } }).key).toBe('SEC-1');
    expect(site.ask('GET', '/rest/api/3/issue/SEC-1').status).toBe(200);
    expect(site.ask('GET', '/rest/api/3/issue/SEC-1', undefined, { actor: APP }).status).toBe(404);
  });

  test('without Jira access it is 403, without credentials or with a closed account 401', () => {
    const status = (actor: Parameters<typeof as>[0] | undefined): number =>
      site.ask('POST', '/rest/api/3/issue', body, { actor: actor ? as(actor) : NOBODY }).status;
    expect([status(VIEWER), status(undefined), status(FORMER_USER)]).toEqual([403, 401, 401]);
  });

  test('browsing alone does not allow to create', () => {
    site.jira.grant('OPS', 'CREATE_ISSUES', 'admins');
    expect(site.ask('POST', '/rest/api/3/issue', body).status).toBe(403);
    expect(site.ask('POST', '/rest/api/3/issue', body, { actor: as(ADMIN) }).status).toBe(201);
  });

  test('an admin may set the reporter', () => {
    site.create({ reporter: { accountId: EDITOR.accountId } }, {}, { actor: as(ADMIN) });
    expect(site.fields('OPS-1')).toMatchObject({
      reporter: { accountId: EDITOR.accountId },
      creator: { accountId: ADMIN.accountId },
    });
  });
});

test.each([[{ transition: { id: '11' } }], [{ historyMetadata: {} }], [{ propertys: [] }]])(
  'says that it does not model %j',
  (more) => {
    expect(attempt({}, more)).toEqual([501, containing('Not modelled')]);
    expect(site.jira.issues()).toEqual([]);
  },
);

test.each([
  [{ fields: 'x' }, 400],
  [[], 400],
  ['text', 400],
  [undefined, 400],
  [{ fields: {}, properties: { k: 1 } }, 400],
  [{ fields: {}, properties: [{ key: 'k', value: 1, more: 2 }] }, 501],
])('refuses the body %j', (body, status) => {
  expect(site.ask('POST', '/rest/api/3/issue', body).status).toBe(status);
  expect(site.events).toEqual([]);
});

test('every answer keeps the contract', () => {
  expect(contractProblems()).toEqual([]);
});

function layoutSection(): unknown {
  const column = {
    type: 'layoutColumn',
    attrs: { width: 50 },
    content: [{ type: 'paragraph', content: [] }],
  };
  return { type: 'layoutSection', content: [column, column] };
}
