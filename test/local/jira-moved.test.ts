import { ADMIN, EDITOR, RESPONDER } from '../../local/site/people';
import { type Answered, contractProblems, JiraSite, refusal, SUBTASK } from './jira-site';

let site: JiraSite;
beforeEach(() => {
  site = new JiraSite();
});

const editor = EDITOR.accountId;
const admin = ADMIN.accountId;
const get = (url: string): Answered => site.ask('GET', `/rest/api/3/${url}`);
const found = (jql: string): unknown =>
  site.ask('POST', '/rest/api/3/search/jql', { jql, fields: ['key'] }).body;

describe('an issue moved to another project', () => {
  beforeEach(() => {
    site.create({ labels: ['kept'] }, { properties: [{ key: 'debrief', value: { action: 'a1' } }] });
    site.create({ project: { key: 'WEB' } });
    site.events.length = 0;
    site.jira.moveIssue(editor, 'OPS-1', 'WEB');
  });

  test('has another key, the same id, and everything it had', () => {
    expect(get('issue/10100?fields=labels,project&properties=debrief').body).toMatchObject({
      id: '10100',
      key: 'WEB-2',
      fields: { labels: ['kept'], project: { key: 'WEB' } },
      properties: { debrief: { action: 'a1' } },
    });
  });

  test('is still found under its old key, in any case, and answers with the new one', () => {
    expect(get('issue/ops-1').body).toMatchObject({ id: '10100', key: 'WEB-2' });
    const asked = { issueIdsOrKeys: ['OPS-1'], fields: ['summary'] };
    expect(site.ask('POST', '/rest/api/3/issue/bulkfetch', asked).body).toMatchObject({
      issues: [{ id: '10100', key: 'WEB-2' }],
      issueErrors: [],
    });
    expect(found('key = OPS-1')).toMatchObject({ issues: [{ key: 'WEB-2' }] });
    expect(found('project = WEB')).toMatchObject({ issues: [{ key: 'WEB-1' }, { key: 'WEB-2' }] });
    expect(site.ask('PUT', '/rest/api/3/issue/OPS-1', { fields: { summary: 'x' } }).status).toBe(204);
  });

  test('sends one event that calls it moved, with the old and the new key and project', () => {
    expect(site.events).toMatchObject([
      {
        eventType: 'avi:jira:updated:issue',
        payload: {
          jiraEventTypeName: 'issue_moved',
          selfGenerated: false,
          atlassianId: editor,
          issue: { id: '10100', key: 'WEB-2', fields: { project: { key: 'WEB' } } },
          changelog: {
            items: [
              {
                field: 'project',
                from: '10000',
                fromString: 'Operations',
                to: '10001',
                toString: 'Web platform',
              },
              { field: 'Key', from: null, fromString: 'OPS-1', to: null, toString: 'WEB-2' },
            ],
          },
        },
      },
    ]);
    expect(
      site.jira
        .history('10100')
        .at(-1)
        ?.items.map(({ field }) => field),
    ).toEqual(['project', 'Key']);
  });

  test('may be moved on and back; every key it had leads to it, and none is given out twice', () => {
    site.jira.moveIssue(editor, 'WEB-2', 'OPS');
    expect(get('issue/OPS-2').body).toMatchObject({ id: '10100' });
    for (const key of ['OPS-1', 'WEB-2']) expect(get(`issue/${key}`).body).toMatchObject({ key: 'OPS-2' });
    expect(site.create().key).toBe('OPS-3');
  });
});

test('a move to a project the app cannot see looks like a deletion to the app alone', () => {
  site.create();
  site.jira.moveIssue(editor, 'OPS-1', 'SEC');
  const app = { actor: { kind: 'app' } } as const;
  expect(site.ask('GET', '/rest/api/3/issue/10100', undefined, app).status).toBe(404);
  expect(get('issue/10100').body).toMatchObject({ key: 'SEC-1' });
});

test('sub-tasks move with their parent, each with an event, and not alone', () => {
  site.create();
  const { key } = site.create({ issuetype: { id: SUBTASK }, parent: { key: 'OPS-1' } });
  expect(() => site.jira.moveIssue(editor, key, 'WEB')).toThrow('with its parent');
  site.events.length = 0;
  site.jira.moveIssue(editor, 'OPS-1', 'WEB');
  expect(site.events.map(({ payload }) => payload['jiraEventTypeName'])).toEqual([
    'issue_moved',
    'issue_moved',
  ]);
  expect(get(`issue/${key}`).body).toMatchObject({ key: 'WEB-2', fields: { parent: { key: 'WEB-1' } } });
});

