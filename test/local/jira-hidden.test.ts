import { ADMIN, EDITOR, RESPONDER } from '../../local/site/people';
import { APP_ACCOUNT, CLOUD_ID } from '../../local/site/protocol';
import { ANY_TEXT, type Answered, APP, as, type Ask, contractProblems, JiraSite, TASK } from './jira-site';

let site: JiraSite;
beforeEach(() => {
  site = new JiraSite();
  site.create();
  site.create({ project: { key: 'WEB' } });
  site.events.length = 0;
});

const get = (url: string, ask: Ask = {}): Answered => site.ask('GET', `/rest/api/3/${url}`, undefined, ask);
const post = (url: string, body: unknown, ask: Ask = {}): Answered =>
  site.ask('POST', `/rest/api/3/${url}`, body, ask);
const found = (jql: string, ask: Ask = {}): unknown =>
  (post('search/jql', { jql, fields: ['key'] }, ask).body as { issues: { key: string }[] }).issues.map(
    ({ key }) => key,
  );
const create = (ask: Ask = {}): Answered =>
  post('issue', { fields: { project: { key: 'OPS' }, issuetype: { id: TASK }, summary: 'A task' } }, ask);

/** Statuses of everything that can be asked of the issue OPS-1. */
function asked(ask: Ask): number[] {
  return [
    get('issue/OPS-1', ask),
    get('issue/10100', ask),
    site.ask('PUT', '/rest/api/3/issue/OPS-1', { fields: { summary: 'x' } }, ask),
    get('issue/OPS-1/editmeta', ask),
    get('issue/OPS-1/transitions', ask),
    post('issue/OPS-1/transitions', { transition: { id: '11' } }, ask),
    get('issue/OPS-1/properties', ask),
    site.ask('PUT', '/rest/api/3/issue/OPS-1/properties/debrief', { action: 'a' }, ask),
    get('issue/OPS-1/remotelink', ask),
    get('user/assignable/search?issueKey=OPS-1', ask),
  ].map(({ status }) => status);
}
const ABSENT = Array.from({ length: 10 }, () => 404);

const APP_WAYS: readonly [string, Ask][] = [
  ['the app', { actor: APP }],
  ['a person through a function', {}],
  ["a person's browser through the bridge", { bridge: true }],
  ['an admin through the app', { actor: as(ADMIN) }],
];

const CONTAINER = 'avi:ecosystem.app_policy:blocked:app_access_to_objects_in_container.v2';
const OBJECTS = 'avi:ecosystem.app_policy:blocked:app_access_to_objects.v2';
const cloudEvent = (type: string, data: Record<string, unknown>): unknown => ({
  specversion: '1.0',
  type,
  source: 'atlassian.com/ecosystem',
  id: ANY_TEXT,
  time: '2026-08-14T10:00:00.000Z',
  data: { workspace: { cloudId: CLOUD_ID }, ...data },
});

