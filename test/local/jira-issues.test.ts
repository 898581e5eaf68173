import { ADMIN, EDITOR, RESPONDER, STRANGER, VIEWER } from '../../local/site/people';
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
} from './jira-site';

let site: JiraSite;
beforeEach(() => {
  site = new JiraSite();
});

const issue = (key: string): string => `/rest/api/3/issue/${key}`;
const HIDDEN = 'Issue does not exist or you do not have permission to see it.';

describe('reading one issue', () => {
  test('by id, by key whatever its case, with chosen fields and properties', () => {
    const properties = [{ key: 'debrief', value: { action: 'a1' } }];
    site.create({}, { properties });
    const answer = site.ask('GET', `${issue('ops-1')}?fields=summary,status&properties=debrief`);
    expect(answer.body).toMatchObject({
      id: '10100',
      key: 'OPS-1',
      fields: { summary: 'A task', status: { id: '10000' } },
      properties: { debrief: { action: 'a1' } },
    });
    expect(answer.body).toHaveProperty('fields');
    expect(keysOfFields(answer.body)).toEqual(['status', 'summary']);
    expect(site.ask('GET', issue('10100')).body).toMatchObject({ key: 'OPS-1' });
  });

  test('all fields unless told otherwise; *navigable leaves the description out; -id takes one away', () => {
    site.create({ description: doc('Why') });
    expect(keysOfFields(site.ask('GET', issue('OPS-1')).body)).toContain('description');
    const navigable = keysOfFields(site.ask('GET', `${issue('OPS-1')}?fields=*navigable`).body);
    expect(navigable).toContain('summary');
    expect(navigable).not.toContain('description');
    const less = keysOfFields(site.ask('GET', `${issue('OPS-1')}?fields=*all&fields=-summary`).body);
    expect(less).toContain('description');
    expect(less).not.toContain('summary');
  });

  test('missing and hidden issues are the same 404; without credentials 401', () => {
    site.create();
    expect(refusal(site.ask('GET', issue('OPS-9')))).toEqual([404, HIDDEN]);
    expect(refusal(site.ask('GET', issue('OPS-1'), undefined, { actor: as(VIEWER) }))).toEqual([404, HIDDEN]);
    expect(site.ask('GET', issue('OPS-1'), undefined, { actor: NOBODY }).status).toBe(401);
    site.jira.setAppAccess('OPS', false);
    expect(refusal(site.ask('GET', issue('OPS-1'), undefined, { actor: APP }))).toEqual([404, HIDDEN]);
  });
});

describe('bulkfetch', () => {
  const fetch = (body: unknown, ask = {}): ReturnType<JiraSite['ask']> =>
    site.ask('POST', '/rest/api/3/issue/bulkfetch', body, ask);

  test('answers by ascending id, once each, and names what is missing or hidden', () => {
    for (let count = 0; count < 3; count += 1) site.create();
    site.create({ project: { key: 'SEC' } });
    const issueIdsOrKeys = ['OPS-3', '10100', 'OPS-1', 'SEC-1', '4711'];
    const answer = fetch({ issueIdsOrKeys, fields: ['summary'] }, { actor: APP });
    expect(answer.body).toMatchObject({
      issues: [{ key: 'OPS-1' }, { key: 'OPS-3' }],
      issueErrors: [
        { id: 'SEC-1', errorMessage: HIDDEN },
        { id: '4711', errorMessage: HIDDEN },
      ],
    });
  });

  test('someone without Jira access gets errors only', () => {
    site.create();
    const answer = fetch({ issueIdsOrKeys: ['OPS-1'] }, { actor: as(VIEWER) });
    expect(answer.body).toEqual({ issues: [], issueErrors: [{ id: 'OPS-1', errorMessage: HIDDEN }] });
  });

  test('gives properties when asked', () => {
    site.create({}, { properties: [{ key: 'debrief', value: 7 }] });
    const answer = fetch({ issueIdsOrKeys: ['OPS-1'], fields: ['id'], properties: ['debrief', 'other'] });
    expect(answer.body).toMatchObject({ issues: [{ properties: { debrief: 7 } }] });
    expect(answer.body).not.toHaveProperty('issues.0.fields');
  });

  test.each([
    [{ issueIdsOrKeys: [] }],
    [{ issueIdsOrKeys: Array.from({ length: 101 }, (_, at) => String(at)) }],
    [{ issueIdsOrKeys: ['OPS-1'], properties: ['1', '2', '3', '4', '5', '6'] }],
    [{ issueIdsOrKeys: [10100] }],
    [{ issueIdsOrKeys: ['OPS-1'], max: 3 }],
    [{ fields: ['id'] }],
    [undefined],
  ])('refuses %j', (body) => {
    expect(fetch(body).status).toBe(400);
  });

  test('takes a hundred', () => {
    const issueIdsOrKeys = Array.from({ length: 100 }, (_, at) => String(at));
    expect(fetch({ issueIdsOrKeys }).status).toBe(200);
  });
});