test('in a team-managed project it gets a type, a priority and a status of that project', () => {
  site.create({ priority: { id: '1' } });
  site.jira.moveTo(editor, 'OPS-1', 'Done');
  site.jira.moveIssue(RESPONDER.accountId, 'OPS-1', 'TEAM');
  const { fields } = get('issue/OPS-1').body as { fields: Record<string, { id: string; name: string }> };
  expect(fields['status']?.name).toBe('Zu erledigen');
  expect(fields['issuetype']?.name).toBe('Aufgabe');
  expect(fields['resolution']).toBeNull();
  const kinds = site.events.at(-1)?.payload['changelog'] as { items: { field: string }[] };
  expect(kinds.items.map(({ field }) => field)).toEqual(
    expect.arrayContaining(['project', 'Key', 'issuetype', 'status', 'priority', 'resolution']),
  );
  expect(site.ask('PUT', '/rest/api/3/issue/10100', { fields: { summary: 'x' } }).status).toBe(204);
});

test('who may not create there, or names a type of another level, moves nothing', () => {
  site.create();
  site.jira.grant('WEB', 'CREATE_ISSUES', 'admins');
  expect(() => site.jira.moveIssue(editor, 'OPS-1', 'WEB')).toThrow('permission to create');
  expect(() => site.jira.moveIssue(admin, 'OPS-1', 'WEB', { issueTypeId: SUBTASK })).toThrow('issue type');
  expect(() => site.jira.moveIssue(admin, 'OPS-1', 'NONE')).toThrow('No other project');
  expect(get('issue/10100').body).toMatchObject({ key: 'OPS-1' });
  expect(site.jira.history('OPS-1')).toEqual([]);
});

describe('a project with a new key', () => {
  beforeEach(() => {
    site.create();
    site.create();
    site.jira.moveIssue(editor, 'OPS-2', 'WEB');
    site.events.length = 0;
    site.jira.renameProjectKey(admin, 'OPS', 'PLAT');
  });

  test('gives it to its issues; old keys of issues and project still lead there', () => {
    expect(get('issue/10100').body).toMatchObject({ key: 'PLAT-1', fields: { project: { key: 'PLAT' } } });
    expect(get('issue/OPS-1').body).toMatchObject({ id: '10100', key: 'PLAT-1' });
    expect(get('issue/OPS-2').body).toMatchObject({ id: '10101', key: 'WEB-1' });
    expect(get('project/OPS').body).toMatchObject({ id: '10000', key: 'PLAT' });
    expect(found('project = OPS')).toMatchObject({ issues: [{ key: 'PLAT-1' }] });
    expect(site.create({ project: { key: 'PLAT' } }).key).toBe('PLAT-3');
  });

  test('says so in one event of the project, in none of its issues', () => {
    expect(site.events).toMatchObject([
      { eventType: 'avi:jira:updated:project', payload: { project: { id: '10000', key: 'PLAT' } } },
    ]);
    expect(site.jira.history('PLAT-1')).toEqual([]);
  });

  test('keeps the old one from others, and takes no impossible one', () => {
    expect(() => site.jira.renameProjectKey(admin, 'WEB', 'OPS')).toThrow('exists already');
    expect(() => site.jira.renameProjectKey(admin, 'WEB', 'web')).toThrow('capital letter');
    expect(() => site.jira.renameProjectKey(editor, 'WEB', 'NEW')).toThrow('permission');
  });
});

test('search answers with the old key until the index has caught up', () => {
  site.create();
  site.jira.setIndexLag(60_000);
  site.jira.moveIssue(editor, 'OPS-1', 'WEB');
  expect(found('project = OPS')).toMatchObject({ issues: [{ key: 'OPS-1' }] });
  site.now += 60_000;
  expect(found('project = OPS')).toMatchObject({ issues: [] });
  expect(found('project = WEB')).toMatchObject({ issues: [{ key: 'WEB-1' }] });
});

test('an issue nobody moved has one key', () => {
  site.create();
  expect(refusal(get('issue/WEB-1'))).toEqual([
    404,
    'Issue does not exist or you do not have permission to see it.',
  ]);
});

test('every answer keeps the contract', () => {
  expect(contractProblems()).toEqual([]);
});