describe('a project that an app access rule blocks', () => {
  beforeEach(() => {
    site.jira.setAccessRule('OPS', true);
  });

  test.each(APP_WAYS)('is empty to %s, without a word', (_who, ask) => {
    expect(asked(ask)).toEqual(ABSENT);
    expect(found('created >= -1d', ask)).toEqual(['WEB-1']);
    expect(found('project = OPS', ask)).toEqual([]);
    expect(post('search/approximate-count', { jql: 'project = OPS' }, ask).body).toEqual({ count: 0 });
    expect(post('issue/bulkfetch', { issueIdsOrKeys: ['10100'] }, ask).body).toMatchObject({
      issues: [],
      issueErrors: [{ id: '10100' }],
    });
    expect(post('search/jql', { jql: 'project = OPS', reconcileIssues: [10100] }, ask).body).toMatchObject({
      issues: [],
    });
    expect(create(ask).status).toBe(403);
    expect(get('user/assignable/search?project=OPS', ask).status).toBe(404);
  });

  test.each(APP_WAYS)('still shows its set-up and the permissions in it to %s', (_who, ask) => {
    expect(get('project/search?keys=OPS', ask).body).toMatchObject({ total: 1 });
    expect(get('issue/createmeta/OPS/issuetypes', ask).status).toBe(200);
    for (const where of ['projectKey=OPS', 'issueKey=OPS-1', 'issueId=10100']) {
      expect(get(`mypermissions?permissions=BROWSE_PROJECTS&${where}`, ask).body).toMatchObject({
        permissions: { BROWSE_PROJECTS: { havePermission: true } },
      });
    }
  });

  test('tells the app that it is blocked, where it asks for that', () => {
    expect(get('data-policy').body).toEqual({ anyContentBlocked: true });
    expect(get('data-policy/project?ids=10000,10001').body).toEqual({
      projectDataPolicies: [
        { id: 10000, dataPolicy: { anyContentBlocked: true } },
        { id: 10001, dataPolicy: { anyContentBlocked: false } },
      ],
    });
  });

  test.each([
    ['data-policy/project?ids=', ','],
    ['project/search?id=', '&id='],
    ['project/search?keys=', '&keys='],
  ])('is asked about up to 50 projects: %s', (path, next) => {
    const ids = Array.from({ length: 51 }, (_, at) => String(at));
    expect(get(path + ids.slice(1).join(next)).status).toBe(200);
    expect(get(path + ids.join(next)).status).toBe(400);
  });

  test('is announced to the app, once for itself and once for its issues', () => {
    site.jira.setAccessRule('OPS', true);
    expect(site.events.map(({ payload }) => payload)).toEqual([
      cloudEvent(CONTAINER, { container: { product: 'jira', id: '10000' } }),
      cloudEvent(OBJECTS, { objects: [{ product: 'jira', type: 'issue', ids: ['10100'] }] }),
    ]);
  });

  test('is announced for an issue that is moved into it, in place of the move', () => {
    site.events.length = 0;
    site.jira.moveIssue(EDITOR.accountId, 'WEB-1', 'OPS');
    expect(site.events.map(({ payload }) => payload)).toEqual([
      cloudEvent(OBJECTS, { objects: [{ product: 'jira', type: 'issue', ids: ['10101'] }] }),
    ]);
    expect(get('issue/10101').status).toBe(404);
  });

  test('is as it was to people in Jira, and the app hears nothing of what they do', () => {
    expect(get('issue/OPS-1', { viaApp: false }).status).toBe(200);
    expect(site.jira.issue('OPS-1', EDITOR.accountId)).toBeDefined();
    site.jira.moveTo(EDITOR.accountId, 'OPS-1', 'Done');
    site.jira.create(EDITOR.accountId, {
      fields: { project: { key: 'OPS' }, issuetype: { id: TASK }, summary: 'x' },
    });
    site.jira.delete(ADMIN.accountId, 'OPS-1');
    site.jira.archiveProject(ADMIN.accountId, 'OPS');
    expect(site.events.map(({ eventType }) => eventType)).toEqual([CONTAINER, OBJECTS]);
    site.jira.edit(EDITOR.accountId, 'WEB-1', { fields: { summary: 'heard' } });
    expect(site.events).toHaveLength(3);
  });

  test('opened again, it is as if nothing had been', () => {
    site.jira.setAccessRule('OPS', false);
    for (const [, ask] of APP_WAYS) expect(found('project = OPS', ask)).toEqual(['OPS-1']);
    site.jira.moveTo(EDITOR.accountId, 'OPS-1', 'In Progress');
    expect(site.events).toHaveLength(3);
    expect(get('data-policy').body).toEqual({ anyContentBlocked: false });
  });
});

describe('an issue with a security level', () => {
  test('is absent to all whom the level does not name: the app, others, admins', () => {
    site.jira.secureIssue('OPS-1', [EDITOR.accountId]);
    for (const ask of [{ actor: APP }, { actor: as(RESPONDER), viaApp: false }, { actor: as(ADMIN) }]) {
      expect(asked(ask)).toEqual(ABSENT);
      expect(found('project = OPS', ask)).toEqual([]);
      expect(post('search/jql', { jql: 'key = OPS-1' }, ask).status).toBe(400);
      expect(get('mypermissions?permissions=BROWSE_PROJECTS&issueKey=OPS-1', ask).status).toBe(404);
    }
    expect(site.jira.issue('OPS-1', RESPONDER.accountId)).toBeUndefined();
  });

  test('shows its level to those who see it', () => {
    site.jira.secureIssue('OPS-1', [EDITOR.accountId, APP_ACCOUNT]);
    for (const ask of [{}, { actor: APP }]) {
      expect(get('issue/OPS-1?fields=security', ask).body).toMatchObject({
        fields: { security: { name: 'Restricted' } },
      });
      expect(found('project = OPS', ask)).toEqual(['OPS-1']);
    }
    expect(site.fields('WEB-1')).not.toHaveProperty('security');
  });

  test('hides at once, even where search lags behind', () => {
    site.jira.setIndexLag(60_000);
    site.jira.secureIssue('OPS-1', [EDITOR.accountId]);
    expect(found('project = OPS', { actor: APP })).toEqual([]);
  });

  test('is an edit, with history and event; so is taking the level away', () => {
    site.jira.secureIssue('OPS-1', [EDITOR.accountId]);
    site.jira.secureIssue('OPS-1', null);
    expect(site.jira.history('OPS-1').map(({ items }) => items[0])).toMatchObject([
      { field: 'security', fromString: null, toString: 'Restricted' },
      { field: 'security', fromString: 'Restricted', toString: null },
    ]);
    expect(site.events.map(({ eventType }) => eventType)).toEqual([
      'avi:jira:updated:issue',
      'avi:jira:updated:issue',
    ]);
    expect(asked({ actor: APP })[0]).toBe(200);
  });

  test('stays hidden after a restart', () => {
    site.jira.secureIssue('OPS-1', [EDITOR.accountId]);
    site.jira.restore(JSON.parse(JSON.stringify(site.jira.snapshot())));
    expect(get('issue/OPS-1', { actor: APP }).status).toBe(404);
    expect(get('issue/OPS-1').status).toBe(200);
  });
});

test('every answer keeps the contract', () => {
  expect(contractProblems()).toEqual([]);
});
