import { ADMIN, EDITOR, VIEWER } from '../../local/site/people';
import { type Answered, APP, as, type Ask, contractProblems, JiraSite, refusal, TASK } from './jira-site';

let site: JiraSite;
beforeEach(() => {
  site = new JiraSite();
  site.create();
});

const KEYS = [
  'BROWSE_PROJECTS',
  'CREATE_ISSUES',
  'EDIT_ISSUES',
  'TRANSITION_ISSUES',
  'ASSIGN_ISSUES',
  'ASSIGNABLE_USER',
  'SCHEDULE_ISSUES',
  'MODIFY_REPORTER',
];
const get = (url: string, ask: Ask = {}): Answered => site.ask('GET', `/rest/api/3/${url}`, undefined, ask);

/** Names of the permissions held in a context. */
function held(where: string, ask: Ask = { actor: APP }): string[] {
  const { body } = get(`mypermissions?permissions=${KEYS.join(',')}${where}`, ask);
  const { permissions } = body as { permissions: Record<string, { havePermission: boolean }> };
  return KEYS.filter((key) => permissions[key]?.havePermission === true);
}

describe('permissions of the app', () => {
  test('are all there are but being assigned, unless its scheme withholds one', () => {
    const usual = KEYS.filter((key) => key !== 'ASSIGNABLE_USER');
    for (const where of ['&projectKey=OPS', '&projectId=10000', '&issueKey=OPS-1', '&issueId=10100']) {
      expect(held(where)).toEqual(usual);
    }
    site.jira.grantApp('OPS', 'SCHEDULE_ISSUES', false);
    const rest = usual.filter((key) => key !== 'SCHEDULE_ISSUES');
    expect(held('&issueKey=OPS-1')).toEqual(rest);
    expect(held('&projectKey=OPS')).toEqual(rest);
    expect(held('&projectKey=WEB')).toEqual(usual);
    expect(held('')).toEqual(usual);
    site.jira.grantApp('OPS', 'SCHEDULE_ISSUES', true);
    expect(held('&projectKey=OPS')).toEqual(usual);
  });

  test('differ from those of the person it acts for', () => {
    expect(held('&projectKey=OPS', {})).not.toContain('MODIFY_REPORTER');
    expect(held('&projectKey=OPS', {})).toContain('ASSIGNABLE_USER');
    expect(held('&projectKey=OPS', { actor: as(ADMIN) })).toContain('MODIFY_REPORTER');
    expect(held('&projectKey=SEC', {})).toContain('EDIT_ISSUES');
    expect(get('mypermissions?permissions=BROWSE_PROJECTS&projectKey=SEC', { actor: APP }).status).toBe(404);
    expect(get('mypermissions?permissions=BROWSE_PROJECTS', { actor: as(VIEWER) }).body).toMatchObject({
      permissions: { BROWSE_PROJECTS: { havePermission: false } },
    });
  });

  test('without browsing there are none, and the project is absent', () => {
    site.jira.grantApp('OPS', 'BROWSE_PROJECTS', false);
    expect(get('issue/OPS-1', { actor: APP }).status).toBe(404);
    expect(get('mypermissions?permissions=EDIT_ISSUES&projectKey=OPS', { actor: APP }).status).toBe(404);
  });

  test.each(['NO_SUCH_PERMISSION', 'BROWSE_PROJECTS,browse_projects', ''])('refuses to name %p', (key) => {
    expect(get(`mypermissions?projectKey=OPS&permissions=${key}`).status).toBe(400);
  });

  test('of an issue or a project that is not there: 404', () => {
    for (const where of ['issueKey=OPS-99', 'projectKey=NONE', 'issueId=1']) {
      expect(get(`mypermissions?permissions=EDIT_ISSUES&${where}`).status).toBe(404);
    }
  });

  test('the id counts where key and id are both given', () => {
    const where = 'permissions=EDIT_ISSUES&projectKey=NONE&projectId=10000';
    expect(get(`mypermissions?${where}`).status).toBe(200);
  });
});

describe('a field that needs a permission of its own', () => {
  const ACT = { actor: APP };
  const FIELDS: readonly [string, string, unknown][] = [
    ['duedate', 'SCHEDULE_ISSUES', '2026-09-01'],
    ['reporter', 'MODIFY_REPORTER', { accountId: ADMIN.accountId }],
    ['assignee', 'ASSIGN_ISSUES', { accountId: EDITOR.accountId }],
  ];
  const create = (fields: Record<string, unknown>): Answered => {
    const whole = { project: { key: 'OPS' }, issuetype: { id: TASK }, summary: 'x', ...fields };
    return site.ask('POST', '/rest/api/3/issue', { fields: whole }, ACT);
  };
  const edit = (fields: Record<string, unknown>): Answered =>
    site.ask('PUT', '/rest/api/3/issue/OPS-1', { fields }, ACT);

  test.each(FIELDS)('%s is set with %s', (field, _permission, value) => {
    expect(create({ [field]: value }).status).toBe(201);
    expect(edit({ [field]: value }).status).toBe(204);
  });

  test.each(FIELDS)('%s without %s is no field at all', (field, permission, value) => {
    site.jira.grantApp('OPS', permission, false);
    const message = `Field '${field}' cannot be set. It is not on the appropriate screen, or unknown.`;
    expect(refusal(create({ [field]: value }))).toEqual([400, { [field]: message }]);
    expect(refusal(edit({ [field]: value, summary: 'lost with it' }))).toEqual([400, { [field]: message }]);
    expect(site.fields('OPS-1')['summary']).toBe('A task');
    expect(get('issue/OPS-1/editmeta', ACT).body).not.toMatchObject({ fields: { [field]: {} } });
    const meta = get(`issue/createmeta/OPS/issuetypes/${TASK}`, ACT).body as {
      fields: { fieldId: string }[];
    };
    expect(meta.fields.map(({ fieldId }) => fieldId)).not.toContain(field);
  });

  test('all at fault are named in one answer', () => {
    for (const [, permission] of FIELDS) site.jira.grantApp('OPS', permission, false);
    const [, errors] = refusal(
      edit(Object.fromEntries(FIELDS.map(([field, , value]) => [field, value]))),
    ) as [number, Record<string, string>];
    expect(Object.keys(errors).sort()).toEqual(['assignee', 'duedate', 'reporter']);
  });

  test.each([
    ['EDIT_ISSUES', (): Answered => edit({ summary: 'x' }), 403],
    ['CREATE_ISSUES', (): Answered => create({}), 403],
    [
      'TRANSITION_ISSUES',
      (): Answered =>
        site.ask('POST', '/rest/api/3/issue/OPS-1/transitions', { transition: { id: '11' } }, ACT),
      400,
    ],
  ])('without %s the app is refused', (permission, act, status) => {
    site.jira.grantApp('OPS', permission, false);
    expect(act().status).toBe(status);
  });
});

test('every answer keeps the contract', () => {
  expect(contractProblems()).toEqual([]);
});