describe('editing', () => {
  test('changes what is sent, moves `updated` on even within a millisecond, and clears with null', () => {
    site.create({ duedate: '2026-09-01', labels: ['a'] });
    const before = site.fields('OPS-1')['updated'];
    expect(site.ask('PUT', issue('OPS-1'), { fields: { duedate: null, summary: 'Better' } }).status).toBe(
      204,
    );
    expect(site.fields('OPS-1')).toMatchObject({ summary: 'Better', duedate: null, labels: ['a'] });
    expect(site.fields('OPS-1')['updated']).not.toBe(before);
  });

  test('nothing is kept when one field is refused', () => {
    site.create();
    const answer = site.ask('PUT', issue('OPS-1'), { fields: { summary: 'Better', duedate: 'soon' } });
    expect(refusal(answer)).toEqual([400, { duedate: ANY_TEXT }]);
    expect(site.fields('OPS-1')['summary']).toBe('A task');
    expect(site.jira.history('OPS-1')).toEqual([]);
  });

  test('the status is not a field to edit, and no field at all is a 400', () => {
    site.create();
    expect(refusal(site.ask('PUT', issue('OPS-1'), { fields: { status: { id: '3' } } }))).toEqual([
      400,
      { status: containing('cannot be set') },
    ]);
    expect(site.ask('PUT', issue('OPS-1'), {}).status).toBe(400);
    expect(site.ask('PUT', issue('OPS-1'), { fields: { issuetype: { id: '10002' } } }).status).toBe(501);
  });

  test('properties of the request are stored; an edit that changes nothing leaves no trace', () => {
    site.create();
    const { updated } = site.fields('OPS-1');
    site.ask('PUT', issue('OPS-1'), { fields: { summary: 'A task' } });
    expect(site.fields('OPS-1')['updated']).toBe(updated);
    site.ask('PUT', issue('OPS-1'), { properties: [{ key: 'k', value: [1] }] });
    expect(site.jira.properties('OPS-1')).toEqual({ k: [1] });
    // Unconfirmed for the real one, so that nobody leans on it.
    expect(site.fields('OPS-1')['updated']).toBe(updated);
  });

  test('403 without the permission, and fields go with their own permissions', () => {
    site.create();
    site.jira.grant('OPS', 'ASSIGN_ISSUES', 'admins');
    const assign = { fields: { assignee: { accountId: RESPONDER.accountId } } };
    expect(site.ask('PUT', issue('OPS-1'), assign).status).toBe(400);
    expect(site.ask('PUT', issue('OPS-1'), assign, { actor: as(ADMIN) }).status).toBe(204);
    site.jira.grant('OPS', 'EDIT_ISSUES', [ADMIN.accountId]);
    expect(site.ask('PUT', issue('OPS-1'), { fields: { summary: 'x' } }).status).toBe(403);
    expect(site.ask('GET', `${issue('OPS-1')}/editmeta`).body).toEqual({ fields: {} });
  });

  test('edit metadata lists exactly the fields an edit takes', () => {
    site.create({ project: { key: 'LEG' } });
    const answer = site.ask('GET', `${issue('LEG-1')}/editmeta`);
    expect(keysOfFields(answer.body)).toEqual(['assignee', 'description', 'labels', 'summary']);
  });
});

