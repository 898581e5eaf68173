import { ADMIN, EDITOR, FORMER_USER, RESPONDER, VIEWER } from '../../local/site/people';
import { APP, as, type Ask, containing, contractProblems, JiraSite, refusal } from './jira-site';

let site: JiraSite;
beforeEach(() => {
  site = new JiraSite();
});

const ISSUE = '/rest/api/3/issue/OPS-1';
const assign = (body: unknown, ask: Ask = {}) => site.ask('PUT', `${ISSUE}/assignee`, body, ask);
const assignee = (): unknown => site.fields('OPS-1')['assignee'];

describe('editing', () => {
  test('answers the issue as it is now when asked to', () => {
    site.create({ labels: ['a'] });
    const answer = site.ask('PUT', `${ISSUE}?returnIssue=true`, { fields: { summary: 'Better' } });
    expect(answer).toMatchObject({
      status: 200,
      body: { id: '10100', key: 'OPS-1', fields: { summary: 'Better', labels: ['a'] } },
    });
    const plain = site.ask('PUT', `${ISSUE}?returnIssue=false`, { fields: { summary: 'Best' } });
    expect([plain.status, plain.body]).toEqual([204, undefined]);
    expect(site.ask('PUT', `${ISSUE}?returnIssue=yes`, { fields: { summary: 'x' } }).status).toBe(400);
  });

  test.each([
    ['x'.repeat(256), "Summary can't exceed 255 characters."],
    ['one\ntwo', 'The summary is invalid because it contains newline characters.'],
    [null, 'You must specify a summary of the issue.'],
  ])('refuses the summary %j', (summary, message) => {
    site.create();
    expect(refusal(site.ask('PUT', ISSUE, { fields: { summary } }))).toEqual([400, { summary: message }]);
  });

  test('lets nobody around the screens: not people, not the app, not an admin in this model', () => {
    site.create();
    for (const flag of ['overrideScreenSecurity', 'overrideEditableFlag']) {
      const edit = (ask: Ask = {}) =>
        site.ask('PUT', `${ISSUE}?${flag}=true`, { fields: { labels: [] } }, ask);
      expect([edit().status, edit({ actor: APP }).status, edit({ actor: as(ADMIN) }).status]).toEqual([
        403, 403, 501,
      ]);
    }
  });
});

describe('assigning', () => {
  test('sets a person, the default assignee and nobody, and tells it as an assignment', () => {
    site.jira.addProject({ key: 'LED', name: 'Led', lead: RESPONDER.accountId });
    site.create();
    const answer = assign({ accountId: EDITOR.accountId });
    expect([answer.status, answer.body]).toEqual([204, undefined]);
    expect(assignee()).toMatchObject({ accountId: EDITOR.accountId });
    expect(site.events.map(({ eventType }) => eventType)).toEqual([
      'avi:jira:created:issue',
      'avi:jira:updated:issue',
      'avi:jira:assigned:issue',
    ]);
    expect(assign({ accountId: null }).status).toBe(204);
    expect(assignee()).toBeNull();
    site.create({ project: { key: 'LED' } });
    site.ask('PUT', '/rest/api/3/issue/LED-1/assignee', { accountId: '-1' });
    expect(site.fields('LED-1')).toMatchObject({ assignee: { accountId: RESPONDER.accountId } });
    assign({ accountId: EDITOR.accountId });
    expect(assign({ accountId: '-1' }).status).toBe(204);
    expect(assignee()).toBeNull();
  });

  test('refuses whoever cannot be assigned, and a body that names nobody', () => {
    site.create();
    for (const accountId of [VIEWER.accountId, FORMER_USER.accountId, 'who']) {
      const message = `User '${accountId}' cannot be assigned issues.`;
      expect(refusal(assign({ accountId }))).toEqual([400, { assignee: message }]);
    }
    expect(refusal(assign({}))).toEqual([400, containing("'accountId' must be specified")]);
    expect(refusal(assign({ name: 'edda' }))).toEqual([400, containing('no longer accepted')]);
    expect(assign({ accountId: EDITOR.accountId, key: 'edda' }).status).toBe(400);
    expect(assign(undefined).status).toBe(400);
    expect(assign({ accountId: EDITOR.accountId, colour: 'red' }).status).toBe(501);
    expect(site.events).toHaveLength(1);
  });

  test('asks for the permission to assign, not for the one to edit, and for no screen', () => {
    site.create();
    site.jira.configure('OPS', { screen: [] });
    site.jira.grant('OPS', 'EDIT_ISSUES', 'admins');
    expect(assign({ accountId: EDITOR.accountId }).status).toBe(204);
    site.jira.grant('OPS', 'ASSIGN_ISSUES', 'admins');
    expect(assign({ accountId: RESPONDER.accountId }).status).toBe(403);
    expect(assign({ accountId: RESPONDER.accountId }, { actor: as(VIEWER) }).status).toBe(404);
    expect(assign({ accountId: RESPONDER.accountId }, { actor: as(ADMIN) }).status).toBe(204);
  });

  test('where issues must be assigned, nobody is refused and the lead is the default', () => {
    site.jira.addProject({ key: 'LED', name: 'Led', lead: RESPONDER.accountId });
    site.create({ assignee: { accountId: EDITOR.accountId } });
    site.jira.setUnassignedAllowed(false);
    const must = [400, { assignee: 'Issues must be assigned.' }];
    expect(refusal(assign({ accountId: null }))).toEqual(must);
    expect(refusal(assign({ accountId: '-1' }))).toEqual(must);
    expect(refusal(site.ask('PUT', ISSUE, { fields: { assignee: null } }))).toEqual(must);
    site.create({ project: { key: 'LED' } });
    expect(site.fields('LED-1')).toMatchObject({ assignee: { accountId: RESPONDER.accountId } });
    const fields = { project: { key: 'OPS' }, issuetype: { id: '10001' }, summary: 'A task' };
    expect(refusal(site.ask('POST', '/rest/api/3/issue', { fields }))).toEqual(must);
  });
});

test('every answer keeps the contract', () => {
  expect(contractProblems()).toEqual([]);
});