describe('deleting', () => {
  test('needs the permission, and takes sub-tasks only when told to', () => {
    site.create();
    site.create({ issuetype: { id: SUBTASK }, parent: { key: 'OPS-1' } });
    expect(site.ask('DELETE', issue('OPS-1')).status).toBe(403);
    const admin = { actor: as(ADMIN) };
    expect(refusal(site.ask('DELETE', issue('OPS-1'), undefined, admin))).toEqual([
      400,
      containing('subtasks'),
    ]);
    const gone = site.ask('DELETE', `${issue('OPS-1')}?deleteSubtasks=true`, undefined, admin);
    expect([gone.status, gone.body]).toEqual([204, undefined]);
    expect(site.jira.issues()).toEqual([]);
    expect(site.ask('GET', issue('OPS-2')).status).toBe(404);
    expect(site.events.filter(({ eventType }) => eventType === 'avi:jira:deleted:issue')).toHaveLength(1);
  });

  test('the number of a deleted issue is not given again', () => {
    site.create();
    site.jira.delete(ADMIN.accountId, 'OPS-1');
    expect(site.create().key).toBe('OPS-2');
  });
});

describe('a restart', () => {
  test('goes on from the snapshot, and a foreign state is refused', () => {
    site.create({}, { properties: [{ key: 'debrief', value: { action: 'a1' } }] });
    site.jira.setIndexLag(30_000);
    const state: unknown = JSON.parse(JSON.stringify(site.jira.snapshot()));
    site.create();
    const other = new JiraSite();
    other.jira.restore(state);
    expect(other.jira.issues().map(({ key }) => key)).toEqual(['OPS-1']);
    expect(other.jira.properties('OPS-1')).toEqual({ debrief: { action: 'a1' } });
    expect(other.create().key).toBe('OPS-2');
    expect(other.jira.snapshot()).toMatchObject({ indexLag: 30_000 });
    expect(() => {
      other.jira.restore({ format: 2 });
    }).toThrow('npm start -- --clean');
  });

  test('a snapshot does not change with what happens later', () => {
    const state = site.jira.snapshot();
    site.create();
    expect(state).toMatchObject({ issues: {} });
    expect(site.jira.snapshot()).not.toEqual(state);
  });
});

describe('the Jira side outside the app', () => {
  test('lists what a person may see', () => {
    site.create();
    site.create({ project: { key: 'WEB' } });
    expect(site.jira.projects(EDITOR.accountId).map(({ key }) => key)).toEqual([
      'OPS',
      'WEB',
      'SEC',
      'LEG',
      'TEAM',
    ]);
    expect(site.jira.projects(VIEWER.accountId)).toEqual([]);
    expect(site.jira.issues({ project: 'WEB' }).map(({ key }) => key)).toEqual(['WEB-1']);
    expect(site.jira.issues({ person: VIEWER.accountId })).toEqual([]);
    expect(site.jira.issue('OPS-1', STRANGER.accountId)).toMatchObject({ key: 'OPS-1' });
    expect(site.jira.issue('OPS-1', VIEWER.accountId)).toBeUndefined();
  });

  test('people create, edit and delete there under the same rules', () => {
    const body = { fields: { project: { key: 'OPS' }, issuetype: { id: '10001' }, summary: 'By hand' } };
    expect(site.jira.create(EDITOR.accountId, body)).toEqual({ id: '10100', key: 'OPS-1' });
    site.jira.edit(EDITOR.accountId, 'OPS-1', { fields: { summary: 'Changed' } });
    expect(site.fields('OPS-1')['summary']).toBe('Changed');
    expect(() => {
      site.jira.delete(EDITOR.accountId, 'OPS-1');
    }).toThrow('Delete Issues');
    expect(() => site.jira.create(VIEWER.accountId, body)).toThrow('access to Jira');
  });
});

test('every answer keeps the contract', () => {
  expect(contractProblems()).toEqual([]);
});

function keysOfFields(body: unknown): string[] {
  if (typeof body !== 'object' || body === null || !('fields' in body)) throw new Error('No fields');
  return Object.keys(body.fields ?? {}).sort();
}
